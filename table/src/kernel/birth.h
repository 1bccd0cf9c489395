/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * @FAMILY@_birth.h - what a child is born with. Written by "splork kernel".
 *
 * No line in kernel/fork.c is needed: the kernel passes the tracepoint sched_process_fork when the
 * child is there and has never run, on the processor of the task that makes it. Who is to do
 * something there is found by that task, which makes one child at a time.
 */
#ifndef @FAMILY_UPPER@_BIRTH_H
#define @FAMILY_UPPER@_BIRTH_H

#include <linux/init.h>
#include <linux/list.h>
#include <linux/sched.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>
#include <linux/tracepoint.h>
#ifndef MODULE
#include <trace/events/sched.h>
#ifndef CONFIG_TRACEPOINTS
#error "the option of these calls must select TRACING, in init/Kconfig"
#endif
#endif

/* On the stack of the task that makes the child: no memory can be wanting. */
struct birth {
	struct list_head list;
	struct task_struct *parent;
	void (*born)(struct task_struct *child, void *with);
	void *with;
};

static LIST_HEAD(births);
static DEFINE_RAW_SPINLOCK(births_lock);

static void on_birth(void *unused, struct task_struct *parent, struct task_struct *child)
{
	struct birth *birth, *found = NULL;
	unsigned long flags;

	if (list_empty(&births))
		return;
	raw_spin_lock_irqsave(&births_lock, flags);
	list_for_each_entry(birth, &births, list) {
		if (birth->parent == parent) {
			list_del_init(&birth->list);
			found = birth;
			break;
		}
	}
	raw_spin_unlock_irqrestore(&births_lock, flags);
	if (found)
		found->born(child, found->with);
}

/*
 * kernel_clone(), with born(child, with) called before the child first runs. It must not sleep.
 * Other programs may see the child a moment earlier: it is on the list of processes then.
 */
static __maybe_unused pid_t kernel_clone_born(struct kernel_clone_args *args,
					      void (*born)(struct task_struct *child, void *with),
					      void *with)
{
	struct birth birth = { .parent = current, .born = born, .with = with };
	unsigned long flags;
	pid_t pid;

	raw_spin_lock_irqsave(&births_lock, flags);
	list_add(&birth.list, &births);
	raw_spin_unlock_irqrestore(&births_lock, flags);
	pid = kernel_clone(args);
	/* Where there is no child, nobody has taken it off the list. */
	raw_spin_lock_irqsave(&births_lock, flags);
	list_del_init(&birth.list);
	raw_spin_unlock_irqrestore(&births_lock, flags);
	return pid;
}

#ifdef MODULE
/* For splork_frame.c, which has the tracepoint. */
int @FAMILY@_birth_add(struct tracepoint *fork);
void @FAMILY@_birth_remove(struct tracepoint *fork);

int @FAMILY@_birth_add(struct tracepoint *fork)
{
	return tracepoint_probe_register(fork, on_birth, NULL);
}

void @FAMILY@_birth_remove(struct tracepoint *fork)
{
	tracepoint_probe_unregister(fork, on_birth, NULL);
}
#else
static int __init births_init(void)
{
	return register_trace_sched_process_fork(on_birth, NULL);
}
core_initcall(births_init);
#endif

#endif
