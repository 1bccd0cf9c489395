/* <splork/numa.h> - generated from numa.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_NUMA_H
#define SPLORK_NUMA_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from numa.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_NUMA_TYPES)
# define SPLORK_NUMA_TYPES
/* libnuma's numaif.h has macros of the names of linux/mempolicy.h's enumerators: behind it that cannot be included. */
#if defined(__has_include) && !defined(MPOL_DEFAULT)
# if __has_include(<linux/mempolicy.h>) && __has_include(<linux/version.h>)
#  include <linux/mempolicy.h>
#  include <linux/version.h>
#  define SPLORK_HAS_linux_mempolicy_h
# endif
#elif defined(__GLIBC__) && !defined(MPOL_DEFAULT)
# include <linux/mempolicy.h>
# include <linux/version.h>
# define SPLORK_HAS_linux_mempolicy_h
#endif
#if !defined(SPLORK_HAS_linux_mempolicy_h) && !defined(MPOL_DEFAULT)
# define MPOL_DEFAULT 0
# define MPOL_PREFERRED 1
# define MPOL_BIND 2
# define MPOL_INTERLEAVE 3
# define MPOL_LOCAL 4
#endif
#if !defined(SPLORK_HAS_linux_mempolicy_h) && !defined(MPOL_PREFERRED_MANY) /* Linux 5.15 */
# define MPOL_PREFERRED_MANY 5
#endif
#ifndef MPOL_WEIGHTED_INTERLEAVE /* an enumerator of Linux 6.9 on */
# if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60900
#  define MPOL_WEIGHTED_INTERLEAVE 6
# endif
#endif
#ifndef MPOL_F_STATIC_NODES
# define MPOL_F_STATIC_NODES (1 << 15)
# define MPOL_F_RELATIVE_NODES (1 << 14)
#endif
#ifndef MPOL_USER_NODEMASK_FLAGS /* in Linux 7.2 */
# define MPOL_USER_NODEMASK_FLAGS (MPOL_F_STATIC_NODES | MPOL_F_RELATIVE_NODES)
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Set the node from which a range of memory is taken first, among those that its policy allows.
 *
 * Parameters:
 *   start      the first address, page-aligned
 *   len        length in bytes, rounded up to whole pages
 *   home_node  the node
 *   flags      0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL      start is not page-aligned, the range wraps around, flags is not 0, or home_node is
 *               no node that is online.
 *   EOPNOTSUPP  A mapping's policy is neither MPOL_BIND nor MPOL_PREFERRED_MANY.
 *   ENOENT      No mapping in the range has a policy of its own.
 *   ENOMEM      The kernel has no memory for the policy.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.17. Source: set_mempolicy_home_node(2), mm/mempolicy.c.
 */
#if defined(__NR_set_mempolicy_home_node) && __NR_set_mempolicy_home_node < 0 /* libseccomp's mark for "none here" */
# undef __NR_set_mempolicy_home_node
#endif
#ifndef __NR_set_mempolicy_home_node
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_set_mempolicy_home_node 450
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_set_mempolicy_home_node (0x40000000 + 450)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_set_mempolicy_home_node 4450
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_set_mempolicy_home_node 5450
# elif defined(__alpha__)
#  define __NR_set_mempolicy_home_node 560
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_set_mempolicy_home_node 6450
# endif /* other architectures: no number, set_mempolicy_home_node() fails with ENOTSUP */
#endif
#if defined(__NR_set_mempolicy_home_node) && !defined(SYS_set_mempolicy_home_node)
# define SYS_set_mempolicy_home_node __NR_set_mempolicy_home_node
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_set_mempolicy_home_node(void *start, unsigned long len, unsigned long home_node,
                                   unsigned long flags);
# else
int set_mempolicy_home_node(void *start, unsigned long len, unsigned long home_node, unsigned long flags) __asm__("splork_set_mempolicy_home_node");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_set_mempolicy_home_node(void *start, unsigned long len, unsigned long home_node,
                                                     unsigned long flags)
# else
static __inline__ int set_mempolicy_home_node(void *start, unsigned long len, unsigned long home_node,
                                              unsigned long flags)
# endif
{
# ifdef __NR_set_mempolicy_home_node
    return (int)splork_call4_(__NR_set_mempolicy_home_node, (splork_word_)(uintptr_t)start, (splork_word_)len, (splork_word_)home_node, (splork_word_)flags);
# else
    (void)start;
    (void)len;
    (void)home_node;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
