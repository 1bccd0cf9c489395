// SPDX-License-Identifier: GPL-2.0-only
/*
 * splork_clone.c - written by "splork kernel --module"; not to be edited.
 *
 * What calls that make children need of the kernel: its own clone, and the moment between a child's making and its start.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/kernel.h>
#include <linux/printk.h>
#include <linux/sched/task.h>
#include <linux/static_call.h>
#include <linux/string.h>
#include <linux/tracepoint.h>

#include "splork_calls.h"
#include "splork_clone.h"

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
	void *address = splork_address_of("kernel_clone");

	if (!address) {
		pr_err("this kernel shows no kernel_clone\n");
		return -ENOENT;
	}
	static_call_update(kernels_clone, (pid_t (*)(struct kernel_clone_args *))address);
	return 0;
}

/*
 * What NAME_birth.h defines comes in these functions' place; a source that has no use for it may leave it out. Defined
 * here and not just declared weak: arm64 loads no module that asks for a symbol which may not be there.
 */
#define BIRTH(family)							\
	int family##_birth_add(struct tracepoint *fork);		\
	void family##_birth_remove(struct tracepoint *fork);		\
	int __weak family##_birth_add(struct tracepoint *fork)		\
	{								\
		return 0;						\
	}								\
	void __weak family##_birth_remove(struct tracepoint *fork)	\
	{								\
	}
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
		int err = births[birth_count].add(fork_tracepoint);

		if (err) {
			pr_err("the tracepoint sched_process_fork cannot be hooked: %d\n", err);
			return err;
		}
	}
	return 0;
}

int splork_add_clone(void)
{
	int err = find_clone();

	return err ? err : add_births();
}

void splork_remove_clone(void)
{
	while (birth_count)
		births[--birth_count].remove(fork_tracepoint);
	tracepoint_synchronize_unregister();
}
