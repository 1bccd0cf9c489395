/* <splork/security.h> - generated from security.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_SECURITY_H
#define SPLORK_SECURITY_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from security.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_SECURITY_TYPES)
# define SPLORK_SECURITY_TYPES
/* linux/bpf.h and linux/perf_event.h are as large as the rest together, and grow inside their structs and enums:
 * a program that has use for them includes the ones that it is written for. */
#ifdef __has_include
# if __has_include(<linux/seccomp.h>) && __has_include(<linux/userfaultfd.h>)
#  include <linux/seccomp.h>
#  include <linux/userfaultfd.h>
#  define SPLORK_HAS_linux_userfaultfd_h
# endif
#elif defined(__GLIBC__)
# include <linux/seccomp.h>
# include <linux/userfaultfd.h>
# define SPLORK_HAS_linux_userfaultfd_h
#endif
#ifndef SECCOMP_SET_MODE_STRICT /* Linux 3.17 */
# define SECCOMP_SET_MODE_STRICT 0
# define SECCOMP_SET_MODE_FILTER 1
#endif
#ifndef SECCOMP_FILTER_FLAG_TSYNC /* Linux 3.17 */
# define SECCOMP_FILTER_FLAG_TSYNC (1UL << 0)
#endif
#ifndef SECCOMP_GET_ACTION_AVAIL /* Linux 4.14 */
# define SECCOMP_GET_ACTION_AVAIL 2
# define SECCOMP_FILTER_FLAG_LOG (1UL << 1)
#endif
#ifndef SECCOMP_FILTER_FLAG_SPEC_ALLOW /* Linux 4.17 */
# define SECCOMP_FILTER_FLAG_SPEC_ALLOW (1UL << 2)
#endif
#ifndef SECCOMP_GET_NOTIF_SIZES /* Linux 5.0 */
# define SECCOMP_GET_NOTIF_SIZES 3
# define SECCOMP_FILTER_FLAG_NEW_LISTENER (1UL << 3)
#endif
#ifndef SECCOMP_FILTER_FLAG_TSYNC_ESRCH /* Linux 5.7 */
# define SECCOMP_FILTER_FLAG_TSYNC_ESRCH (1UL << 4)
#endif
#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV /* Linux 5.19 */
# define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif
#ifndef SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP /* Linux 6.6 */
# define SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP (1UL << 0)
#endif
#if defined(SECCOMP_IOW) && !defined(SECCOMP_IOCTL_NOTIF_SET_FLAGS) /* Linux 6.6 */
# define SECCOMP_IOCTL_NOTIF_SET_FLAGS SECCOMP_IOW(4, uint64_t)
#endif
#ifndef UFFD_USER_MODE_ONLY /* Linux 5.11 */
# define UFFD_USER_MODE_ONLY 1
#endif
#ifdef SPLORK_HAS_linux_userfaultfd_h /* the rest needs its struct uffdio_range */
# include <sys/ioctl.h>
# ifndef USERFAULTFD_IOC /* Linux 6.1 */
#  define USERFAULTFD_IOC 0xAA
#  define USERFAULTFD_IOC_NEW _IO(USERFAULTFD_IOC, 0x00)
# endif
# ifndef UFFD_FEATURE_WP_UNPOPULATED /* Linux 6.4 */
#  define UFFD_FEATURE_WP_UNPOPULATED (1 << 13)
# endif
# ifndef UFFDIO_CONTINUE_MODE_WP /* Linux 6.4 */
#  define UFFDIO_CONTINUE_MODE_WP ((uint64_t)1 << 1)
# endif
# ifndef UFFDIO_POISON /* Linux 6.6 */
#  define UFFD_FEATURE_POISON (1 << 14)
#  define _UFFDIO_POISON (0x08)
#  define UFFDIO_POISON _IOWR(UFFDIO, _UFFDIO_POISON, struct uffdio_poison)
#  define UFFDIO_POISON_MODE_DONTWAKE ((uint64_t)1 << 0)
struct uffdio_poison {
    struct uffdio_range range;
    uint64_t mode;
    int64_t updated;
};
# endif
# ifndef UFFD_FEATURE_WP_ASYNC /* Linux 6.7 */
#  define UFFD_FEATURE_WP_ASYNC (1 << 15)
# endif
# ifndef UFFDIO_MOVE /* Linux 6.8 */
#  define UFFD_FEATURE_MOVE (1 << 16)
#  define _UFFDIO_MOVE (0x05)
#  define UFFDIO_MOVE _IOWR(UFFDIO, _UFFDIO_MOVE, struct uffdio_move)
#  define UFFDIO_MOVE_MODE_DONTWAKE ((uint64_t)1 << 0)
#  define UFFDIO_MOVE_MODE_ALLOW_SRC_HOLES ((uint64_t)1 << 1)
struct uffdio_move {
    uint64_t dst;
    uint64_t src;
    uint64_t len;
    uint64_t mode;
    int64_t move;
};
# endif
# ifndef UFFDIO_RWPROTECT /* in Linux 7.3 */
#  define UFFD_FEATURE_RWP (1 << 17)
#  define UFFD_FEATURE_RWP_ASYNC (1 << 18)
#  define UFFD_PAGEFAULT_FLAG_RWP (1 << 3)
#  define UFFDIO_REGISTER_MODE_RWP ((uint64_t)1 << 3)
#  define _UFFDIO_RWPROTECT (0x09)
#  define UFFDIO_RWPROTECT _IOWR(UFFDIO, _UFFDIO_RWPROTECT, struct uffdio_rwprotect)
#  define UFFDIO_RWPROTECT_MODE_RWP ((uint64_t)1 << 0)
#  define UFFDIO_RWPROTECT_MODE_DONTWAKE ((uint64_t)1 << 1)
struct uffdio_rwprotect {
    struct uffdio_range range;
    uint64_t mode;
};
# endif
# ifndef UFFDIO_SET_MODE /* in Linux 7.3 */
#  define _UFFDIO_SET_MODE (0x0A)
#  define UFFDIO_SET_MODE _IOW(UFFDIO, _UFFDIO_SET_MODE, struct uffdio_set_mode)
struct uffdio_set_mode {
    uint64_t enable;
    uint64_t disable;
};
# endif
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Load BPF programs, make and read BPF maps, and attach them.
 *
 * Parameters:
 *   cmd    BPF_*
 *   uattr  the arguments; what cmd does not use must be 0
 *   size   the bytes of uattr that are used
 *
 * On success, returns for most commands 0, for those that make or open an object a file descriptor
 * (close-on-exec), and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG    uattr has a tail that this kernel does not know and that is not zero, or size is
 *            above the page size; a map is full, or a program too large.
 *   EACCES   The verifier refuses the program.
 *   EAGAIN   A signal came, or memory ran short, while the program was being checked; or try the
 *            batch again.
 *   EBADF    A file descriptor in uattr is not open.
 *   EEXIST   BPF_NOEXIST is given and the map has the element.
 *   EFAULT   uattr, or memory that it points to, is not accessible.
 *   EINVAL   cmd, or something in uattr, is unknown or does not fit.
 *   EMFILE   The command opens a descriptor, and the process has too many open files.
 *   ENFILE   The command opens a descriptor, and the system has too many open files.
 *   ENOENT   The map has no such element.
 *   ENOMEM   The kernel has no memory for the object.
 *   EPERM    The caller lacks CAP_BPF or what else the command needs, or unprivileged BPF is
 *            switched off.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.18. Source: bpf(2), kernel/bpf/syscall.c.
 */
#if defined(__NR_bpf) && __NR_bpf < 0 /* libseccomp's mark for "none here" */
# undef __NR_bpf
#endif
#ifndef __NR_bpf
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_bpf 280
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_bpf (0x40000000 + 321)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_bpf 321
# elif defined(__xtensa__)
#  define __NR_bpf 340
# elif defined(__hppa__)
#  define __NR_bpf 341
# elif defined(__sparc__)
#  define __NR_bpf 349
# elif defined(__s390__)
#  define __NR_bpf 351
# elif defined(__m68k__)
#  define __NR_bpf 354
# elif defined(__i386__)
#  define __NR_bpf 357
# elif defined(__powerpc__)
#  define __NR_bpf 361
# elif defined(__sh__)
#  define __NR_bpf 375
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_bpf 386
# elif defined(__microblaze__)
#  define __NR_bpf 387
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_bpf 4355
# elif defined(__alpha__)
#  define __NR_bpf 515
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_bpf 5315
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_bpf 6319
# endif /* other architectures: no number, bpf() fails with ENOTSUP */
#endif
#if defined(__NR_bpf) && !defined(SYS_bpf)
# define SYS_bpf __NR_bpf
#endif
union bpf_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_bpf(int cmd, union bpf_attr *uattr, unsigned int size);
# else
int bpf(int cmd, union bpf_attr *uattr, unsigned int size) __asm__("splork_bpf");
# endif
#endif

/**
 * Open a counter of events, of hardware or of the kernel, for a thread or a processor.
 *
 * Parameters:
 *   attr_uptr  what to count, and how
 *   pid        the thread, 0 for the calling one, -1 for all
 *   cpu        the processor, -1 for any
 *   group_fd   the event that leads the group, or -1
 *   flags      PERF_FLAG_*
 *
 * On success, returns a file descriptor: read gives the count, mmap the samples, and leaves errno
 * unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       attr_uptr->size is too small or too large, or its tail that this kernel does not
 *               know is not zero; the kernel's size has been put there.
 *   EACCES      /proc/sys/kernel/perf_event_paranoid does not allow this event without
 *               CAP_PERFMON.
 *   EBADF       group_fd is no event, or no control group with PERF_FLAG_PID_CGROUP.
 *   EBUSY       Another event has the hardware for itself.
 *   EFAULT      attr_uptr is not accessible.
 *   EINTR       The event is a user-space probe that ftrace uses already.
 *   EINVAL      An argument, or something in attr_uptr, is unknown or does not go with the rest.
 *   EMFILE      The process has too many open files.
 *   ENFILE      The system has too many open files.
 *   ENODEV      The processor lacks a feature that the event needs, or is offline.
 *   ENOENT      The machine has no such event.
 *   ENOSPC      There are no more hardware breakpoints.
 *   EOPNOTSUPP  The event cannot do what is asked, such as sampling without an interrupt.
 *   EOVERFLOW   sample_max_stack is above /proc/sys/kernel/perf_event_max_stack.
 *   EPERM       An exclusion that only CAP_PERFMON may leave out is left out.
 *   ESRCH       There is no such thread.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.31. Source: perf_event_open(2), kernel/events/core.c.
 */
#if defined(__NR_perf_event_open) && __NR_perf_event_open < 0 /* libseccomp's mark for "none here" */
# undef __NR_perf_event_open
#endif
#ifndef __NR_perf_event_open
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_perf_event_open 241
# elif defined(__sparc__) || defined(__xtensa__)
#  define __NR_perf_event_open 327
# elif defined(__i386__) || defined(__sh__)
#  define __NR_perf_event_open 336
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_perf_event_open (0x40000000 + 298)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_perf_event_open 298
# elif defined(__hppa__)
#  define __NR_perf_event_open 318
# elif defined(__powerpc__)
#  define __NR_perf_event_open 319
# elif defined(__s390__)
#  define __NR_perf_event_open 331
# elif defined(__m68k__)
#  define __NR_perf_event_open 332
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_perf_event_open 364
# elif defined(__microblaze__)
#  define __NR_perf_event_open 366
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_perf_event_open 4333
# elif defined(__alpha__)
#  define __NR_perf_event_open 493
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_perf_event_open 5292
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_perf_event_open 6296
# endif /* other architectures: no number, perf_event_open() fails with ENOTSUP */
#endif
#if defined(__NR_perf_event_open) && !defined(SYS_perf_event_open)
# define SYS_perf_event_open __NR_perf_event_open
#endif
struct perf_event_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_perf_event_open(struct perf_event_attr *attr_uptr, pid_t pid, int cpu, int group_fd,
                           unsigned long flags);
# else
int perf_event_open(struct perf_event_attr *attr_uptr, pid_t pid, int cpu, int group_fd, unsigned long flags) __asm__("splork_perf_event_open");
# endif
#endif

/**
 * Restrict the system calls of the calling thread, or ask what the kernel can filter.
 *
 * Parameters:
 *   op     SECCOMP_SET_MODE_STRICT, SECCOMP_SET_MODE_FILTER, SECCOMP_GET_ACTION_AVAIL or
 *          SECCOMP_GET_NOTIF_SIZES
 *   flags  SECCOMP_FILTER_FLAG_* for a filter, else 0
 *   uargs  what goes with op: NULL, struct sock_fprog *, uint32_t *, struct seccomp_notif_sizes *
 *
 * On success, returns 0; with SECCOMP_FILTER_FLAG_NEW_LISTENER a file descriptor; with
 * SECCOMP_FILTER_FLAG_TSYNC the ID of a thread that could not be synchronised, and leaves errno
 * unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES      The caller has neither no_new_privs nor CAP_SYS_ADMIN in its namespace.
 *   EBUSY       SECCOMP_FILTER_FLAG_NEW_LISTENER: the thread's filters have a listener already.
 *   EFAULT      uargs is not accessible.
 *   EINVAL      op or flags is unknown, uargs should be NULL, the filter is malformed, or the
 *               thread is in another mode already.
 *   EMFILE      SECCOMP_FILTER_FLAG_NEW_LISTENER: the process has too many open files.
 *   ENFILE      SECCOMP_FILTER_FLAG_NEW_LISTENER: the system has too many open files.
 *   ENOMEM      The thread's filters would be too large together, or the kernel has no memory.
 *   EOPNOTSUPP  SECCOMP_GET_ACTION_AVAIL: the kernel does not know the action.
 *   ESRCH       A thread could not be synchronised, and SECCOMP_FILTER_FLAG_TSYNC_ESRCH is given.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.17. Source: seccomp(2), kernel/seccomp.c.
 */
#if defined(__NR_seccomp) && __NR_seccomp < 0 /* libseccomp's mark for "none here" */
# undef __NR_seccomp
#endif
#ifndef __NR_seccomp
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_seccomp 277
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_seccomp (0x40000000 + 317)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_seccomp 317
# elif defined(__xtensa__)
#  define __NR_seccomp 337
# elif defined(__hppa__)
#  define __NR_seccomp 338
# elif defined(__sparc__)
#  define __NR_seccomp 346
# elif defined(__s390__)
#  define __NR_seccomp 348
# elif defined(__i386__)
#  define __NR_seccomp 354
# elif defined(__powerpc__)
#  define __NR_seccomp 358
# elif defined(__sh__)
#  define __NR_seccomp 372
# elif defined(__m68k__)
#  define __NR_seccomp 380
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_seccomp 383
# elif defined(__microblaze__)
#  define __NR_seccomp 384
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_seccomp 4352
# elif defined(__alpha__)
#  define __NR_seccomp 514
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_seccomp 5312
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_seccomp 6316
# endif /* other architectures: no number, seccomp() fails with ENOTSUP */
#endif
#if defined(__NR_seccomp) && !defined(SYS_seccomp)
# define SYS_seccomp __NR_seccomp
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_seccomp(unsigned int op, unsigned int flags, void *uargs);
# else
int seccomp(unsigned int op, unsigned int flags, void *uargs) __asm__("splork_seccomp");
# endif
#endif

/**
 * Open a descriptor by which a program handles page faults itself.
 *
 * Parameters:
 *   flags  O_CLOEXEC, O_NONBLOCK, UFFD_USER_MODE_ONLY
 *
 * On success, returns a file descriptor; UFFDIO_API is the first ioctl on it, and leaves errno
 * unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   flags is unknown.
 *   EMFILE   The process has too many open files.
 *   ENFILE   The system has too many open files.
 *   ENOMEM   The kernel has no memory for the descriptor.
 *   EPERM    Faults in the kernel's own accesses are included, and the caller lacks CAP_SYS_PTRACE
 *            while vm.unprivileged_userfaultfd is 0.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 4.3. Source: userfaultfd(2), fs/userfaultfd.c.
 */
#if defined(__NR_userfaultfd) && __NR_userfaultfd < 0 /* libseccomp's mark for "none here" */
# undef __NR_userfaultfd
#endif
#ifndef __NR_userfaultfd
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_userfaultfd 282
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_userfaultfd (0x40000000 + 323)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_userfaultfd 323
# elif defined(__xtensa__)
#  define __NR_userfaultfd 342
# elif defined(__hppa__)
#  define __NR_userfaultfd 344
# elif defined(__sparc__)
#  define __NR_userfaultfd 352
# elif defined(__s390__)
#  define __NR_userfaultfd 355
# elif defined(__powerpc__)
#  define __NR_userfaultfd 364
# elif defined(__m68k__)
#  define __NR_userfaultfd 373
# elif defined(__i386__)
#  define __NR_userfaultfd 374
# elif defined(__sh__)
#  define __NR_userfaultfd 377
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_userfaultfd 388
# elif defined(__microblaze__)
#  define __NR_userfaultfd 389
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_userfaultfd 4357
# elif defined(__alpha__)
#  define __NR_userfaultfd 516
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_userfaultfd 5317
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_userfaultfd 6321
# endif /* other architectures: no number, userfaultfd() fails with ENOTSUP */
#endif
#if defined(__NR_userfaultfd) && !defined(SYS_userfaultfd)
# define SYS_userfaultfd __NR_userfaultfd
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_userfaultfd(int flags);
# else
int userfaultfd(int flags) __asm__("splork_userfaultfd");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_bpf(int cmd, union bpf_attr *uattr, unsigned int size)
# else
static __inline__ int bpf(int cmd, union bpf_attr *uattr, unsigned int size)
# endif
{
# ifdef __NR_bpf
    return (int)splork_call3_(__NR_bpf, (splork_word_)cmd, (splork_word_)(uintptr_t)uattr, (splork_word_)size);
# else
    (void)cmd;
    (void)uattr;
    (void)size;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_perf_event_open(struct perf_event_attr *attr_uptr, pid_t pid, int cpu,
                                             int group_fd, unsigned long flags)
# else
static __inline__ int perf_event_open(struct perf_event_attr *attr_uptr, pid_t pid, int cpu, int group_fd,
                                      unsigned long flags)
# endif
{
# ifdef __NR_perf_event_open
    return (int)splork_call5_(__NR_perf_event_open, (splork_word_)(uintptr_t)attr_uptr, (splork_word_)pid, (splork_word_)cpu, (splork_word_)group_fd, (splork_word_)flags);
# else
    (void)attr_uptr;
    (void)pid;
    (void)cpu;
    (void)group_fd;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_seccomp(unsigned int op, unsigned int flags, void *uargs)
# else
static __inline__ int seccomp(unsigned int op, unsigned int flags, void *uargs)
# endif
{
# ifdef __NR_seccomp
    return (int)splork_call3_(__NR_seccomp, (splork_word_)op, (splork_word_)flags, (splork_word_)(uintptr_t)uargs);
# else
    (void)op;
    (void)flags;
    (void)uargs;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_userfaultfd(int flags)
# else
static __inline__ int userfaultfd(int flags)
# endif
{
# ifdef __NR_userfaultfd
    return (int)splork_call1_(__NR_userfaultfd, (splork_word_)flags);
# else
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
