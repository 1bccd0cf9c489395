/* <splork/rseq.h> - generated from rseq.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_RSEQ_H
#define SPLORK_RSEQ_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from rseq.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_RSEQ_TYPES)
# define SPLORK_RSEQ_TYPES
/* Without __has_include, glibc's sys/rseq.h defines struct rseq itself. If the kernel's header has a shorter one, that one
 * is renamed and this one replaces it. If the program included the kernel's header before, the replacement has another
 * name. */
#ifdef __has_include
# if __has_include(<linux/rseq.h>) && __has_include(<linux/version.h>)
#  include <linux/version.h>
#  if LINUX_VERSION_CODE >= 0x70000
#   include <linux/rseq.h>
#  elif defined(_LINUX_RSEQ_H)
#   define rseq splork_rseq
#   define SPLORK_LACKS_rseq
#  else
#   define rseq splork_shorter_rseq
#   include <linux/rseq.h>
#   undef rseq
#   define SPLORK_LACKS_rseq
#  endif
# elif !defined(__GLIBC__)
#  define SPLORK_LACKS_rseq
# endif
#endif
#ifndef PR_RSEQ_SLICE_EXTENSION /* Linux 7.0: the prctl(2) that the call needs */
# define PR_RSEQ_SLICE_EXTENSION 79
# define PR_RSEQ_SLICE_EXTENSION_GET 1
# define PR_RSEQ_SLICE_EXTENSION_SET 2
# define PR_RSEQ_SLICE_EXT_ENABLE 0x01
#endif
#if defined(SPLORK_LACKS_rseq) || !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x70000 /* enumerators of Linux 7.0 on */
# define RSEQ_FLAG_SLICE_EXT_DEFAULT_ON (1 << 1)
# define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE_BIT 4
# define RSEQ_CS_FLAG_SLICE_EXT_ENABLED_BIT 5
# define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE (1U << RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE_BIT)
# define RSEQ_CS_FLAG_SLICE_EXT_ENABLED (1U << RSEQ_CS_FLAG_SLICE_EXT_ENABLED_BIT)
__extension__ struct rseq_slice_ctrl {
    union {
        uint32_t all;
        struct {
            uint8_t request;
            uint8_t granted;
            uint16_t __reserved;
        };
    };
};
#endif
#ifdef SPLORK_LACKS_rseq
struct rseq {
    uint32_t cpu_id_start;
    uint32_t cpu_id;
    uint64_t rseq_cs;
    uint32_t flags;
    uint32_t node_id; /* Linux 6.3 */
    uint32_t mm_cid; /* Linux 6.3 */
    struct rseq_slice_ctrl slice_ctrl; /* Linux 7.0 */
    uint8_t __reserved;
# ifdef __clang__ /* which warns in spite of __extension__ */
#  pragma clang diagnostic push
#  pragma clang diagnostic ignored "-Wc99-extensions"
# endif
    __extension__ char end[];
# ifdef __clang__
#  pragma clang diagnostic pop
# endif
} __attribute__((__aligned__(32)));
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Give the processor up early, at the end of a critical section for which a longer time slice was
 * asked and granted.
 *
 * On success, returns 1 if the extension was in use and the yield ended it in time, else 0, and
 * leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   ENOSYS   The kernel is built without CONFIG_RSEQ_SLICE_EXTENSION, or has no such call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 7.0. Source: kernel/rseq.c.
 */
#if defined(__NR_rseq_slice_yield) && __NR_rseq_slice_yield < 0 /* libseccomp's mark for "none here" */
# undef __NR_rseq_slice_yield
#endif
#ifndef __NR_rseq_slice_yield
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_rseq_slice_yield 471
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_rseq_slice_yield (0x40000000 + 471)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_rseq_slice_yield 4471
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_rseq_slice_yield 5471
# elif defined(__alpha__)
#  define __NR_rseq_slice_yield 581
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_rseq_slice_yield 6471
# endif /* other architectures: no number, rseq_slice_yield() fails with ENOTSUP */
#endif
#if defined(__NR_rseq_slice_yield) && !defined(SYS_rseq_slice_yield)
# define SYS_rseq_slice_yield __NR_rseq_slice_yield
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_rseq_slice_yield(void);
# else
int rseq_slice_yield(void) __asm__("splork_rseq_slice_yield");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_rseq_slice_yield(void)
# else
static __inline__ int rseq_slice_yield(void)
# endif
{
# ifdef __NR_rseq_slice_yield
    return (int)splork_call0_(__NR_rseq_slice_yield);
# else
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
