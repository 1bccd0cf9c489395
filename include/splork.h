/* <splork.h> - generated from splork.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_H
#define SPLORK_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from splork.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_SPLORK_TYPES)
# define SPLORK_SPLORK_TYPES
/* struct clone_args got new fields twice. If the kernel's header has a shorter one, that one is renamed and this one
 * replaces it. CLONE_PIDFD does not tell whether the struct is defined: libc's sched.h has it without the struct. */
#ifdef __has_include
# if __has_include(<linux/sched.h>)
#  define SPLORK_HAS_linux_sched_h
# endif
#elif defined(__GLIBC__)
# define SPLORK_HAS_linux_sched_h
#endif
#ifndef CLONE_ARGS_SIZE_VER2 /* Linux 5.7 */
# if defined(_LINUX_SCHED_H) /* the program has included a shorter one already: ours goes by another name */
#  define clone_args splork_clone_args
# elif defined(SPLORK_HAS_linux_sched_h)
#  define clone_args splork_shorter_clone_args
#  include <linux/sched.h>
#  undef clone_args
#  if defined(CLONE_ARGS_SIZE_VER2) && defined(_LINUX_SCHED_H) /* it is not shorter: once more, under its own name */
#   define SPLORK_HAS_clone_args
#   undef _LINUX_SCHED_H
#   include <linux/sched.h>
#  endif
# endif
# ifndef SPLORK_HAS_clone_args
struct clone_args {
    uint64_t flags __attribute__((__aligned__(8)));
    uint64_t pidfd __attribute__((__aligned__(8)));
    uint64_t child_tid __attribute__((__aligned__(8)));
    uint64_t parent_tid __attribute__((__aligned__(8)));
    uint64_t exit_signal __attribute__((__aligned__(8)));
    uint64_t stack __attribute__((__aligned__(8)));
    uint64_t stack_size __attribute__((__aligned__(8)));
    uint64_t tls __attribute__((__aligned__(8)));
    uint64_t set_tid __attribute__((__aligned__(8))); /* Linux 5.5 */
    uint64_t set_tid_size __attribute__((__aligned__(8))); /* Linux 5.5 */
    uint64_t cgroup __attribute__((__aligned__(8))); /* Linux 5.7 */
};
# endif
#endif
#ifndef CLONE_ARGS_SIZE_VER0
# define CLONE_ARGS_SIZE_VER0 64
#endif
#ifndef CLONE_ARGS_SIZE_VER1
# define CLONE_ARGS_SIZE_VER1 80
#endif
#ifndef CLONE_ARGS_SIZE_VER2
# define CLONE_ARGS_SIZE_VER2 88
#endif
#ifndef CSIGNAL
# define CSIGNAL 0x000000ff
#endif
#ifndef CLONE_VM
# define CLONE_VM 0x00000100
# define CLONE_FS 0x00000200
# define CLONE_FILES 0x00000400
# define CLONE_SIGHAND 0x00000800
# define CLONE_PTRACE 0x00002000
# define CLONE_VFORK 0x00004000
# define CLONE_PARENT 0x00008000
# define CLONE_THREAD 0x00010000
# define CLONE_NEWNS 0x00020000
# define CLONE_SYSVSEM 0x00040000
# define CLONE_SETTLS 0x00080000
# define CLONE_PARENT_SETTID 0x00100000
# define CLONE_CHILD_CLEARTID 0x00200000
# define CLONE_DETACHED 0x00400000
# define CLONE_UNTRACED 0x00800000
# define CLONE_CHILD_SETTID 0x01000000
# define CLONE_NEWUTS 0x04000000
# define CLONE_NEWIPC 0x08000000
# define CLONE_NEWUSER 0x10000000
# define CLONE_NEWPID 0x20000000
# define CLONE_NEWNET 0x40000000
# define CLONE_IO 0x80000000
#endif
#ifndef CLONE_NEWCGROUP /* Linux 4.6 */
# define CLONE_NEWCGROUP 0x02000000
#endif
#ifndef CLONE_PIDFD /* Linux 5.2 */
# define CLONE_PIDFD 0x00001000
#endif
#ifndef CLONE_CLEAR_SIGHAND /* Linux 5.5 */
# define CLONE_CLEAR_SIGHAND ((uint64_t)1 << 32)
#endif
#ifndef CLONE_NEWTIME /* Linux 5.6 */
# define CLONE_NEWTIME 0x00000080
#endif
#ifndef CLONE_INTO_CGROUP /* Linux 5.7 */
# define CLONE_INTO_CGROUP ((uint64_t)1 << 33)
#endif
#ifndef CLONE_AUTOREAP /* in Linux 7.2 */
# define CLONE_AUTOREAP ((uint64_t)1 << 34)
#endif
#ifndef CLONE_NNP /* in Linux 7.2 */
# define CLONE_NNP ((uint64_t)1 << 35)
#endif
#ifndef CLONE_PIDFD_AUTOKILL /* in Linux 7.2 */
# define CLONE_PIDFD_AUTOKILL ((uint64_t)1 << 36)
#endif
#ifndef CLONE_EMPTY_MNTNS /* in Linux 7.2 */
# define CLONE_EMPTY_MNTNS ((uint64_t)1 << 37)
#endif
#ifndef UNSHARE_EMPTY_MNTNS /* in Linux 7.2, for unshare(2) */
# define UNSHARE_EMPTY_MNTNS 0x00100000
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Start a child that runs a function: fn(arg), on the stack that args gives, with all that
 * clone3(2) can do. Where the kernel answers ENOSYS, clone(2) is used instead if it can do exactly
 * what was asked; otherwise ENOSYS stands.
 *
 * Parameters:
 *   args  the request; its stack is the lowest address and stack_size the length in bytes, both 0
 *         for a child that goes on with a copy of the caller's stack, as after fork(2)
 *   size  sizeof *args, in bytes
 *   fn    what the child runs; it ends, itself alone, by exit(2) with the function's result
 *   arg   what fn is passed
 *
 * On success, returns the child's thread ID, and leaves errno unchanged. On error, returns -1 and
 * sets errno.
 *
 * Errors:
 *   E2BIG       size is above a page, or the tail that this kernel does not know is not zero.
 *   EACCES      CLONE_INTO_CGROUP, and the caller may not put processes into that cgroup.
 *   EAGAIN      RLIMIT_NPROC or the system's limit on tasks is reached.
 *   EBADF       CLONE_INTO_CGROUP, and cgroup is no descriptor of a cgroup.
 *   EBUSY       CLONE_INTO_CGROUP, and a domain controller is on in that cgroup.
 *   EEXIST      A thread ID in set_tid is taken.
 *   EFAULT      args, or what it leads to, is not readable or not writable.
 *   EINVAL      args or fn is NULL, size is below 64, or the flags and fields don't go together.
 *   EMFILE      CLONE_PIDFD, and the process has as many open descriptors as RLIMIT_NOFILE allows.
 *   ENFILE      CLONE_PIDFD, and the system has as many open files as it allows.
 *   ENOMEM      The kernel has no memory for the child; or its PID namespace's init has ended.
 *   ENOSPC      Namespaces would be nested too deeply, or the limit on their number, in
 *               /proc/sys/user, is reached.
 *   ENOSYS      The kernel has no clone3, or a filter says so, and clone(2) would not do.
 *   ENOTSUP     splork knows no number, or has no trampoline, for this architecture.
 *   EOPNOTSUPP  CLONE_INTO_CGROUP, and the cgroup is in the domain invalid state.
 *   EPERM       The caller lacks the capability for a namespace, for set_tid or for
 *               CLONE_PIDFD_AUTOKILL; or a filter forbids the call.
 *   EUSERS      From clone(2) in clone3's place, on Linux 3.11 to 4.8: CLONE_NEWUSER, and user
 *               namespaces would be nested too deeply.
 *
 * Async-signal-safe. Since Linux 5.3. Source: clone(2), kernel/fork.c of Linux 5.3 to 7.3.
 */
#if defined(__NR_clone3) && __NR_clone3 < 0 /* libseccomp's mark for "none here" */
# undef __NR_clone3
#endif
#ifndef __NR_clone3
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sparc__) || defined(__xtensa__)
#  define __NR_clone3 435
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_clone3 (0x40000000 + 435)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_clone3 4435
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_clone3 5435
# elif defined(__alpha__)
#  define __NR_clone3 545
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_clone3 6435
# endif /* other architectures: no number, clone3() fails with ENOTSUP */
#endif
#if defined(__NR_clone3) && !defined(SYS_clone3)
# define SYS_clone3 __NR_clone3
#endif
struct clone_args;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
pid_t splork_clone3(struct clone_args *args, size_t size, int (*fn)(void *), void *arg);
# else
pid_t clone3(struct clone_args *args, size_t size, int (*fn)(void *), void *arg) __asm__("splork_clone3");
# endif
#endif

/**
 * Create a child as clone(2) does, with one more parameter: it is born with this nice value.
 *
 * Parameters:
 *   fn          what the child runs
 *   stack       the highest address of the child's stack, aligned downwards
 *   flags       CLONE_* and the signal that the parent gets when the child ends, as for clone(2)
 *   arg         fn's argument
 *   nice        the child's nice value, -20 (most favourable) to 19
 *   parent_tid  where the child's thread ID, or with CLONE_PIDFD its descriptor, is put in the
 *               parent
 *   tls         the child's thread-local storage, with CLONE_SETTLS
 *   child_tid   where the thread ID is put in the child, or cleared when it ends
 *
 * On success, returns the child's thread ID, and leaves errno unchanged. On error, returns -1 and
 * sets errno.
 *
 * Errors:
 *   EINVAL   fn or stack is NULL, nice is outside -20..19, or clone(2) refuses the flags.
 *   EPERM    nice is below the caller's own and RLIMIT_NICE and CAP_SYS_NICE do not allow it; or
 *            as clone(2).
 *   EAGAIN   RLIMIT_NPROC or the system's limit on tasks is reached.
 *   ENOMEM   The kernel has no memory for the child.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Not in upstream Linux. Source: kernel/splork.c, clone(2).
 */
#if defined(__NR_clone_nice) && __NR_clone_nice < 0 /* libseccomp's mark for "none here" */
# undef __NR_clone_nice
#endif
#ifndef __NR_clone_nice
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__)
#  define __NR_clone_nice 901
# endif /* other architectures: no number, clone_nice() fails with ENOTSUP */
#endif
#if defined(__NR_clone_nice) && !defined(SYS_clone_nice)
# define SYS_clone_nice __NR_clone_nice
#endif
#ifndef SPLORK_INLINE
int clone_nice(int (*fn)(void *), void *stack, int flags, void *arg, int nice,
               ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */);
#endif

/**
 * Add one to a number: the manual's example of a call whose C function takes its arguments in
 * another order.
 *
 * Parameters:
 *   arg2  8 bytes, where the kernel puts arg1 + 1
 *   arg1  a number, not 0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   arg2 is not writable.
 *   EINVAL   arg1 is 0.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Not in upstream Linux. Source: kernel/splork.c.
 */
#if defined(__NR_splork) && __NR_splork < 0 /* libseccomp's mark for "none here" */
# undef __NR_splork
#endif
#ifndef __NR_splork
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__)
#  define __NR_splork 900
# endif /* other architectures: no number, splork() fails with ENOTSUP */
#endif
#if defined(__NR_splork) && !defined(SYS_splork)
# define SYS_splork __NR_splork
#endif
#ifndef SPLORK_INLINE
int splork(void *arg2, unsigned long arg1);
#endif

/**
 * Start a child as clone3 does, with the errors named on which clone(2) may stand in.
 *
 * Parameters:
 *   args  the request, as clone3's
 *   size  sizeof *args, in bytes
 *   fn    what the child runs; it ends, itself alone, by exit(2) with the function's result
 *   arg   what fn is passed
 *   when  0, SPLORK_WHEN_ENOSYS, SPLORK_WHEN_EPERM, or both or-ed together
 *
 * On success, returns the child's thread ID, and leaves errno unchanged. On error, returns -1 and
 * sets errno.
 *
 * Errors:
 *   EINVAL   args or fn is NULL, when has an unknown bit, or as clone3(2).
 *   ENOSYS   The kernel has no clone3, or a filter says so, and clone(2) would not do or is not
 *            wanted.
 *   ENOTSUP  splork knows no number, or has no trampoline, for this architecture.
 *   EPERM    As clone3(2), or a filter forbids the call.
 *
 * Async-signal-safe. A function of splork, not a system call. Source: clone(2), kernel/fork.c of
 * Linux 5.3 to 7.3.
 */
#define SPLORK_WHEN_ENOSYS 1
#define SPLORK_WHEN_EPERM 2
struct clone_args;
#ifndef SPLORK_INLINE
pid_t splork_clone3_or_clone(struct clone_args *args, size_t size, int (*fn)(void *), void *arg,
                             unsigned int when);
#endif

/**
 * Pass eight arguments through six registers: they are packed into a struct that the kernel reads.
 *
 * Parameters:
 *   fd      a number, the first field
 *   a       a number, the second
 *   b       a number, the third
 *   offset  a number of 64 bits, the seventh field
 *   prio    a number with its sign, the eighth
 *   buf     where the kernel puts the struct with every field changed
 *   len     its length in bytes; what is beyond is left out
 *   flags   0, or 1 to have each field's bits turned over instead of numbers added
 *
 * On success, returns how many bytes were put into buf, and leaves errno unchanged. On error,
 * returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG    The struct has a tail that this kernel does not know and that is not zero.
 *   EFAULT   buf is not writable.
 *   EINVAL   The struct is smaller than its first version, or flags is unknown.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Not in upstream Linux. Source: kernel/splork.c.
 */
#if defined(__NR_splork_packed) && __NR_splork_packed < 0 /* libseccomp's mark for "none here" */
# undef __NR_splork_packed
#endif
#ifndef __NR_splork_packed
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__)
#  define __NR_splork_packed 902
# endif /* other architectures: no number, splork_packed() fails with ENOTSUP */
#endif
#if defined(__NR_splork_packed) && !defined(SYS_splork_packed)
# define SYS_splork_packed __NR_splork_packed
#endif
struct splork_packed_args {
    uint64_t fd __attribute__((__aligned__(8)));
    uint64_t a __attribute__((__aligned__(8)));
    uint64_t b __attribute__((__aligned__(8)));
    uint64_t buf __attribute__((__aligned__(8)));
    uint64_t len __attribute__((__aligned__(8)));
    uint64_t flags __attribute__((__aligned__(8)));
    uint64_t offset __attribute__((__aligned__(8)));
    uint64_t prio __attribute__((__aligned__(8)));
};
#ifndef SPLORK_INLINE
int splork_packed(int fd, unsigned long a, unsigned long b, void *buf, size_t len, int flags, uint64_t offset,
                  int prio);
#endif

/**
 * Make any system call that returns twice: the child runs fn(arg) on its own stack and ends,
 * itself alone, by exit(2) with the function's result.
 *
 * Parameters:
 *   number  the system call's number
 *   args    its six arguments in the kernel's order, stack and flags among them, unused ones 0
 *   stack   the top of the child's stack, which args carries as well; reserved for architectures
 *           that need it. NULL where the child is to go on with a copy of the caller's stack, as
 *           after fork(2), or with CLONE_VFORK on the caller's own
 *   fn      what the child runs
 *   arg     what fn is passed
 *
 * On success, returns what the kernel gave the parent, for all calls of the clone kind the child's
 * thread ID, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   fn or args is NULL, or as the call itself.
 *   ENOSYS   This kernel has no such call.
 *   ENOTSUP  splork has no trampoline for this architecture.
 *
 * Async-signal-safe. A function of splork, not a system call. Source: syscall(2), clone(2).
 */
#ifndef SPLORK_INLINE
long splork_spawn(long number, const long args[6], void *stack, int (*fn)(void *), void *arg);
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ pid_t splork_clone3(struct clone_args *args, size_t size, int (*fn)(void *), void *arg)
# else
static __inline__ pid_t clone3(struct clone_args *args, size_t size, int (*fn)(void *), void *arg)
# endif
{
# ifdef __NR_clone3
    return splork_clone3_(__NR_clone3, args, size, fn, arg, 1, 0);
# else
    (void)args;
    (void)size;
    (void)fn;
    (void)arg;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int clone_nice(int (*fn)(void *), void *stack, int flags, void *arg, int nice,
                                 ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)
{
# ifdef __NR_clone_nice
    pid_t *parent_tid;
    void *tls;
    pid_t *child_tid;
    va_list splork_rest_;
    long splork_args_[6];

    va_start(splork_rest_, nice);
    parent_tid = va_arg(splork_rest_, pid_t *);
    tls = va_arg(splork_rest_, void *);
    child_tid = va_arg(splork_rest_, pid_t *);
    va_end(splork_rest_);
    stack = splork_rounded_(stack);
    if (!fn || !stack)
        return (int)splork_fail_(EINVAL);
    stack = splork_kernels_stack_(stack);
    splork_args_[0] = (long)(unsigned int)flags;
    splork_args_[1] = (long)stack;
    splork_args_[2] = (long)parent_tid;
    splork_args_[3] = (long)child_tid;
    splork_args_[4] = (long)tls;
    splork_args_[5] = (long)nice;
    return (int)splork_result_(splork_spawn_raw_(__NR_clone_nice, splork_args_, fn, arg));
# else
    (void)fn;
    (void)stack;
    (void)flags;
    (void)arg;
    (void)nice;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int splork(void *arg2, unsigned long arg1)
{
# ifdef __NR_splork
    return (int)splork_call2_(__NR_splork, (long)arg1, (long)arg2);
# else
    (void)arg2;
    (void)arg1;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ pid_t splork_clone3_or_clone(struct clone_args *args, size_t size, int (*fn)(void *),
                                               void *arg, unsigned int when)
{
    if (when & ~(unsigned int)(SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM))
        return (int)splork_fail_(EINVAL);
# ifdef __NR_clone3
    return splork_clone3_(__NR_clone3, args, size, fn, arg, (when & SPLORK_WHEN_ENOSYS) != 0,
                          (when & SPLORK_WHEN_EPERM) != 0);
# else
    (void)args;
    (void)size;
    (void)fn;
    (void)arg;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int splork_packed(int fd, unsigned long a, unsigned long b, void *buf, size_t len,
                                    int flags, uint64_t offset, int prio)
{
# ifdef __NR_splork_packed
    struct splork_packed_args splork_packed_;

    splork_packed_.fd = (uint64_t)fd;
    splork_packed_.a = (uint64_t)a;
    splork_packed_.b = (uint64_t)b;
    splork_packed_.buf = (uint64_t)(uintptr_t)buf;
    splork_packed_.len = (uint64_t)len;
    splork_packed_.flags = (uint64_t)flags;
    splork_packed_.offset = (uint64_t)offset;
    splork_packed_.prio = (uint64_t)prio;
    return (int)splork_call2_(__NR_splork_packed, (long)&splork_packed_, (long)sizeof splork_packed_);
# else
    (void)fd;
    (void)a;
    (void)b;
    (void)buf;
    (void)len;
    (void)flags;
    (void)offset;
    (void)prio;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ long splork_spawn(long number, const long args[6], void *stack, int (*fn)(void *),
                                    void *arg)
{
    (void)stack; /* the kernel gets it from args */
    if (!fn || !args)
        return splork_fail_(EINVAL);
    return splork_result_(splork_spawn_raw_(number, args, fn, arg));
}

#endif

#ifdef __cplusplus
}
#endif

#endif
