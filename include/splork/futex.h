/* <splork/futex.h> - generated from futex.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_FUTEX_H
#define SPLORK_FUTEX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from futex.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_FUTEX_TYPES)
# define SPLORK_FUTEX_TYPES
#ifdef __has_include
# if __has_include(<linux/futex.h>)
#  include <linux/futex.h>
# endif
#elif defined(__GLIBC__)
# include <linux/futex.h>
#endif
#ifndef FUTEX_WAIT
# define FUTEX_WAIT 0
# define FUTEX_WAKE 1
# define FUTEX_FD 2
# define FUTEX_REQUEUE 3
# define FUTEX_CMP_REQUEUE 4
# define FUTEX_WAKE_OP 5
# define FUTEX_LOCK_PI 6
# define FUTEX_UNLOCK_PI 7
# define FUTEX_TRYLOCK_PI 8
# define FUTEX_WAIT_BITSET 9
# define FUTEX_WAKE_BITSET 10
# define FUTEX_WAIT_REQUEUE_PI 11
# define FUTEX_CMP_REQUEUE_PI 12
# define FUTEX_LOCK_PI2 13
# define FUTEX_PRIVATE_FLAG 128
# define FUTEX_CLOCK_REALTIME 256
# define FUTEX_WAITERS 0x80000000
# define FUTEX_OWNER_DIED 0x40000000
# define FUTEX_TID_MASK 0x3fffffff
# define FUTEX_BITSET_MATCH_ANY 0xffffffff
#endif
#ifndef FUTEX_WAITV_MAX /* Linux 5.16 */
# define FUTEX_32 2
# define FUTEX_WAITV_MAX 128
struct futex_waitv {
    uint64_t val;
    uint64_t uaddr;
    uint32_t flags;
    uint32_t __reserved;
};
#endif
#ifndef FUTEX2_SIZE_U32 /* Linux 6.7 */
# define FUTEX2_SIZE_U8 0x00
# define FUTEX2_SIZE_U16 0x01
# define FUTEX2_SIZE_U32 0x02
# define FUTEX2_SIZE_U64 0x03
# define FUTEX2_NUMA 0x04
# define FUTEX2_PRIVATE 128
# define FUTEX2_SIZE_MASK 0x03
#endif
#ifndef FUTEX2_MPOL /* Linux 6.16 */
# define FUTEX2_MPOL 0x08
#endif
#ifndef FUTEX_NO_NODE
# define FUTEX_NO_NODE (-1)
#endif
#ifndef FUTEX_ROBUST_UNLOCK /* in Linux 7.3 */
# define FUTEX_ROBUST_UNLOCK 512
# define FUTEX_ROBUST_LIST32 1024
# define FUTEX_UNLOCK_PI_LIST64 (FUTEX_UNLOCK_PI | FUTEX_ROBUST_UNLOCK)
# define FUTEX_UNLOCK_PI_LIST64_PRIVATE (FUTEX_UNLOCK_PI_LIST64 | FUTEX_PRIVATE_FLAG)
# define FUTEX_UNLOCK_PI_LIST32 (FUTEX_UNLOCK_PI | FUTEX_ROBUST_UNLOCK | FUTEX_ROBUST_LIST32)
# define FUTEX_UNLOCK_PI_LIST32_PRIVATE (FUTEX_UNLOCK_PI_LIST32 | FUTEX_PRIVATE_FLAG)
# define FUTEX_UNLOCK_WAKE_LIST64 (FUTEX_WAKE | FUTEX_ROBUST_UNLOCK)
# define FUTEX_UNLOCK_WAKE_LIST64_PRIVATE (FUTEX_UNLOCK_WAKE_LIST64 | FUTEX_PRIVATE_FLAG)
# define FUTEX_UNLOCK_WAKE_LIST32 (FUTEX_WAKE | FUTEX_ROBUST_UNLOCK | FUTEX_ROBUST_LIST32)
# define FUTEX_UNLOCK_WAKE_LIST32_PRIVATE (FUTEX_UNLOCK_WAKE_LIST32 | FUTEX_PRIVATE_FLAG)
# define FUTEX_UNLOCK_BITSET_LIST64 (FUTEX_WAKE_BITSET | FUTEX_ROBUST_UNLOCK)
# define FUTEX_UNLOCK_BITSET_LIST64_PRIVATE (FUTEX_UNLOCK_BITSET_LIST64 | FUTEX_PRIVATE_FLAG)
# define FUTEX_UNLOCK_BITSET_LIST32 (FUTEX_WAKE_BITSET | FUTEX_ROBUST_UNLOCK | FUTEX_ROBUST_LIST32)
# define FUTEX_UNLOCK_BITSET_LIST32_PRIVATE (FUTEX_UNLOCK_BITSET_LIST32 | FUTEX_PRIVATE_FLAG)
#endif
#ifndef FUTEX_ROBUST_MOD_PI /* in Linux 7.3 */
# define FUTEX_ROBUST_MOD_PI (0x1UL)
# define FUTEX_ROBUST_MOD_MASK (FUTEX_ROBUST_MOD_PI)
#endif

#ifndef FUTEX_LOCK_PI2 /* Linux 5.14 */
# define FUTEX_LOCK_PI2 13
#endif
#ifndef FUTEX_WAIT_PRIVATE
# define FUTEX_WAIT_PRIVATE (FUTEX_WAIT | FUTEX_PRIVATE_FLAG)
# define FUTEX_WAKE_PRIVATE (FUTEX_WAKE | FUTEX_PRIVATE_FLAG)
# define FUTEX_REQUEUE_PRIVATE (FUTEX_REQUEUE | FUTEX_PRIVATE_FLAG)
# define FUTEX_CMP_REQUEUE_PRIVATE (FUTEX_CMP_REQUEUE | FUTEX_PRIVATE_FLAG)
# define FUTEX_WAKE_OP_PRIVATE (FUTEX_WAKE_OP | FUTEX_PRIVATE_FLAG)
# define FUTEX_LOCK_PI_PRIVATE (FUTEX_LOCK_PI | FUTEX_PRIVATE_FLAG)
# define FUTEX_UNLOCK_PI_PRIVATE (FUTEX_UNLOCK_PI | FUTEX_PRIVATE_FLAG)
# define FUTEX_TRYLOCK_PI_PRIVATE (FUTEX_TRYLOCK_PI | FUTEX_PRIVATE_FLAG)
# define FUTEX_WAIT_BITSET_PRIVATE (FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG)
# define FUTEX_WAKE_BITSET_PRIVATE (FUTEX_WAKE_BITSET | FUTEX_PRIVATE_FLAG)
# define FUTEX_WAIT_REQUEUE_PI_PRIVATE (FUTEX_WAIT_REQUEUE_PI | FUTEX_PRIVATE_FLAG)
# define FUTEX_CMP_REQUEUE_PI_PRIVATE (FUTEX_CMP_REQUEUE_PI | FUTEX_PRIVATE_FLAG)
#endif
#ifndef FUTEX_LOCK_PI2_PRIVATE /* Linux 5.14 */
# define FUTEX_LOCK_PI2_PRIVATE (FUTEX_LOCK_PI2 | FUTEX_PRIVATE_FLAG)
#endif
#ifndef FUTEX_OP /* FUTEX_WAKE_OP's word */
# define FUTEX_OP_SET 0
# define FUTEX_OP_ADD 1
# define FUTEX_OP_OR 2
# define FUTEX_OP_ANDN 3
# define FUTEX_OP_XOR 4
# define FUTEX_OP_OPARG_SHIFT 8 /* or-ed to one of these: the operand is 1 << oparg */
# define FUTEX_OP_CMP_EQ 0
# define FUTEX_OP_CMP_NE 1
# define FUTEX_OP_CMP_LT 2
# define FUTEX_OP_CMP_LE 3
# define FUTEX_OP_CMP_GT 4
# define FUTEX_OP_CMP_GE 5
# define FUTEX_OP(op, oparg, cmp, cmparg) \
    ((((op) & 0xf) << 28) | (((cmp) & 0xf) << 24) | (((oparg) & 0xfff) << 12) | ((cmparg) & 0xfff))
#endif

/* The operations whose fourth argument is a time, and not a number */
#define SPLORK_FUTEX_COMMAND_(op) ((op) & ~(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME))
#define SPLORK_FUTEX_HAS_TIMEOUT_(op) \
    (SPLORK_FUTEX_COMMAND_(op) == FUTEX_WAIT || SPLORK_FUTEX_COMMAND_(op) == FUTEX_LOCK_PI \
     || SPLORK_FUTEX_COMMAND_(op) == FUTEX_WAIT_BITSET || SPLORK_FUTEX_COMMAND_(op) == FUTEX_WAIT_REQUEUE_PI \
     || SPLORK_FUTEX_COMMAND_(op) == FUTEX_LOCK_PI2)
/* Where a long has 32 bits, but on x32, whose times have 64 as it is (Linux 5.1) */
#if !defined __NR_futex_time64 && __SIZEOF_LONG__ == 4 && !defined __x86_64__
# if defined __mips__ && _MIPS_SIM == _ABIO32
#  define __NR_futex_time64 4422
# elif defined __mips__
#  define __NR_futex_time64 6422
# else
#  define __NR_futex_time64 422
# endif
#endif
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

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Wait on a futex, wake its waiters, or lock by it: the operations of the first generation.
 *
 * Parameters:
 *   uaddr     the futex: a word of 32 bits, aligned to 4 bytes
 *   futex_op  FUTEX_ and the operation, perhaps with FUTEX_PRIVATE_FLAG and FUTEX_CLOCK_REALTIME
 *   val       the value that the word is expected to hold, or how many threads to wake
 *   timeout   when to give up, in seconds and nanoseconds, or NULL to wait for ever; or, by
 *             operation, a number of threads, cast to a pointer
 *   uaddr2    the second futex, for operations that have one
 *   val3      a bit mask, an expected value, or FUTEX_WAKE_OP's word
 *
 * On success, returns what the operation gives: how many threads were woken or moved, or 0, and
 * leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN     The word does not hold the expected value; or the owner of a lock is just ending.
 *   EDEADLK    The caller has the lock already.
 *   EFAULT     uaddr, uaddr2 or timeout is not a readable, or where it is changed writable,
 *              address.
 *   EINTR      A signal handler ran.
 *   EINVAL     uaddr is not aligned, timeout is no valid time, a mask is 0, a number of threads is
 *              negative, the operation's flags or waiters do not go together, or the word and the
 *              kernel's state of a lock differ.
 *   ENOMEM     The kernel has no memory for the state of a lock.
 *   ENOSYS     The operation is unknown, or cannot have FUTEX_CLOCK_REALTIME; on 32-bit ABIs also:
 *              the kernel has no futex_time64, and the time does not fit 32 bits.
 *   EPERM      The caller does not own the lock that it unlocks, or the word holds the ID of a
 *              kernel thread.
 *   ESRCH      The thread that the word names does not exist.
 *   ETIMEDOUT  The time has come.
 *   ENOTSUP    splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.0. Source: futex(2), kernel/futex/syscalls.c.
 */
#if defined(__NR_futex) && __NR_futex < 0 /* libseccomp's mark for "none here" */
# undef __NR_futex
#endif
#ifndef __NR_futex
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     (defined(__loongarch__) && __loongarch_grlen == 64) || defined(__nios2__) || defined(__or1k__) || \
     (defined(__riscv) && __riscv_xlen == 64)
#  define __NR_futex 98
# elif defined(__i386__) || (defined(__arm__) && defined(__ARM_EABI__)) || defined(__microblaze__) || \
     defined(__sh__)
#  define __NR_futex 240
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_futex (0x40000000 + 202)
# elif defined(__sparc__)
#  define __NR_futex 142
# elif defined(__xtensa__)
#  define __NR_futex 191
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_futex 202
# elif defined(__hppa__)
#  define __NR_futex 210
# elif defined(__powerpc__)
#  define __NR_futex 221
# elif defined(__m68k__)
#  define __NR_futex 235
# elif defined(__s390__)
#  define __NR_futex 238
# elif defined(__alpha__)
#  define __NR_futex 394
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_futex 4238
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_futex 5194
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_futex 6194
# endif /* other architectures: no number, futex() fails with ENOTSUP */
#endif
#if defined(__NR_futex) && !defined(SYS_futex)
# define SYS_futex __NR_futex
#endif
struct timespec;
#ifndef SPLORK_INLINE
# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
long splork_futex(volatile void *uaddr, int futex_op, uint32_t val, const struct timespec *timeout,
                  volatile void *uaddr2, uint32_t val3);
# else
long futex(volatile void *uaddr, int futex_op, uint32_t val, const struct timespec *timeout,
           volatile void *uaddr2, uint32_t val3) __asm__("splork_futex");
# endif
# else
long splork_futex_(volatile void *uaddr, int futex_op, uint32_t val, const struct splork_timespec *timeout,
                   volatile void *uaddr2, uint32_t val3) __asm__("splork_futex");
# endif
#endif

/**
 * Wake some waiters of a futex, and let others wait on a second futex instead.
 *
 * Parameters:
 *   waiters     two futexes: the first with the value it is expected to hold, then the one to move
 *               to
 *   flags       0
 *   nr_wake     the most threads to wake
 *   nr_requeue  the most threads to move
 *
 * On success, returns the number of threads woken or moved, and leaves errno unchanged. On error,
 * returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   The first futex does not hold its expected value.
 *   EFAULT   waiters or the word of a futex is not readable.
 *   EINVAL   flags is not 0, waiters is NULL, a futex has unknown flags or a reserved field that
 *            is not 0, the flags of the two differ, a word is not aligned, or a count is negative.
 *   ENOMEM   The kernel has no memory for its state.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.7. Source: kernel/futex/syscalls.c.
 */
#if defined(__NR_futex_requeue) && __NR_futex_requeue < 0 /* libseccomp's mark for "none here" */
# undef __NR_futex_requeue
#endif
#ifndef __NR_futex_requeue
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_futex_requeue 456
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_futex_requeue (0x40000000 + 456)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_futex_requeue 4456
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_futex_requeue 5456
# elif defined(__alpha__)
#  define __NR_futex_requeue 566
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_futex_requeue 6456
# endif /* other architectures: no number, futex_requeue() fails with ENOTSUP */
#endif
#if defined(__NR_futex_requeue) && !defined(SYS_futex_requeue)
# define SYS_futex_requeue __NR_futex_requeue
#endif
struct futex_waitv;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_futex_requeue(struct futex_waitv *waiters, unsigned int flags, int nr_wake, int nr_requeue);
# else
int futex_requeue(struct futex_waitv *waiters, unsigned int flags, int nr_wake, int nr_requeue) __asm__("splork_futex_requeue");
# endif
#endif

/**
 * Wait on a futex as long as it holds a value.
 *
 * Parameters:
 *   uaddr    the futex
 *   val      the value that it is expected to hold
 *   mask     which wakers to heed: those whose mask has a bit of this one; not 0
 *   flags    FUTEX2_SIZE_U32, perhaps with FUTEX2_PRIVATE
 *   timeout  when to give up, in seconds and nanoseconds on clockid: a point in time, no duration;
 *            or NULL to wait for ever
 *   clockid  the clock of timeout: CLOCK_MONOTONIC or CLOCK_REALTIME
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN     The futex does not hold val.
 *   EFAULT     The futex or timeout is not readable.
 *   EINTR      A signal handler ran.
 *   EINVAL     flags is unknown or of a size that the kernel does not support, mask is 0, val or
 *              mask is wider than the futex, uaddr is not aligned to its size, clockid is another
 *              clock, or timeout is no valid time.
 *   ENOMEM     The kernel has no memory for the waiter.
 *   ETIMEDOUT  The time has come.
 *   ENOSYS     This kernel does not have the call.
 *   ENOTSUP    splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.7. Source: kernel/futex/syscalls.c.
 */
#if defined(__NR_futex_wait) && __NR_futex_wait < 0 /* libseccomp's mark for "none here" */
# undef __NR_futex_wait
#endif
#ifndef __NR_futex_wait
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_futex_wait 455
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_futex_wait (0x40000000 + 455)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_futex_wait 4455
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_futex_wait 5455
# elif defined(__alpha__)
#  define __NR_futex_wait 565
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_futex_wait 6455
# endif /* other architectures: no number, futex_wait() fails with ENOTSUP */
#endif
#if defined(__NR_futex_wait) && !defined(SYS_futex_wait)
# define SYS_futex_wait __NR_futex_wait
#endif
struct timespec;
#ifndef SPLORK_INLINE
# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
int splork_futex_wait(volatile void *uaddr, unsigned long val, unsigned long mask, unsigned int flags,
                      const struct timespec *timeout, clockid_t clockid);
# else
int futex_wait(volatile void *uaddr, unsigned long val, unsigned long mask, unsigned int flags,
               const struct timespec *timeout, clockid_t clockid) __asm__("splork_futex_wait");
# endif
# else
int splork_futex_wait_(volatile void *uaddr, unsigned long val, unsigned long mask, unsigned int flags,
                       const struct splork_timespec *timeout, clockid_t clockid) __asm__("splork_futex_wait");
# endif
#endif

/**
 * Wait on several futexes at once, until one of them is woken.
 *
 * Parameters:
 *   waiters     the futexes: address, expected value and size flags of each
 *   nr_futexes  how many, 1 to FUTEX_WAITV_MAX
 *   flags       0
 *   timeout     when to give up, in seconds and nanoseconds on clockid: a point in time, no
 *               duration; or NULL to wait for ever
 *   clockid     the clock of timeout: CLOCK_MONOTONIC or CLOCK_REALTIME
 *
 * On success, returns the index in waiters of a futex that was woken, and leaves errno unchanged.
 * On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN     A futex does not hold its expected value.
 *   EFAULT     waiters, timeout or the word of a futex is not readable.
 *   EINTR      A signal handler ran.
 *   EINVAL     flags is not 0, waiters is NULL, nr_futexes is 0 or too large, a waiter has unknown
 *              flags or a reserved field that is not 0, a word is not aligned to its size, or with
 *              a timeout clockid is another clock or timeout is no valid time.
 *   ENOMEM     The kernel has no memory for the waiters.
 *   ETIMEDOUT  The time has come.
 *   ENOSYS     This kernel does not have the call.
 *   ENOTSUP    splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.16. Source: kernel/futex/syscalls.c.
 */
#if defined(__NR_futex_waitv) && __NR_futex_waitv < 0 /* libseccomp's mark for "none here" */
# undef __NR_futex_waitv
#endif
#ifndef __NR_futex_waitv
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_futex_waitv 449
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_futex_waitv (0x40000000 + 449)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_futex_waitv 4449
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_futex_waitv 5449
# elif defined(__alpha__)
#  define __NR_futex_waitv 559
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_futex_waitv 6449
# endif /* other architectures: no number, futex_waitv() fails with ENOTSUP */
#endif
#if defined(__NR_futex_waitv) && !defined(SYS_futex_waitv)
# define SYS_futex_waitv __NR_futex_waitv
#endif
struct futex_waitv;
struct timespec;
#ifndef SPLORK_INLINE
# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
int splork_futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes, unsigned int flags,
                       const struct timespec *timeout, clockid_t clockid);
# else
int futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes, unsigned int flags,
                const struct timespec *timeout, clockid_t clockid) __asm__("splork_futex_waitv");
# endif
# else
int splork_futex_waitv_(struct futex_waitv *waiters, unsigned int nr_futexes, unsigned int flags,
                        const struct splork_timespec *timeout, clockid_t clockid) __asm__("splork_futex_waitv");
# endif
#endif

/**
 * Wake threads that wait on a futex.
 *
 * Parameters:
 *   uaddr  the futex
 *   mask   only waiters whose mask has a bit of this one are woken
 *   nr     the most threads to wake
 *   flags  FUTEX2_SIZE_U32, perhaps with FUTEX2_PRIVATE
 *
 * On success, returns the number of threads woken, and leaves errno unchanged. On error, returns
 * -1 and sets errno.
 *
 * Errors:
 *   EFAULT   The futex is shared and uaddr is not mapped.
 *   EINVAL   flags is unknown or of a size that the kernel does not support, mask is 0 or wider
 *            than the futex, or uaddr is not aligned to its size.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.7. Source: kernel/futex/syscalls.c.
 */
#if defined(__NR_futex_wake) && __NR_futex_wake < 0 /* libseccomp's mark for "none here" */
# undef __NR_futex_wake
#endif
#ifndef __NR_futex_wake
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_futex_wake 454
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_futex_wake (0x40000000 + 454)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_futex_wake 4454
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_futex_wake 5454
# elif defined(__alpha__)
#  define __NR_futex_wake 564
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_futex_wake 6454
# endif /* other architectures: no number, futex_wake() fails with ENOTSUP */
#endif
#if defined(__NR_futex_wake) && !defined(SYS_futex_wake)
# define SYS_futex_wake __NR_futex_wake
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_futex_wake(volatile void *uaddr, unsigned long mask, int nr, unsigned int flags);
# else
int futex_wake(volatile void *uaddr, unsigned long mask, int nr, unsigned int flags) __asm__("splork_futex_wake");
# endif
#endif

/**
 * Get a thread's list of robust futexes.
 *
 * Parameters:
 *   pid       the thread's ID, 0 for the calling one
 *   head_ptr  where the list's address is put, as it is in that thread's memory
 *   len_ptr   where the size of a struct robust_list_head is put, in bytes
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   head_ptr or len_ptr is not writable.
 *   EPERM    The caller may not read the thread by ptrace rules.
 *   ESRCH    There is no such thread.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.17. Source: get_robust_list(2), kernel/futex/syscalls.c.
 */
#if defined(__NR_get_robust_list) && __NR_get_robust_list < 0 /* libseccomp's mark for "none here" */
# undef __NR_get_robust_list
#endif
#ifndef __NR_get_robust_list
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_get_robust_list 100
# elif defined(__i386__) || defined(__microblaze__) || defined(__sh__)
#  define __NR_get_robust_list 312
# elif defined(__m68k__) || defined(__s390__)
#  define __NR_get_robust_list 305
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_get_robust_list (0x40000000 + 531)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_get_robust_list 274
# elif defined(__xtensa__)
#  define __NR_get_robust_list 285
# elif defined(__hppa__)
#  define __NR_get_robust_list 290
# elif defined(__powerpc__)
#  define __NR_get_robust_list 299
# elif defined(__sparc__)
#  define __NR_get_robust_list 301
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_get_robust_list 339
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_get_robust_list 4310
# elif defined(__alpha__)
#  define __NR_get_robust_list 467
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_get_robust_list 5269
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_get_robust_list 6273
# endif /* other architectures: no number, get_robust_list() fails with ENOTSUP */
#endif
#if defined(__NR_get_robust_list) && !defined(SYS_get_robust_list)
# define SYS_get_robust_list __NR_get_robust_list
#endif
struct robust_list_head;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_get_robust_list(int pid, struct robust_list_head **head_ptr, size_t *len_ptr);
# else
int get_robust_list(int pid, struct robust_list_head **head_ptr, size_t *len_ptr) __asm__("splork_get_robust_list");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
static __inline__ long splork_futex(volatile void *uaddr, int futex_op, uint32_t val,
                                    const struct timespec *timeout, volatile void *uaddr2, uint32_t val3)
# else
static __inline__ long futex(volatile void *uaddr, int futex_op, uint32_t val, const struct timespec *timeout,
                             volatile void *uaddr2, uint32_t val3)
# endif
# else
static __inline__ long splork_futex_(volatile void *uaddr, int futex_op, uint32_t val,
                                     const struct splork_timespec *timeout, volatile void *uaddr2,
                                     uint32_t val3)
# endif
{
# if defined(__NR_futex) && defined(__NR_futex_time64)
    struct {
        int32_t tv_sec, tv_nsec;
    } splork_old_;
    splork_word_ splork_raw_;

    if (!timeout || !SPLORK_FUTEX_HAS_TIMEOUT_(futex_op))
        return splork_call6_(__NR_futex, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                             (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
    splork_raw_ = splork_raw6_(__NR_futex_time64, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                               (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
    splork_old_.tv_sec = (int32_t)timeout->tv_sec;
    splork_old_.tv_nsec = (int32_t)timeout->tv_nsec;
    /* By halves: gcc 12 finds no registers for a comparison of 64 bits beside a call's, on m68k in a library. */
    if (splork_raw_ == -ENOSYS && (int32_t)(timeout->tv_sec >> 32) == -(splork_old_.tv_sec < 0))
        splork_raw_ = splork_raw6_(__NR_futex, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                                   (splork_word_)(uintptr_t)&splork_old_, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
    return splork_result_(splork_raw_);
# elif defined(__NR_futex)
    return splork_call6_(__NR_futex, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                         (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
# elif defined(__NR_futex_time64)
    return splork_call6_(__NR_futex_time64, (splork_word_)(uintptr_t)uaddr, (splork_word_)futex_op, (splork_word_)val,
                         (splork_word_)(uintptr_t)timeout, (splork_word_)(uintptr_t)uaddr2, (splork_word_)val3);
# else
    (void)uaddr;
    (void)futex_op;
    (void)val;
    (void)timeout;
    (void)uaddr2;
    (void)val3;
    return splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_futex_requeue(struct futex_waitv *waiters, unsigned int flags, int nr_wake,
                                           int nr_requeue)
# else
static __inline__ int futex_requeue(struct futex_waitv *waiters, unsigned int flags, int nr_wake,
                                    int nr_requeue)
# endif
{
# ifdef __NR_futex_requeue
    return (int)splork_call4_(__NR_futex_requeue, (splork_word_)(uintptr_t)waiters, (splork_word_)flags, (splork_word_)nr_wake, (splork_word_)nr_requeue);
# else
    (void)waiters;
    (void)flags;
    (void)nr_wake;
    (void)nr_requeue;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_futex_wait(volatile void *uaddr, unsigned long val, unsigned long mask,
                                        unsigned int flags, const struct timespec *timeout, clockid_t clockid)
# else
static __inline__ int futex_wait(volatile void *uaddr, unsigned long val, unsigned long mask,
                                 unsigned int flags, const struct timespec *timeout, clockid_t clockid)
# endif
# else
static __inline__ int splork_futex_wait_(volatile void *uaddr, unsigned long val, unsigned long mask,
                                         unsigned int flags, const struct splork_timespec *timeout,
                                         clockid_t clockid)
# endif
{
# ifdef __NR_futex_wait
    return (int)splork_call6_(__NR_futex_wait, (splork_word_)(uintptr_t)uaddr, (splork_word_)val, (splork_word_)mask, (splork_word_)flags, (splork_word_)(uintptr_t)timeout, (splork_word_)clockid);
# else
    (void)uaddr;
    (void)val;
    (void)mask;
    (void)flags;
    (void)timeout;
    (void)clockid;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef __LP64__
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes,
                                         unsigned int flags, const struct timespec *timeout,
                                         clockid_t clockid)
# else
static __inline__ int futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes, unsigned int flags,
                                  const struct timespec *timeout, clockid_t clockid)
# endif
# else
static __inline__ int splork_futex_waitv_(struct futex_waitv *waiters, unsigned int nr_futexes,
                                          unsigned int flags, const struct splork_timespec *timeout,
                                          clockid_t clockid)
# endif
{
# ifdef __NR_futex_waitv
    return (int)splork_call5_(__NR_futex_waitv, (splork_word_)(uintptr_t)waiters, (splork_word_)nr_futexes, (splork_word_)flags, (splork_word_)(uintptr_t)timeout, (splork_word_)clockid);
# else
    (void)waiters;
    (void)nr_futexes;
    (void)flags;
    (void)timeout;
    (void)clockid;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_futex_wake(volatile void *uaddr, unsigned long mask, int nr, unsigned int flags)
# else
static __inline__ int futex_wake(volatile void *uaddr, unsigned long mask, int nr, unsigned int flags)
# endif
{
# ifdef __NR_futex_wake
    return (int)splork_call4_(__NR_futex_wake, (splork_word_)(uintptr_t)uaddr, (splork_word_)mask, (splork_word_)nr, (splork_word_)flags);
# else
    (void)uaddr;
    (void)mask;
    (void)nr;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_get_robust_list(int pid, struct robust_list_head **head_ptr, size_t *len_ptr)
# else
static __inline__ int get_robust_list(int pid, struct robust_list_head **head_ptr, size_t *len_ptr)
# endif
{
# ifdef __NR_get_robust_list
    return (int)splork_call3_(__NR_get_robust_list, (splork_word_)pid, (splork_word_)(uintptr_t)head_ptr, (splork_word_)(uintptr_t)len_ptr);
# else
    (void)pid;
    (void)head_ptr;
    (void)len_ptr;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifndef __LP64__ /* timeout must be readable: it is copied */
# pragma GCC system_header
# ifdef SPLORK_NO_NAMES
static __inline__ long splork_futex(volatile void *uaddr, int futex_op, uint32_t val,
                                    const struct timespec *timeout, volatile void *uaddr2, uint32_t val3)
    __asm__("splork_futex_converted");
static __inline__ long splork_futex(volatile void *uaddr, int futex_op, uint32_t val,
                                    const struct timespec *timeout, volatile void *uaddr2, uint32_t val3)
# else
static __inline__ long futex(volatile void *uaddr, int futex_op, uint32_t val, const struct timespec *timeout,
                             volatile void *uaddr2, uint32_t val3)
# endif
{
    struct splork_timespec splork_time_;
    const struct splork_timespec *splork_given_ = (const struct splork_timespec *)timeout;

    if (timeout && SPLORK_FUTEX_HAS_TIMEOUT_(futex_op)) {
        splork_time_.tv_sec = timeout->tv_sec;
        splork_time_.tv_nsec = timeout->tv_nsec;
        splork_given_ = &splork_time_;
    }
    return splork_futex_(uaddr, futex_op, val, splork_given_, uaddr2, val3);
}
#endif

#ifndef __LP64__ /* timeout must be readable: it is copied */
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_futex_wait(volatile void *uaddr, unsigned long val, unsigned long mask,
                                        unsigned int flags, const struct timespec *timeout, clockid_t clockid)
    __asm__("splork_futex_wait_converted");
static __inline__ int splork_futex_wait(volatile void *uaddr, unsigned long val, unsigned long mask,
                                        unsigned int flags, const struct timespec *timeout, clockid_t clockid)
# else
static __inline__ int futex_wait(volatile void *uaddr, unsigned long val, unsigned long mask,
                                 unsigned int flags, const struct timespec *timeout, clockid_t clockid)
# endif
{
    struct splork_timespec splork_time_;

    if (timeout) {
        splork_time_.tv_sec = timeout->tv_sec;
        splork_time_.tv_nsec = timeout->tv_nsec;
    }
    return splork_futex_wait_(uaddr, val, mask, flags, timeout ? &splork_time_ : NULL, clockid);
}
#endif

#ifndef __LP64__ /* timeout must be readable: it is copied */
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes,
                                         unsigned int flags, const struct timespec *timeout,
                                         clockid_t clockid)
    __asm__("splork_futex_waitv_converted");
static __inline__ int splork_futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes,
                                         unsigned int flags, const struct timespec *timeout,
                                         clockid_t clockid)
# else
static __inline__ int futex_waitv(struct futex_waitv *waiters, unsigned int nr_futexes, unsigned int flags,
                                  const struct timespec *timeout, clockid_t clockid)
# endif
{
    struct splork_timespec splork_time_;

    if (timeout) {
        splork_time_.tv_sec = timeout->tv_sec;
        splork_time_.tv_nsec = timeout->tv_nsec;
    }
    return splork_futex_waitv_(waiters, nr_futexes, flags, timeout ? &splork_time_ : NULL, clockid);
}
#endif

#ifdef __cplusplus
}
#endif

#endif
