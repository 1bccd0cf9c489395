// SPDX-License-Identifier: GPL-2.0-only
/*
 * splork_frame.c - written by "splork kernel --module"; not to be edited.
 *
 * Answers numbers that this kernel has no call for. Every such number ends in the kernel's ni_syscall function, which
 * does nothing but return -ENOSYS. A kprobe stands on it: where the number is one of splork_calls.h, it goes on in
 * answer() instead, as if that had been called; all else goes its way, on to another module's probe or to -ENOSYS.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/build_bug.h>
#include <linux/compat.h>
#include <linux/init.h>
#include <linux/kprobes.h>
#include <linux/module.h>
#include <linux/ptrace.h>
#include <linux/rcupdate.h>
#include <linux/sched/task_stack.h>
#include <linux/version.h>
#include <asm/syscall.h>
#include <asm/unistd.h>

#include "splork_calls.h"
#include "splork_claims.h"
#include "splork_clone.h"

#define DECLARED(nr, function) asmlinkage long function(const struct pt_regs *regs);
SPLORK_CALLS(DECLARED)
SPLORK_CALLS_32(DECLARED)

#if defined(CONFIG_X86_64) && \
	(LINUX_VERSION_CODE < KERNEL_VERSION(6, 15, 0) || LINUX_VERSION_CODE >= KERNEL_VERSION(7, 3, 0))
/* Beyond the table's end the entry code says -ENOSYS itself. Linux 7.2 does not, 6.1, 6.12 and 7.3 do. */
#define REACHED(nr, function)								\
	static_assert((nr) < __NR_syscalls, #function ": this kernel answers " #nr " itself. "	\
		      "Write the module anew, with: splork kernel --module DIR TABLES --numbers 400");
#define REACHED_32(nr, function)							\
	static_assert((nr) < IA32_NR_syscalls, #function ": this kernel answers " #nr " itself. "	\
		      "Write the module anew, with: splork kernel --module DIR TABLES --numbers 400");
SPLORK_CALLS(REACHED)
SPLORK_CALLS_32(REACHED_32)
#endif

static const char * const unknown_call[] = {
#ifdef CONFIG_X86_64
	"__x64_sys_ni_syscall",
#ifdef CONFIG_IA32_EMULATION
	"__ia32_sys_ni_syscall", /* another name of the same function, up to now */
#endif
#else
	"sys_ni_syscall",
#endif
};

/* All is in place. Until then, and from the moment that the module is on its way out, nothing is answered. */
static bool is_ready;

static __always_inline bool is_ours(void)
{
	int number = syscall_get_nr(current, current_pt_regs());

#define IS(nr, function) || number == (nr)
	if (in_compat_syscall())
		return false SPLORK_CALLS_32(IS);
	return false SPLORK_CALLS(IS);
}

static long call(void)
{
	const struct pt_regs *regs = current_pt_regs();

#define CALL(nr, function) case nr: return function(regs);
	if (in_compat_syscall())
		switch (syscall_get_nr(current, current_pt_regs())) {
		SPLORK_CALLS_32(CALL)
		default:
			return -ENOSYS;
		}
	switch (syscall_get_nr(current, current_pt_regs())) {
	SPLORK_CALLS(CALL)
	default:
		return -ENOSYS;
	}
}

/*
 * In ni_syscall's place, with the module held since before the way here: rmmod finds it in use as long as any task is
 * in a call of ours.
 */
static asmlinkage noinline long answer(void)
{
	long result = call();

	module_put(THIS_MODULE);
	return result; /* splork_exit() waits for those who are between the line above and their caller */
}

static int notrace on_unknown_call(struct kprobe *probe, struct pt_regs *regs)
{
	if (!READ_ONCE(is_ready) || !is_ours() || !try_module_get(THIS_MODULE))
		return 0;
	instruction_pointer_set(regs, (unsigned long)answer);
	return 1;
}
NOKPROBE_SYMBOL(on_unknown_call);

/* A probe that has one is neither made a jump nor a plain ftrace hook, which would go on where they were. */
static void notrace after_unknown_call(struct kprobe *probe, struct pt_regs *regs, unsigned long flags)
{
}
NOKPROBE_SYMBOL(after_unknown_call);

static struct kprobe probes[ARRAY_SIZE(unknown_call)];
static size_t probe_count;

void *splork_address_of(const char *name)
{
	struct kprobe probe = { .symbol_name = name };

	if (register_kprobe(&probe))
		return NULL;
	unregister_kprobe(&probe);
	return probe.addr;
}

static int add_probes(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(unknown_call); i++) {
		struct kprobe *probe = &probes[probe_count];
		void *address = splork_address_of(unknown_call[i]);
		int err;

		if (!address) {
			pr_err("this kernel shows no %s to hook\n", unknown_call[i]);
			return -ENOENT;
		}
		if (probe_count && probes[probe_count - 1].addr == address)
			continue;
		*probe = (struct kprobe) {
			.symbol_name = unknown_call[i],
			.pre_handler = on_unknown_call,
			.post_handler = after_unknown_call,
		};
		err = register_kprobe(probe);
		if (err) {
			pr_err("%s cannot be hooked: %d\n", unknown_call[i], err);
			return err;
		}
		probe_count++;
	}
	return 0;
}

static void remove_probes(void)
{
	while (probe_count)
		unregister_kprobe(&probes[--probe_count]);
}

static void remove_all(void)
{
	WRITE_ONCE(is_ready, false);
	remove_probes();
	splork_remove_clone();
	/* Nobody is on his way any more, out of answer() or out of a tracepoint: each has slept or been in user space since. */
	synchronize_rcu_tasks();
	splork_remove_claims();
}

static int __init splork_init(void)
{
	int err = splork_add_claims();

	if (!err)
		err = splork_add_clone();
	if (!err)
		err = add_probes();
	if (err) {
		remove_all();
		return err;
	}
	WRITE_ONCE(is_ready, true);
	pr_notice("answers " SPLORK_NAMES ". For test machines and virtual machines, not for production.\n");
	return 0;
}

static void __exit splork_exit(void)
{
	remove_all();
}

module_init(splork_init);
module_exit(splork_exit);
MODULE_DESCRIPTION("System calls on a kernel that has none of them: " SPLORK_NAMES);
MODULE_LICENSE("GPL");
