// SPDX-License-Identifier: GPL-2.0-only
/*
 * splork.c - the kernel's half of calls/splork.toml: a call whose C function
 * has another order of arguments, one with more than six arguments, and
 * clone(2) with one more parameter. Takes the skeleton's place in a tree that
 * "splork kernel" has prepared, as in a module.
 */
#include <linux/build_bug.h>
#include <linux/capability.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/sched/task.h>
#include <linux/string.h>
#include <linux/syscalls.h>
#include <linux/uaccess.h>

#include "splork_birth.h"

/*
 * Puts arg1 + 1, as 64 bits, where arg2 points: the caller sees that each
 * argument arrived, and how wide arg1 was.
 */
SYSCALL_DEFINE2(splork, unsigned long, arg1, void __user *, arg2)
{
	u64 answer = (u64)arg1 + 1;

	if (!arg1)
		return -EINVAL;
	if (copy_to_user(arg2, &answer, sizeof(answer)))
		return -EFAULT;
	return 0;
}

/*
 * The C header has the same. 64 bits for every field: one layout for programs
 * of 32 and of 64 bits.
 */
struct splork_packed_args {
	__aligned_u64 fd;
	__aligned_u64 a;
	__aligned_u64 b;
	__aligned_u64 buf;
	__aligned_u64 len;
	__aligned_u64 flags;
	__aligned_u64 offset;
	__aligned_u64 prio;
};

#define SPLORK_PACKED_ARGS_SIZE_VER0 64
#define SPLORK_PACKED_COMPLEMENT 1 /* a flag: turn the bits over instead of counting up */

/*
 * Gives the struct back through buf, as much of it as len bytes hold, with
 * every field changed: by 1 for the first, 2 for the second and so on, or to
 * its complement. Returns how many bytes that were.
 */
SYSCALL_DEFINE2(splork_packed, struct splork_packed_args __user *, args, size_t, size)
{
	struct splork_packed_args kargs;
	u64 fields[sizeof(kargs) / sizeof(u64)];
	size_t bytes;
	unsigned int i;
	int err;

	BUILD_BUG_ON(sizeof(kargs) != SPLORK_PACKED_ARGS_SIZE_VER0);
	if (size < SPLORK_PACKED_ARGS_SIZE_VER0)
		return -EINVAL;
	if (size > PAGE_SIZE)
		return -E2BIG;
	/*
	 * A longer struct of a newer program is fine while its tail is zero;
	 * else this is -E2BIG.
	 */
	err = copy_struct_from_user(&kargs, sizeof(kargs), args, size);
	if (err)
		return err;
	if (kargs.flags & ~(u64)SPLORK_PACKED_COMPLEMENT)
		return -EINVAL;

	memcpy(fields, &kargs, sizeof(fields));
	for (i = 0; i < ARRAY_SIZE(fields); i++)
		fields[i] = kargs.flags ? ~fields[i] : fields[i] + i + 1;
	bytes = min_t(u64, kargs.len, sizeof(fields));
	if (copy_to_user(u64_to_user_ptr(kargs.buf), fields, bytes))
		return -EFAULT;
	return bytes;
}

/* Its nice value is the child's from its first instruction on. */
static void born_nice(struct task_struct *child, void *nice)
{
	set_user_nice(child, *(int *)nice);
}

/* What can_nice() says, which modules are shown on some kernels only. */
static bool may_be_nice(int nice)
{
	return nice_to_rlimit(nice) <= rlimit(RLIMIT_NICE) || capable(CAP_SYS_NICE);
}

/*
 * clone(2) whose child has its nice value from the first. The kernel's own
 * clone does everything else.
 */
SYSCALL_DEFINE6(clone_nice, unsigned long, flags, unsigned long, stack, int __user *, parent_tid,
		int __user *, child_tid, unsigned long, tls, int, nice)
{
	struct kernel_clone_args args = {
		.flags = lower_32_bits(flags) & ~CSIGNAL,
		.exit_signal = lower_32_bits(flags) & CSIGNAL,
		.stack = stack,
		.pidfd = parent_tid, /* with CLONE_PIDFD, as clone(2) has it */
		.parent_tid = parent_tid,
		.child_tid = child_tid,
		.tls = tls,
	};

	if (nice < MIN_NICE || nice > MAX_NICE)
		return -EINVAL;
	if (nice < task_nice(current) && !may_be_nice(nice))
		return -EPERM;
	return kernel_clone_born(&args, born_nice, &nice);
}
