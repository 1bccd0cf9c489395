/* <splork/membarrier.h> - generated from membarrier.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_MEMBARRIER_H
#define SPLORK_MEMBARRIER_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from membarrier.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_MEMBARRIER_TYPES)
# define SPLORK_MEMBARRIER_TYPES
/* musl declares a membarrier() of its own with two parameters. Having been included it stays away, and the plain name
 * is ours: three parameters, as the kernel. linux/membarrier.h has enumerators of the names of musl's macros. */
#if defined(__has_include) && !defined(__GLIBC__)
# if __has_include(<sys/membarrier.h>)
#  include <sys/membarrier.h>
#  ifndef SPLORK_NO_NAMES
#   define membarrier splork_membarrier
#  endif
#  define SPLORK_HAS_sys_membarrier_h
# endif
#endif
#if defined(__has_include) && !defined(SPLORK_HAS_sys_membarrier_h)
# if __has_include(<linux/membarrier.h>) && __has_include(<linux/version.h>)
#  include <linux/membarrier.h>
#  include <linux/version.h>
# endif
#elif defined(__GLIBC__)
# include <linux/membarrier.h>
# include <linux/version.h>
#endif
#ifndef MEMBARRIER_CMD_FLAG_CPU /* an enumerator of Linux 5.10 on */
# if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x50a00
#  define MEMBARRIER_CMD_FLAG_CPU (1 << 0)
#  define MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ (1 << 7)
#  define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ (1 << 8)
# endif
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60300
# define MEMBARRIER_CMD_GET_REGISTRATIONS (1 << 9)
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Have the processors that run other threads execute a memory barrier.
 *
 * Parameters:
 *   cmd     MEMBARRIER_CMD_*
 *   flags   0; or MEMBARRIER_CMD_FLAG_CPU with MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ
 *   cpu_id  the one processor meant, with that flag
 *
 * On success, returns for MEMBARRIER_CMD_QUERY the commands that the kernel has, for
 * MEMBARRIER_CMD_GET_REGISTRATIONS those that the process has registered for, both as bits; else
 * 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   cmd or flags is unknown, or a command that cannot be had on a processor with
 *            nohz_full.
 *   EPERM    The process has not registered for this expedited command.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 4.3. Source: membarrier(2), kernel/sched/membarrier.c.
 */
#if defined(__NR_membarrier) && __NR_membarrier < 0 /* libseccomp's mark for "none here" */
# undef __NR_membarrier
#endif
#ifndef __NR_membarrier
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_membarrier 283
# elif defined(__hppa__) || defined(__xtensa__)
#  define __NR_membarrier 343
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_membarrier (0x40000000 + 324)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_membarrier 324
# elif defined(__sparc__)
#  define __NR_membarrier 351
# elif defined(__s390__)
#  define __NR_membarrier 356
# elif defined(__powerpc__)
#  define __NR_membarrier 365
# elif defined(__m68k__)
#  define __NR_membarrier 374
# elif defined(__i386__)
#  define __NR_membarrier 375
# elif defined(__sh__)
#  define __NR_membarrier 378
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_membarrier 389
# elif defined(__microblaze__)
#  define __NR_membarrier 390
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_membarrier 4358
# elif defined(__alpha__)
#  define __NR_membarrier 517
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_membarrier 5318
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_membarrier 6322
# endif /* other architectures: no number, membarrier() fails with ENOTSUP */
#endif
#if defined(__NR_membarrier) && !defined(SYS_membarrier)
# define SYS_membarrier __NR_membarrier
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_membarrier(int cmd, unsigned int flags, int cpu_id);
# else
int membarrier(int cmd, unsigned int flags, int cpu_id) __asm__("splork_membarrier");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_membarrier(int cmd, unsigned int flags, int cpu_id)
# else
static __inline__ int membarrier(int cmd, unsigned int flags, int cpu_id)
# endif
{
# ifdef __NR_membarrier
    return (int)splork_call3_(__NR_membarrier, (splork_word_)cmd, (splork_word_)flags, (splork_word_)cpu_id);
# else
    (void)cmd;
    (void)flags;
    (void)cpu_id;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
