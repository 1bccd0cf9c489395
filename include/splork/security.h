/* <splork/security.h> - generated from security.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_SECURITY_H
#define SPLORK_SECURITY_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

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
 * (close-on-exec), and leaves errno alone. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG    uattr has a tail that this kernel does not know and that is not zero, or size is
 *            above the page size; a map is full, or a program too large.
 *   EACCES   The verifier refuses the program.
 *   EAGAIN   A signal came, or memory ran short, while the program was being checked; or the batch
 *            is to be tried again.
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
 *   ENOSYS   This kernel has no such call.
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
# endif /* anywhere else: no number, and bpf() fails with ENOTSUP */
#endif
#if defined(__NR_bpf) && !defined(SYS_bpf)
# define SYS_bpf __NR_bpf
#endif
union bpf_attr;
#ifndef SPLORK_INLINE
int bpf(int cmd, union bpf_attr *uattr, unsigned int size) __asm__("splork_bpf");
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
 * alone. On error, returns -1 and sets errno.
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
 *   ENOSYS      This kernel has no such call.
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
# endif /* anywhere else: no number, and perf_event_open() fails with ENOTSUP */
#endif
#if defined(__NR_perf_event_open) && !defined(SYS_perf_event_open)
# define SYS_perf_event_open __NR_perf_event_open
#endif
struct perf_event_attr;
#ifndef SPLORK_INLINE
int perf_event_open(struct perf_event_attr *attr_uptr, pid_t pid, int cpu, int group_fd, unsigned long flags) __asm__("splork_perf_event_open");
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
 * alone. On error, returns -1 and sets errno.
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
 *   ENOSYS      This kernel has no such call.
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
# endif /* anywhere else: no number, and seccomp() fails with ENOTSUP */
#endif
#if defined(__NR_seccomp) && !defined(SYS_seccomp)
# define SYS_seccomp __NR_seccomp
#endif
#ifndef SPLORK_INLINE
int seccomp(unsigned int op, unsigned int flags, void *uargs) __asm__("splork_seccomp");
#endif

/**
 * Open a descriptor by which a program handles page faults itself.
 *
 * Parameters:
 *   flags  O_CLOEXEC, O_NONBLOCK, UFFD_USER_MODE_ONLY
 *
 * On success, returns a file descriptor; UFFDIO_API is the first ioctl on it, and leaves errno
 * alone. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   flags is unknown.
 *   EMFILE   The process has too many open files.
 *   ENFILE   The system has too many open files.
 *   ENOMEM   The kernel has no memory for the descriptor.
 *   EPERM    Faults in the kernel's own accesses are included, and the caller lacks CAP_SYS_PTRACE
 *            while vm.unprivileged_userfaultfd is 0.
 *   ENOSYS   This kernel has no such call.
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
# endif /* anywhere else: no number, and userfaultfd() fails with ENOTSUP */
#endif
#if defined(__NR_userfaultfd) && !defined(SYS_userfaultfd)
# define SYS_userfaultfd __NR_userfaultfd
#endif
#ifndef SPLORK_INLINE
int userfaultfd(int flags) __asm__("splork_userfaultfd");
#endif

/* Without the library: the same functions, with the system call in place. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>

static __inline__ int bpf(int cmd, union bpf_attr *uattr, unsigned int size)
{
# ifdef __NR_bpf
    return (int)splork_call3_(__NR_bpf, (long)cmd, (long)uattr, (long)size);
# else
    (void)cmd;
    (void)uattr;
    (void)size;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int perf_event_open(struct perf_event_attr *attr_uptr, pid_t pid, int cpu, int group_fd,
                                      unsigned long flags)
{
# ifdef __NR_perf_event_open
    return (int)splork_call5_(__NR_perf_event_open, (long)attr_uptr, (long)pid, (long)cpu, (long)group_fd, (long)flags);
# else
    (void)attr_uptr;
    (void)pid;
    (void)cpu;
    (void)group_fd;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int seccomp(unsigned int op, unsigned int flags, void *uargs)
{
# ifdef __NR_seccomp
    return (int)splork_call3_(__NR_seccomp, (long)op, (long)flags, (long)uargs);
# else
    (void)op;
    (void)flags;
    (void)uargs;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int userfaultfd(int flags)
{
# ifdef __NR_userfaultfd
    return (int)splork_call1_(__NR_userfaultfd, (long)flags);
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
