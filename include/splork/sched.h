/* <splork/sched.h> - generated from sched.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_SCHED_H
#define SPLORK_SCHED_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */
# if (defined(__USE_GNU) && __GLIBC_PREREQ(2, 29)) || (defined(__USE_GNU) && __GLIBC_PREREQ(2, 41))
#  include <sched.h>
# endif
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 29)
#  define SPLORK_LIBC_HAS_getcpu
# endif
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 41)
#  define SPLORK_LIBC_HAS_sched_getattr
#  define SPLORK_LIBC_HAS_sched_setattr
# endif
#endif

/* Definitions that older kernel headers lack, from sched.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_SCHED_TYPES)
# define SPLORK_SCHED_TYPES
/* Before Linux 6.8 linux/sched/types.h defined struct sched_param as well, which is the C library's. */
#ifdef __has_include
# if __has_include(<linux/sched/types.h>)
#  define SPLORK_HAS_linux_sched_types_h
# endif
#elif defined(__GLIBC__)
# define SPLORK_HAS_linux_sched_types_h
#endif
/* struct sched_attr got new fields. If the kernel's header has the shorter one, that one is renamed and this one replaces
 * it. If the program included the kernel's header before, the replacement has another name. */
#ifndef SCHED_ATTR_SIZE_VER1 /* Linux 5.3 */
# if defined(SCHED_ATTR_SIZE_VER0)
#  define sched_attr splork_sched_attr
# elif defined(SPLORK_HAS_linux_sched_types_h)
#  define sched_param splork_kernel_sched_param
#  define sched_attr splork_shorter_sched_attr
#  include <linux/sched/types.h>
#  undef sched_attr
#  ifdef SCHED_ATTR_SIZE_VER1 /* it is not shorter: once more, under its own name */
#   undef sched_param
#   define sched_param splork_kernel_sched_param_again
#   undef _LINUX_SCHED_TYPES_H
#   include <linux/sched/types.h>
#   define SPLORK_HAS_sched_attr
#  endif
#  undef sched_param
# endif
# ifndef SPLORK_HAS_sched_attr
struct sched_attr {
    uint32_t size;
    uint32_t sched_policy;
    uint64_t sched_flags;
    int32_t sched_nice;
    uint32_t sched_priority;
    uint64_t sched_runtime;
    uint64_t sched_deadline;
    uint64_t sched_period;
    uint32_t sched_util_min;
    uint32_t sched_util_max;
};
# endif
#endif
#ifdef __has_include
# if __has_include(<linux/ioprio.h>)
#  ifdef __cplusplus /* some versions have parameters called class */
#   ifdef __clang__
#    pragma clang diagnostic push
#    pragma clang diagnostic ignored "-Wkeyword-macro"
#   endif
#   define class splork_class
#   include <linux/ioprio.h>
#   undef class
#   ifdef __clang__
#    pragma clang diagnostic pop
#   endif
#  else
#   include <linux/ioprio.h>
#  endif
# endif
#endif
#ifndef SCHED_ATTR_SIZE_VER0 /* Linux 3.14 */
# define SCHED_ATTR_SIZE_VER0 48
#endif
#ifndef SCHED_ATTR_SIZE_VER1 /* Linux 5.3 */
# define SCHED_ATTR_SIZE_VER1 56
#endif
#ifndef IOPRIO_CLASS_SHIFT /* Linux 5.15 */
# define IOPRIO_CLASS_SHIFT 13
# define IOPRIO_CLASS_MASK 0x07
# define IOPRIO_PRIO_MASK ((1UL << IOPRIO_CLASS_SHIFT) - 1)
# define IOPRIO_PRIO_CLASS(ioprio) (((ioprio) >> IOPRIO_CLASS_SHIFT) & IOPRIO_CLASS_MASK)
# define IOPRIO_PRIO_DATA(ioprio) ((ioprio) & IOPRIO_PRIO_MASK)
# define IOPRIO_PRIO_VALUE(class, data) (((class) << IOPRIO_CLASS_SHIFT) | (data))
enum {
    IOPRIO_CLASS_NONE,
    IOPRIO_CLASS_RT,
    IOPRIO_CLASS_BE,
    IOPRIO_CLASS_IDLE
};
enum {
    IOPRIO_WHO_PROCESS = 1,
    IOPRIO_WHO_PGRP,
    IOPRIO_WHO_USER
};
#endif
#ifndef IOPRIO_HINT_SHIFT /* Linux 6.5 */
# ifndef IOPRIO_NR_CLASSES
#  define IOPRIO_NR_CLASSES 8
# endif
# define IOPRIO_CLASS_INVALID 7
# define IOPRIO_LEVEL_NR_BITS 3
# ifndef IOPRIO_NR_LEVELS
#  define IOPRIO_NR_LEVELS (1 << IOPRIO_LEVEL_NR_BITS)
# endif
# define IOPRIO_LEVEL_MASK (IOPRIO_NR_LEVELS - 1)
# define IOPRIO_PRIO_LEVEL(ioprio) ((ioprio) & IOPRIO_LEVEL_MASK)
# define IOPRIO_HINT_SHIFT IOPRIO_LEVEL_NR_BITS
# define IOPRIO_HINT_NR_BITS 10
# define IOPRIO_NR_HINTS (1 << IOPRIO_HINT_NR_BITS)
# define IOPRIO_HINT_MASK (IOPRIO_NR_HINTS - 1)
# define IOPRIO_PRIO_HINT(ioprio) (((ioprio) >> IOPRIO_HINT_SHIFT) & IOPRIO_HINT_MASK)
# define IOPRIO_HINT_NONE 0
# define IOPRIO_HINT_DEV_DURATION_LIMIT_1 1
# define IOPRIO_HINT_DEV_DURATION_LIMIT_2 2
# define IOPRIO_HINT_DEV_DURATION_LIMIT_3 3
# define IOPRIO_HINT_DEV_DURATION_LIMIT_4 4
# define IOPRIO_HINT_DEV_DURATION_LIMIT_5 5
# define IOPRIO_HINT_DEV_DURATION_LIMIT_6 6
# define IOPRIO_HINT_DEV_DURATION_LIMIT_7 7
# define IOPRIO_BAD_VALUE(val, max) ((val) < 0 || (val) >= (max))
# define IOPRIO_PRIO_VALUE_HINT(class, level, hint) \
    (((class) << IOPRIO_CLASS_SHIFT) | ((hint) << IOPRIO_HINT_SHIFT) | (level))
#endif
#ifndef SCHED_DEADLINE /* Linux 3.14 */
# define SCHED_DEADLINE 6
#endif
#ifndef SCHED_FLAG_RESET_ON_FORK /* Linux 3.14 */
# define SCHED_FLAG_RESET_ON_FORK 0x01
#endif
#ifndef SCHED_FLAG_RECLAIM /* Linux 4.13 */
# define SCHED_FLAG_RECLAIM 0x02
#endif
#ifndef SCHED_FLAG_DL_OVERRUN /* Linux 4.16 */
# define SCHED_FLAG_DL_OVERRUN 0x04
#endif
#ifndef SCHED_FLAG_KEEP_POLICY /* Linux 5.3 */
# define SCHED_FLAG_KEEP_POLICY 0x08
# define SCHED_FLAG_KEEP_PARAMS 0x10
# define SCHED_FLAG_UTIL_CLAMP_MIN 0x20
# define SCHED_FLAG_UTIL_CLAMP_MAX 0x40
#endif
#ifndef SCHED_GETATTR_FLAG_DL_DYNAMIC /* in Linux 7.2 */
# define SCHED_GETATTR_FLAG_DL_DYNAMIC 0x01
#endif
#ifndef SCHED_FLAG_KEEP_ALL /* Linux 5.3 */
# define SCHED_FLAG_KEEP_ALL (SCHED_FLAG_KEEP_POLICY | SCHED_FLAG_KEEP_PARAMS)
# define SCHED_FLAG_UTIL_CLAMP (SCHED_FLAG_UTIL_CLAMP_MIN | SCHED_FLAG_UTIL_CLAMP_MAX)
#endif
#ifndef SCHED_FLAG_ALL
# define SCHED_FLAG_ALL \
    (SCHED_FLAG_RESET_ON_FORK | SCHED_FLAG_RECLAIM | SCHED_FLAG_DL_OVERRUN | SCHED_FLAG_KEEP_ALL | SCHED_FLAG_UTIL_CLAMP)
#endif
#ifndef SCHED_NORMAL
# define SCHED_NORMAL 0
#endif
#ifndef SCHED_FIFO
# define SCHED_FIFO 1
# define SCHED_RR 2
#endif
#ifndef SCHED_BATCH
# define SCHED_BATCH 3
#endif
#ifndef SCHED_IDLE
# define SCHED_IDLE 5
#endif
#ifndef SCHED_EXT /* Linux 6.12 */
# define SCHED_EXT 7
#endif
#ifndef SCHED_RESET_ON_FORK
# define SCHED_RESET_ON_FORK 0x40000000
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Tell which processor and which NUMA node the calling thread runs on.
 *
 * Parameters:
 *   cpup   where the processor's number is put, or NULL
 *   nodep  where the node's number is put, or NULL
 *
 * The kernel's argument unused is always 0.
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   cpup or nodep is not writable.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.19. Source: getcpu(2), kernel/sys.c.
 */
#if defined(__NR_getcpu) && __NR_getcpu < 0 /* libseccomp's mark for "none here" */
# undef __NR_getcpu
#endif
#ifndef __NR_getcpu
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_getcpu 168
# elif defined(__i386__) || defined(__microblaze__) || defined(__sh__)
#  define __NR_getcpu 318
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_getcpu (0x40000000 + 309)
# elif defined(__xtensa__)
#  define __NR_getcpu 280
# elif defined(__hppa__)
#  define __NR_getcpu 296
# elif defined(__powerpc__)
#  define __NR_getcpu 302
# elif defined(__sparc__)
#  define __NR_getcpu 308
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_getcpu 309
# elif defined(__s390__)
#  define __NR_getcpu 311
# elif defined(__m68k__)
#  define __NR_getcpu 314
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_getcpu 345
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_getcpu 4312
# elif defined(__alpha__)
#  define __NR_getcpu 473
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_getcpu 5271
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_getcpu 6275
# endif /* other architectures: no number, getcpu() fails with ENOTSUP */
#endif
#if defined(__NR_getcpu) && !defined(SYS_getcpu)
# define SYS_getcpu __NR_getcpu
#endif
#ifndef SPLORK_LIBC_HAS_getcpu
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_getcpu(unsigned int *cpup, unsigned int *nodep);
# else
int getcpu(unsigned int *cpup, unsigned int *nodep) __asm__("splork_getcpu");
# endif
#endif
#endif

/**
 * Read the I/O scheduling class and priority of threads.
 *
 * Parameters:
 *   which  IOPRIO_WHO_PROCESS, IOPRIO_WHO_PGRP or IOPRIO_WHO_USER
 *   who    the thread, process group or user; 0 for the caller's
 *
 * On success, returns the I/O priority, of several threads the highest; IOPRIO_PRIO_CLASS and
 * IOPRIO_PRIO_DATA take it apart, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   which is unknown.
 *   EPERM    A security module does not allow it.
 *   ESRCH    There is no such thread.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.13. Source: ioprio_set(2), block/ioprio.c.
 */
#if defined(__NR_ioprio_get) && __NR_ioprio_get < 0 /* libseccomp's mark for "none here" */
# undef __NR_ioprio_get
#endif
#ifndef __NR_ioprio_get
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_ioprio_get 31
# elif defined(__m68k__) || defined(__s390__) || defined(__xtensa__)
#  define __NR_ioprio_get 283
# elif defined(__i386__) || defined(__microblaze__)
#  define __NR_ioprio_get 290
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_ioprio_get (0x40000000 + 252)
# elif defined(__sparc__)
#  define __NR_ioprio_get 218
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_ioprio_get 252
# elif defined(__hppa__)
#  define __NR_ioprio_get 268
# elif defined(__powerpc__)
#  define __NR_ioprio_get 274
# elif defined(__sh__)
#  define __NR_ioprio_get 289
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_ioprio_get 315
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_ioprio_get 4315
# elif defined(__alpha__)
#  define __NR_ioprio_get 443
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_ioprio_get 5274
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_ioprio_get 6278
# endif /* other architectures: no number, ioprio_get() fails with ENOTSUP */
#endif
#if defined(__NR_ioprio_get) && !defined(SYS_ioprio_get)
# define SYS_ioprio_get __NR_ioprio_get
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_ioprio_get(int which, int who);
# else
int ioprio_get(int which, int who) __asm__("splork_ioprio_get");
# endif
#endif

/**
 * Set the I/O scheduling class and priority of threads.
 *
 * Parameters:
 *   which   IOPRIO_WHO_PROCESS, IOPRIO_WHO_PGRP or IOPRIO_WHO_USER
 *   who     the thread, process group or user; 0 for the caller's
 *   ioprio  IOPRIO_PRIO_VALUE(class, level), level 0 (first) to 7
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   which, the class or the level is unknown.
 *   EPERM    The caller may not change the thread, or lacks CAP_SYS_ADMIN and CAP_SYS_NICE for
 *            IOPRIO_CLASS_RT.
 *   ESRCH    There is no such thread.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.13. Source: ioprio_set(2), block/ioprio.c.
 */
#if defined(__NR_ioprio_set) && __NR_ioprio_set < 0 /* libseccomp's mark for "none here" */
# undef __NR_ioprio_set
#endif
#ifndef __NR_ioprio_set
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_ioprio_set 30
# elif defined(__m68k__) || defined(__s390__) || defined(__xtensa__)
#  define __NR_ioprio_set 282
# elif defined(__i386__) || defined(__microblaze__)
#  define __NR_ioprio_set 289
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_ioprio_set (0x40000000 + 251)
# elif defined(__sparc__)
#  define __NR_ioprio_set 196
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_ioprio_set 251
# elif defined(__hppa__)
#  define __NR_ioprio_set 267
# elif defined(__powerpc__)
#  define __NR_ioprio_set 273
# elif defined(__sh__)
#  define __NR_ioprio_set 288
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_ioprio_set 314
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_ioprio_set 4314
# elif defined(__alpha__)
#  define __NR_ioprio_set 442
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_ioprio_set 5273
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_ioprio_set 6277
# endif /* other architectures: no number, ioprio_set() fails with ENOTSUP */
#endif
#if defined(__NR_ioprio_set) && !defined(SYS_ioprio_set)
# define SYS_ioprio_set __NR_ioprio_set
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_ioprio_set(int which, int who, int ioprio);
# else
int ioprio_set(int which, int who, int ioprio) __asm__("splork_ioprio_set");
# endif
#endif

/**
 * Read a thread's scheduling policy and its attributes.
 *
 * Parameters:
 *   pid    the thread, or 0 for the calling one
 *   uattr  where the attributes are put; times in nanoseconds, and in size the bytes that the
 *          kernel filled
 *   usize  sizeof *uattr in bytes
 *   flags  0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   uattr is not writable.
 *   EINVAL   uattr is NULL, pid is negative, flags is unknown, or usize is below
 *            SCHED_ATTR_SIZE_VER0 or above the page size.
 *   ESRCH    There is no such thread.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.14. Source: sched_setattr(2), kernel/sched/syscalls.c.
 */
#if defined(__NR_sched_getattr) && __NR_sched_getattr < 0 /* libseccomp's mark for "none here" */
# undef __NR_sched_getattr
#endif
#ifndef __NR_sched_getattr
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_sched_getattr 275
# elif defined(__hppa__) || defined(__xtensa__)
#  define __NR_sched_getattr 335
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_sched_getattr (0x40000000 + 315)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_sched_getattr 315
# elif defined(__sparc__)
#  define __NR_sched_getattr 344
# elif defined(__s390__)
#  define __NR_sched_getattr 346
# elif defined(__m68k__)
#  define __NR_sched_getattr 350
# elif defined(__i386__)
#  define __NR_sched_getattr 352
# elif defined(__powerpc__)
#  define __NR_sched_getattr 356
# elif defined(__sh__)
#  define __NR_sched_getattr 369
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_sched_getattr 381
# elif defined(__microblaze__)
#  define __NR_sched_getattr 382
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_sched_getattr 4350
# elif defined(__alpha__)
#  define __NR_sched_getattr 509
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_sched_getattr 5310
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_sched_getattr 6314
# endif /* other architectures: no number, sched_getattr() fails with ENOTSUP */
#endif
#if defined(__NR_sched_getattr) && !defined(SYS_sched_getattr)
# define SYS_sched_getattr __NR_sched_getattr
#endif
#ifndef SPLORK_LIBC_HAS_sched_getattr
struct sched_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_sched_getattr(pid_t pid, struct sched_attr *uattr, unsigned int usize, unsigned int flags);
# else
int sched_getattr(pid_t pid, struct sched_attr *uattr, unsigned int usize, unsigned int flags) __asm__("splork_sched_getattr");
# endif
#endif
#endif

/**
 * Set a thread's scheduling policy and its attributes, deadlines and utilisation clamps included.
 *
 * Parameters:
 *   pid    the thread, or 0 for the calling one
 *   uattr  the attributes; times in nanoseconds, size in bytes
 *   flags  0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       uattr->size is below SCHED_ATTR_SIZE_VER0 and not 0, above the page size, or uattr
 *               has a tail that this kernel does not know and that is not zero; the kernel's size
 *               has been put into uattr->size.
 *   EBUSY       SCHED_DEADLINE: there is not enough processor time left.
 *   EFAULT      uattr is not accessible.
 *   EINVAL      uattr is NULL, pid is negative, flags is not 0, or an attribute is unknown or does
 *               not go with the policy.
 *   EOPNOTSUPP  A utilisation clamp is given, and the kernel is built without them.
 *   EPERM       The caller may not change the thread to this policy or priority; or
 *               SCHED_DEADLINE, and the thread's affinity is restricted.
 *   ESRCH       There is no such thread.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.14. Source: sched_setattr(2), kernel/sched/syscalls.c.
 */
#if defined(__NR_sched_setattr) && __NR_sched_setattr < 0 /* libseccomp's mark for "none here" */
# undef __NR_sched_setattr
#endif
#ifndef __NR_sched_setattr
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_sched_setattr 274
# elif defined(__hppa__) || defined(__xtensa__)
#  define __NR_sched_setattr 334
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_sched_setattr (0x40000000 + 314)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_sched_setattr 314
# elif defined(__sparc__)
#  define __NR_sched_setattr 343
# elif defined(__s390__)
#  define __NR_sched_setattr 345
# elif defined(__m68k__)
#  define __NR_sched_setattr 349
# elif defined(__i386__)
#  define __NR_sched_setattr 351
# elif defined(__powerpc__)
#  define __NR_sched_setattr 355
# elif defined(__sh__)
#  define __NR_sched_setattr 370
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_sched_setattr 380
# elif defined(__microblaze__)
#  define __NR_sched_setattr 381
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_sched_setattr 4349
# elif defined(__alpha__)
#  define __NR_sched_setattr 508
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_sched_setattr 5309
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_sched_setattr 6313
# endif /* other architectures: no number, sched_setattr() fails with ENOTSUP */
#endif
#if defined(__NR_sched_setattr) && !defined(SYS_sched_setattr)
# define SYS_sched_setattr __NR_sched_setattr
#endif
#ifndef SPLORK_LIBC_HAS_sched_setattr
struct sched_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_sched_setattr(pid_t pid, struct sched_attr *uattr, unsigned int flags);
# else
int sched_setattr(pid_t pid, struct sched_attr *uattr, unsigned int flags) __asm__("splork_sched_setattr");
# endif
#endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

#ifndef SPLORK_LIBC_HAS_getcpu
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_getcpu(unsigned int *cpup, unsigned int *nodep)
# else
static __inline__ int getcpu(unsigned int *cpup, unsigned int *nodep)
# endif
{
# ifdef __NR_getcpu
    return (int)splork_call3_(__NR_getcpu, (splork_word_)(uintptr_t)cpup, (splork_word_)(uintptr_t)nodep, 0);
# else
    (void)cpup;
    (void)nodep;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_ioprio_get(int which, int who)
# else
static __inline__ int ioprio_get(int which, int who)
# endif
{
# ifdef __NR_ioprio_get
    return (int)splork_call2_(__NR_ioprio_get, (splork_word_)which, (splork_word_)who);
# else
    (void)which;
    (void)who;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_ioprio_set(int which, int who, int ioprio)
# else
static __inline__ int ioprio_set(int which, int who, int ioprio)
# endif
{
# ifdef __NR_ioprio_set
    return (int)splork_call3_(__NR_ioprio_set, (splork_word_)which, (splork_word_)who, (splork_word_)ioprio);
# else
    (void)which;
    (void)who;
    (void)ioprio;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#ifndef SPLORK_LIBC_HAS_sched_getattr
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_sched_getattr(pid_t pid, struct sched_attr *uattr, unsigned int usize,
                                           unsigned int flags)
# else
static __inline__ int sched_getattr(pid_t pid, struct sched_attr *uattr, unsigned int usize,
                                    unsigned int flags)
# endif
{
# ifdef __NR_sched_getattr
    return (int)splork_call4_(__NR_sched_getattr, (splork_word_)pid, (splork_word_)(uintptr_t)uattr, (splork_word_)usize, (splork_word_)flags);
# else
    (void)pid;
    (void)uattr;
    (void)usize;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_sched_setattr
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_sched_setattr(pid_t pid, struct sched_attr *uattr, unsigned int flags)
# else
static __inline__ int sched_setattr(pid_t pid, struct sched_attr *uattr, unsigned int flags)
# endif
{
# ifdef __NR_sched_setattr
    return (int)splork_call3_(__NR_sched_setattr, (splork_word_)pid, (splork_word_)(uintptr_t)uattr, (splork_word_)flags);
# else
    (void)pid;
    (void)uattr;
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
