/* <splork/pidfd.h> - generated from pidfd.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_PIDFD_H
#define SPLORK_PIDFD_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */
# if __GLIBC_PREREQ(2, 36)
#  if !defined(_PIDFD_H) && !defined(PIDFD_GET_INFO)
#   include <sys/pidfd.h> /* glibc 2.43 lets it be included once only */
#  endif
#  ifndef _PIDFD_H
#   define _PIDFD_H
#  endif
#  define SPLORK_LIBC_HAS_pidfd_getfd
#  define SPLORK_LIBC_HAS_pidfd_open
#  define SPLORK_LIBC_HAS_pidfd_send_signal
# endif
#endif

/* Definitions that older kernel headers lack, from pidfd.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_PIDFD_TYPES)
# define SPLORK_PIDFD_TYPES
/* Not from linux/pidfd.h, which cannot be included beside fcntl.h. */
#include <fcntl.h>
#include <sys/ioctl.h>
#ifndef PIDFD_NONBLOCK /* Linux 5.10 */
# define PIDFD_NONBLOCK O_NONBLOCK
#endif
#ifndef PIDFD_THREAD /* Linux 6.9 */
# define PIDFD_THREAD O_EXCL
#endif
#ifndef PIDFD_SIGNAL_THREAD /* Linux 6.9 */
# define PIDFD_SIGNAL_THREAD (1UL << 0)
# define PIDFD_SIGNAL_THREAD_GROUP (1UL << 1)
# define PIDFD_SIGNAL_PROCESS_GROUP (1UL << 2)
#endif
#ifndef PIDFD_SELF_THREAD /* Linux 6.15 */
# define PIDFD_SELF_THREAD -10000
# define PIDFD_SELF_THREAD_GROUP -10001
#endif
#ifndef PIDFD_SELF /* Linux 6.15 */
# define PIDFD_SELF PIDFD_SELF_THREAD
# define PIDFD_SELF_PROCESS PIDFD_SELF_THREAD_GROUP
#endif
#ifndef PIDFS_IOCTL_MAGIC
# define PIDFS_IOCTL_MAGIC 0xFF
#endif
#ifndef PIDFD_GET_CGROUP_NAMESPACE /* Linux 6.11 */
# define PIDFD_GET_CGROUP_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 1)
# define PIDFD_GET_IPC_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 2)
# define PIDFD_GET_MNT_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 3)
# define PIDFD_GET_NET_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 4)
# define PIDFD_GET_PID_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 5)
# define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 6)
# define PIDFD_GET_TIME_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 7)
# define PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 8)
# define PIDFD_GET_USER_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 9)
# define PIDFD_GET_UTS_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 10)
#endif
#ifndef PIDFD_INFO_PID /* Linux 6.13 */
# define PIDFD_INFO_PID (1UL << 0)
# define PIDFD_INFO_CREDS (1UL << 1)
# define PIDFD_INFO_CGROUPID (1UL << 2)
#endif
#ifndef PIDFD_INFO_EXIT /* Linux 6.15 */
# define PIDFD_INFO_EXIT (1UL << 3)
#endif
#ifndef PIDFD_INFO_COREDUMP /* Linux 6.16 */
# define PIDFD_INFO_COREDUMP (1UL << 4)
# define PIDFD_COREDUMPED (1U << 0)
# define PIDFD_COREDUMP_SKIP (1U << 1)
# define PIDFD_COREDUMP_USER (1U << 2)
# define PIDFD_COREDUMP_ROOT (1U << 3)
#endif
#ifndef PIDFD_INFO_SUPPORTED_MASK /* in Linux 7.2 */
# define PIDFD_INFO_SUPPORTED_MASK (1UL << 5)
# define PIDFD_INFO_COREDUMP_SIGNAL (1UL << 6)
#endif
#ifndef PIDFD_INFO_COREDUMP_CODE /* in Linux 7.2 */
# define PIDFD_INFO_COREDUMP_CODE (1UL << 7)
#endif
#ifndef PIDFD_INFO_SIZE_VER0 /* Linux 6.13 */
# define PIDFD_INFO_SIZE_VER0 64
#endif
#ifndef PIDFD_INFO_SIZE_VER1 /* in Linux 7.2 */
# define PIDFD_INFO_SIZE_VER1 72
# define PIDFD_INFO_SIZE_VER2 80
# define PIDFD_INFO_SIZE_VER3 88
#endif
/* glibc 2.43 defines the struct in sys/pidfd.h, which a program that wants no plain names may include behind us. */
#ifndef PIDFD_GET_INFO /* Linux 6.13; here as of 7.2 */
# ifdef __GLIBC__
#  if __GLIBC_PREREQ(2, 43)
#   define SPLORK_HAS_pidfd_info
#  endif
# endif
# ifndef SPLORK_HAS_pidfd_info
struct pidfd_info {
    uint64_t mask;
    uint64_t cgroupid;
    uint32_t pid;
    uint32_t tgid;
    uint32_t ppid;
    uint32_t ruid;
    uint32_t rgid;
    uint32_t euid;
    uint32_t egid;
    uint32_t suid;
    uint32_t sgid;
    uint32_t fsuid;
    uint32_t fsgid;
    int32_t exit_code;
    uint32_t coredump_mask;
    uint32_t coredump_signal;
    uint32_t coredump_code;
    uint32_t coredump_pad;
    uint64_t supported_mask;
};
#  define PIDFD_GET_INFO _IOWR(PIDFS_IOCTL_MAGIC, 11, struct pidfd_info)
# endif
#endif
#endif

#include <signal.h>
#ifndef SPLORK_SIGINFO_T
# ifdef SI_QUEUE
#  define SPLORK_SIGINFO_T siginfo_t
# else /* strict C */
#  define SPLORK_SIGINFO_T void
# endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Duplicate a file descriptor of another process.
 *
 * Parameters:
 *   pidfd  the process
 *   fd     its descriptor
 *   flags  0
 *
 * On success, returns a file descriptor (close-on-exec) for the same open file, and leaves errno
 * unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADF    pidfd is no process, or fd is not open there.
 *   EINVAL   flags is not 0.
 *   EMFILE   The process has too many open files.
 *   ENFILE   The system has too many open files.
 *   EPERM    The caller may not attach to the process by ptrace rules.
 *   ESRCH    The process has ended.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.6. Source: pidfd_getfd(2), kernel/pid.c.
 */
#if defined(__NR_pidfd_getfd) && __NR_pidfd_getfd < 0 /* libseccomp's mark for "none here" */
# undef __NR_pidfd_getfd
#endif
#ifndef __NR_pidfd_getfd
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_pidfd_getfd 438
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_pidfd_getfd (0x40000000 + 438)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_pidfd_getfd 4438
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_pidfd_getfd 5438
# elif defined(__alpha__)
#  define __NR_pidfd_getfd 548
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_pidfd_getfd 6438
# endif /* other architectures: no number, pidfd_getfd() fails with ENOTSUP */
#endif
#if defined(__NR_pidfd_getfd) && !defined(SYS_pidfd_getfd)
# define SYS_pidfd_getfd __NR_pidfd_getfd
#endif
#ifndef SPLORK_LIBC_HAS_pidfd_getfd
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_pidfd_getfd(int pidfd, int fd, unsigned int flags);
# else
int pidfd_getfd(int pidfd, int fd, unsigned int flags) __asm__("splork_pidfd_getfd");
# endif
#endif
#endif

/**
 * Open a descriptor that stands for a process, and for no other that may get its ID later.
 *
 * Parameters:
 *   pid    the process
 *   flags  0, PIDFD_NONBLOCK (Linux 5.10), PIDFD_THREAD (Linux 6.9)
 *
 * On success, returns a file descriptor (close-on-exec); it becomes readable when the process has
 * ended, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   flags is unknown, pid is not positive, or it is a thread that leads no process and
 *            PIDFD_THREAD is not given; ENOENT from some kernels for the last.
 *   EMFILE   The process has too many open files.
 *   ENFILE   The system has too many open files.
 *   ENODEV   The kernel has no anonymous inodes for the descriptor.
 *   ENOMEM   The kernel has no memory for the descriptor.
 *   ESRCH    There is no such process.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.3. Source: pidfd_open(2), kernel/pid.c.
 */
#if defined(__NR_pidfd_open) && __NR_pidfd_open < 0 /* libseccomp's mark for "none here" */
# undef __NR_pidfd_open
#endif
#ifndef __NR_pidfd_open
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_pidfd_open 434
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_pidfd_open (0x40000000 + 434)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_pidfd_open 4434
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_pidfd_open 5434
# elif defined(__alpha__)
#  define __NR_pidfd_open 544
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_pidfd_open 6434
# endif /* other architectures: no number, pidfd_open() fails with ENOTSUP */
#endif
#if defined(__NR_pidfd_open) && !defined(SYS_pidfd_open)
# define SYS_pidfd_open __NR_pidfd_open
#endif
#ifndef SPLORK_LIBC_HAS_pidfd_open
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_pidfd_open(pid_t pid, unsigned int flags);
# else
int pidfd_open(pid_t pid, unsigned int flags) __asm__("splork_pidfd_open");
# endif
#endif
#endif

/**
 * Send a signal to the process that a descriptor stands for.
 *
 * Parameters:
 *   pidfd  the process
 *   sig    the signal, or 0 to check alone
 *   info   a siginfo_t with what goes with the signal, or NULL as kill(2)
 *   flags  0, or PIDFD_SIGNAL_* (Linux 6.9)
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   sig is a real-time signal, info is given, and the limit of queued signals,
 *            RLIMIT_SIGPENDING, is reached.
 *   EBADF    pidfd is no process.
 *   EFAULT   info is not readable.
 *   EINVAL   flags or sig is unknown, info->si_signo is not sig, or the process is outside the
 *            caller's PID namespace.
 *   EPERM    The caller may not signal the process, or info->si_code is one that only the kernel
 *            uses.
 *   ESRCH    The process has ended and been waited for.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.1. Source: pidfd_send_signal(2), kernel/signal.c.
 */
#if defined(__NR_pidfd_send_signal) && __NR_pidfd_send_signal < 0 /* libseccomp's mark for "none here" */
# undef __NR_pidfd_send_signal
#endif
#ifndef __NR_pidfd_send_signal
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_pidfd_send_signal 424
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_pidfd_send_signal (0x40000000 + 424)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_pidfd_send_signal 4424
# elif defined(__alpha__)
#  define __NR_pidfd_send_signal 534
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_pidfd_send_signal 5424
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_pidfd_send_signal 6424
# endif /* other architectures: no number, pidfd_send_signal() fails with ENOTSUP */
#endif
#if defined(__NR_pidfd_send_signal) && !defined(SYS_pidfd_send_signal)
# define SYS_pidfd_send_signal __NR_pidfd_send_signal
#endif
#ifndef SPLORK_LIBC_HAS_pidfd_send_signal
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_pidfd_send_signal(int pidfd, int sig, SPLORK_SIGINFO_T *info, unsigned int flags);
# else
int pidfd_send_signal(int pidfd, int sig, SPLORK_SIGINFO_T *info, unsigned int flags) __asm__("splork_pidfd_send_signal");
# endif
#endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

#ifndef SPLORK_LIBC_HAS_pidfd_getfd
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_pidfd_getfd(int pidfd, int fd, unsigned int flags)
# else
static __inline__ int pidfd_getfd(int pidfd, int fd, unsigned int flags)
# endif
{
# ifdef __NR_pidfd_getfd
    return (int)splork_call3_(__NR_pidfd_getfd, (splork_word_)pidfd, (splork_word_)fd, (splork_word_)flags);
# else
    (void)pidfd;
    (void)fd;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_pidfd_open
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_pidfd_open(pid_t pid, unsigned int flags)
# else
static __inline__ int pidfd_open(pid_t pid, unsigned int flags)
# endif
{
# ifdef __NR_pidfd_open
    return (int)splork_call2_(__NR_pidfd_open, (splork_word_)pid, (splork_word_)flags);
# else
    (void)pid;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_pidfd_send_signal
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_pidfd_send_signal(int pidfd, int sig, SPLORK_SIGINFO_T *info, unsigned int flags)
# else
static __inline__ int pidfd_send_signal(int pidfd, int sig, SPLORK_SIGINFO_T *info, unsigned int flags)
# endif
{
# ifdef __NR_pidfd_send_signal
    return (int)splork_call4_(__NR_pidfd_send_signal, (splork_word_)pidfd, (splork_word_)sig, (splork_word_)(uintptr_t)info, (splork_word_)flags);
# else
    (void)pidfd;
    (void)sig;
    (void)info;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#endif

#ifdef __cplusplus
}
#endif

#endif
