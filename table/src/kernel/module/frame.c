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
#include <linux/sched/task.h>
#include <linux/sched/task_stack.h>
#include <linux/static_call.h>
#include <linux/string.h>
#include <linux/tracepoint.h>
#include <linux/version.h>
#include <asm/syscall.h>
#include <asm/unistd.h>

#include "splork_calls.h"

#define DECLARED(nr, function) asmlinkage long function(const struct pt_regs *regs);
SPLORK_CALLS(DECLARED)
SPLORK_CALLS_32(DECLARED)

#if defined(CONFIG_X86_64) && LINUX_VERSION_CODE < KERNEL_VERSION(6, 15, 0)
/* The compiler has put ni_syscall's -ENOSYS into the entry itself: only numbers within the table come to the function. */
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
#define CASE(nr, function) case nr:
	if (in_compat_syscall())
		switch (syscall_get_nr(current, current_pt_regs())) {
		SPLORK_CALLS_32(CASE)
			return true;
		default:
			return false;
		}
	switch (syscall_get_nr(current, current_pt_regs())) {
	SPLORK_CALLS(CASE)
		return true;
	default:
		return false;
	}
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

/* Where a function of the kernel's is that modules are not shown. NULL if it has none of that name. */
static void *address_of(const char *name)
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
		void *address = address_of(unknown_call[i]);
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

#ifdef SPLORK_CLONES
static pid_t no_clone(struct kernel_clone_args *args)
{
	return -ENOSYS;
}

/* A call that jumps straight to what it is set to: no pointer that hardening would have to look at. */
DEFINE_STATIC_CALL(kernels_clone, no_clone);

/* For the calls: modules are not shown the kernel's own. */
pid_t kernel_clone(struct kernel_clone_args *args)
{
	return static_call(kernels_clone)(args);
}

static int find_clone(void)
{
	void *address = address_of("kernel_clone");

	if (!address) {
		pr_err("this kernel shows no kernel_clone\n");
		return -ENOENT;
	}
	static_call_update(kernels_clone, (pid_t (*)(struct kernel_clone_args *))address);
	return 0;
}

/* Weak: a call whose source has no use for NAME_birth.h may leave it out. */
#define BIRTH(family)							\
	int __weak family##_birth_add(struct tracepoint *fork);		\
	void __weak family##_birth_remove(struct tracepoint *fork);
SPLORK_CLONES(BIRTH)

static const struct birth_hook {
	int (*add)(struct tracepoint *fork);
	void (*remove)(struct tracepoint *fork);
} births[] = {
#define HOOK(family) { family##_birth_add, family##_birth_remove },
	SPLORK_CLONES(HOOK)
};
static size_t birth_count;
static struct tracepoint *fork_tracepoint;

static void is_it_fork(struct tracepoint *tracepoint, void *unused)
{
	if (!strcmp(tracepoint->name, "sched_process_fork"))
		fork_tracepoint = tracepoint;
}

static int add_births(void)
{
	for_each_kernel_tracepoint(is_it_fork, NULL);
	if (!fork_tracepoint) {
		pr_err("this kernel has no tracepoint sched_process_fork\n");
		return -ENOENT;
	}
	for (; birth_count < ARRAY_SIZE(births); birth_count++) {
		int err = births[birth_count].add ? births[birth_count].add(fork_tracepoint) : 0;

		if (err) {
			pr_err("the tracepoint sched_process_fork cannot be hooked: %d\n", err);
			return err;
		}
	}
	return 0;
}

static void remove_births(void)
{
	while (birth_count)
		if (births[--birth_count].remove)
			births[birth_count].remove(fork_tracepoint);
	tracepoint_synchronize_unregister();
}
#else
static int find_clone(void) { return 0; }
static int add_births(void) { return 0; }
static void remove_births(void) { }
#endif

static void remove_all(void)
{
	WRITE_ONCE(is_ready, false);
	remove_probes();
	remove_births();
	/* Nobody is on his way any more, out of answer() or out of a tracepoint: each has slept or been in user space since. */
	synchronize_rcu_tasks();
}

static int __init splork_init(void)
{
	int err = find_clone();

	if (!err)
		err = add_births();
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
