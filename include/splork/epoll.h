/* <splork/epoll.h> - generated from epoll.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_EPOLL_H
#define SPLORK_EPOLL_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */
# if __GLIBC_PREREQ(2, 35)
#  include <sys/epoll.h>
#  define SPLORK_LIBC_HAS_epoll_pwait2
# endif
#endif

#ifndef __LP64__
# include <time.h>
# ifndef SPLORK_TIMESPEC
#  define SPLORK_TIMESPEC
struct splork_timespec { /* the kernel's struct __kernel_timespec */
    int64_t tv_sec, tv_nsec;
};
# endif
#endif

#include <signal.h>
#ifndef SPLORK_SIGSET_T
# ifdef SIG_BLOCK
#  define SPLORK_SIGSET_T sigset_t
# else /* strict C */
#  define SPLORK_SIGSET_T void
# endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Wait for events of an epoll instance, with a time limit in nanoseconds and a signal mask.
 *
 * Parameters:
 *   epfd       the epoll instance
 *   events     where the events are put, at most maxevents of them
 *   maxevents  above 0
 *   timeout    how long to wait from now on, in seconds and nanoseconds; 0 to look only, or NULL
 *              to wait for ever
 *   sigmask    a sigset_t: the signals blocked meanwhile, or NULL to leave the mask alone
 *
 * The kernel's argument sigsetsize is always 8 (16 on mips_n32, mips_n64, mips_o32).
 *
 * On success, returns the number of events, 0 when the time is over, and leaves errno unchanged.
 * On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADF    epfd is not open.
 *   EFAULT   events is not writable, or timeout or sigmask is not readable.
 *   EINTR    A signal handler ran before there was an event and before the time was over.
 *   EINVAL   epfd is no epoll instance, maxevents is not above 0 or is absurdly large, or timeout
 *            is no valid time.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.11. Source: epoll_wait(2), fs/eventpoll.c.
 */
#if defined(__NR_epoll_pwait2) && __NR_epoll_pwait2 < 0 /* libseccomp's mark for "none here" */
# undef __NR_epoll_pwait2
#endif
#ifndef __NR_epoll_pwait2
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_epoll_pwait2 441
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_epoll_pwait2 (0x40000000 + 441)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_epoll_pwait2 4441
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_epoll_pwait2 5441
# elif defined(__alpha__)
#  define __NR_epoll_pwait2 551
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_epoll_pwait2 6441
# endif /* other architectures: no number, epoll_pwait2() fails with ENOTSUP */
#endif
#if defined(__NR_epoll_pwait2) && !defined(SYS_epoll_pwait2)
# define SYS_epoll_pwait2 __NR_epoll_pwait2
#endif
#ifndef SPLORK_LIBC_HAS_epoll_pwait2
struct epoll_event;
struct timespec;
#ifndef SPLORK_INLINE
# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
int splork_epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct timespec *timeout,
                        const SPLORK_SIGSET_T *sigmask);
# else
int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct timespec *timeout,
                 const SPLORK_SIGSET_T *sigmask) __asm__("splork_epoll_pwait2");
# endif
# else
int splork_epoll_pwait2_(int epfd, struct epoll_event *events, int maxevents,
                         const struct splork_timespec *timeout, const SPLORK_SIGSET_T *sigmask) __asm__("splork_epoll_pwait2");
# endif
#endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

#ifndef SPLORK_LIBC_HAS_epoll_pwait2
# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
                                          const struct timespec *timeout, const SPLORK_SIGSET_T *sigmask)
# else
static __inline__ int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
                                   const struct timespec *timeout, const SPLORK_SIGSET_T *sigmask)
# endif
# else
static __inline__ int splork_epoll_pwait2_(int epfd, struct epoll_event *events, int maxevents,
                                           const struct splork_timespec *timeout,
                                           const SPLORK_SIGSET_T *sigmask)
# endif
{
# ifdef __NR_epoll_pwait2
#  if (defined(__x86_64__) && !defined(__ILP32__)) || (defined(__x86_64__) && defined(__ILP32__)) || (defined(__i386__)) || (defined(__alpha__)) || (defined(__arc__)) || (defined(__arm__) && defined(__ARM_EABI__)) || (defined(__aarch64__)) || (defined(__csky__)) || (defined(__hexagon__)) || (defined(__loongarch__) && __loongarch_grlen == 32) || (defined(__loongarch__) && __loongarch_grlen == 64) || (defined(__m68k__)) || (defined(__microblaze__)) || (defined(__nios2__)) || (defined(__or1k__)) || (defined(__hppa__) && !defined(__LP64__)) || (defined(__hppa__) && defined(__LP64__)) || (defined(__powerpc__) && !defined(__powerpc64__)) || (defined(__powerpc64__)) || (defined(__riscv) && __riscv_xlen == 32) || (defined(__riscv) && __riscv_xlen == 64) || (defined(__s390__) && !defined(__s390x__)) || (defined(__s390x__)) || (defined(__sh__)) || (defined(__sparc__) && !defined(__arch64__)) || (defined(__sparc__) && defined(__arch64__)) || (defined(__xtensa__))
    return (int)splork_call6_(__NR_epoll_pwait2, (splork_word_)epfd, (splork_word_)(uintptr_t)events, (splork_word_)maxevents, (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)sigmask, 8);
#  elif (defined(__mips__) && _MIPS_SIM == _ABIO32) || (defined(__mips__) && _MIPS_SIM == _ABIN32) || (defined(__mips__) && _MIPS_SIM == _ABI64)
    return (int)splork_call6_(__NR_epoll_pwait2, (splork_word_)epfd, (splork_word_)(uintptr_t)events, (splork_word_)maxevents, (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)sigmask, 16);
#  endif
# else
    (void)epfd;
    (void)events;
    (void)maxevents;
    (void)timeout;
    (void)sigmask;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#endif

#ifndef SPLORK_LIBC_HAS_epoll_pwait2
#ifndef __LP64__ /* timeout must be readable: it is copied */
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
                                          const struct timespec *timeout, const SPLORK_SIGSET_T *sigmask)
    __asm__("splork_epoll_pwait2_converted");
static __inline__ int splork_epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
                                          const struct timespec *timeout, const SPLORK_SIGSET_T *sigmask)
# else
static __inline__ int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents,
                                   const struct timespec *timeout, const SPLORK_SIGSET_T *sigmask)
# endif
{
    struct splork_timespec splork_time_;

    if (timeout) {
        splork_time_.tv_sec = timeout->tv_sec;
        splork_time_.tv_nsec = timeout->tv_nsec;
    }
    return splork_epoll_pwait2_(epfd, events, maxevents, timeout ? &splork_time_ : NULL, sigmask);
}
#endif

#endif
#ifdef __cplusplus
}
#endif

#endif
