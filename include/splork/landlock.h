/* <splork/landlock.h> - generated from landlock.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_LANDLOCK_H
#define SPLORK_LANDLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#ifdef __has_include
# if __has_include(<linux/landlock.h>)
#  define SPLORK_HAS_linux_landlock_h
# endif
#else
# define SPLORK_HAS_linux_landlock_h
#endif
#ifdef SPLORK_HAS_linux_landlock_h
# include <linux/landlock.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Adds a rule to a Landlock ruleset.
 *
 * Parameters:
 *   ruleset_fd  from landlock_create_ruleset
 *   rule_type   LANDLOCK_RULE_PATH_BENEATH or LANDLOCK_RULE_NET_PORT
 *   rule_attr   the struct that goes with rule_type
 *   flags       0
 *
 * On success, returns 0, and leaves errno alone. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAFNOSUPPORT  rule_type is LANDLOCK_RULE_NET_PORT and the kernel has no TCP/IP.
 *   EBADF         ruleset_fd is not open, or rule_attr's parent_fd is not.
 *   EBADFD        ruleset_fd is no ruleset, or parent_fd is no descriptor of the right kind.
 *   EFAULT        rule_attr is not readable.
 *   EINVAL        flags is not 0, rule_type is unknown, the rule allows what the ruleset does not
 *                 govern or what makes no sense for a file, or the port is above 65535.
 *   ENOMSG        The rule allows nothing.
 *   EOPNOTSUPP    Landlock is built in but disabled at boot.
 *   EPERM         ruleset_fd was opened without write access.
 *   ENOSYS        This kernel has no such call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.13. Source: landlock_add_rule(2).
 */
#if defined(__NR_landlock_add_rule) && __NR_landlock_add_rule < 0 /* libseccomp's mark for "none here" */
# undef __NR_landlock_add_rule
#endif
#ifndef __NR_landlock_add_rule
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_landlock_add_rule 445
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_landlock_add_rule (0x40000000 + 445)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_landlock_add_rule 4445
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_landlock_add_rule 5445
# elif defined(__alpha__)
#  define __NR_landlock_add_rule 555
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_landlock_add_rule 6445
# endif /* anywhere else: no number, and landlock_add_rule() fails with ENOTSUP */
#endif
#if defined(__NR_landlock_add_rule) && !defined(SYS_landlock_add_rule)
# define SYS_landlock_add_rule __NR_landlock_add_rule
#endif
#ifdef SPLORK_HAS_linux_landlock_h /* else its types are not to be had */
#ifndef SPLORK_INLINE
int landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type, const void *rule_attr,
                      uint32_t flags) __asm__("splork_landlock_add_rule");
#endif
#endif

/**
 * Creates a Landlock ruleset, or asks which version of the ABI the kernel has.
 *
 * Parameters:
 *   attr   what the ruleset will govern, or NULL with LANDLOCK_CREATE_RULESET_VERSION
 *   size   sizeof *attr in bytes, or 0
 *   flags  0 or LANDLOCK_CREATE_RULESET_VERSION
 *
 * On success, returns a file descriptor (close-on-exec) for the ruleset, or the ABI version, 1 or
 * higher, and leaves errno alone. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       size is too large, or the tail that this kernel does not know is not zero.
 *   EFAULT      attr is not readable.
 *   EINVAL      flags is unknown, attr asks for an unknown access right or scope, size is too
 *               small, or with a question attr is not NULL or size not 0.
 *   ENOMSG      attr governs nothing.
 *   EOPNOTSUPP  Landlock is built in but disabled at boot.
 *   ENOSYS      This kernel has no such call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.13. Source: landlock_create_ruleset(2).
 */
#if defined(__NR_landlock_create_ruleset) && __NR_landlock_create_ruleset < 0 /* libseccomp's mark for "none here" */
# undef __NR_landlock_create_ruleset
#endif
#ifndef __NR_landlock_create_ruleset
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_landlock_create_ruleset 444
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_landlock_create_ruleset (0x40000000 + 444)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_landlock_create_ruleset 4444
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_landlock_create_ruleset 5444
# elif defined(__alpha__)
#  define __NR_landlock_create_ruleset 554
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_landlock_create_ruleset 6444
# endif /* anywhere else: no number, and landlock_create_ruleset() fails with ENOTSUP */
#endif
#if defined(__NR_landlock_create_ruleset) && !defined(SYS_landlock_create_ruleset)
# define SYS_landlock_create_ruleset __NR_landlock_create_ruleset
#endif
struct landlock_ruleset_attr;
#ifndef SPLORK_INLINE
int landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size, uint32_t flags) __asm__("splork_landlock_create_ruleset");
#endif

/**
 * Puts the calling thread, and all its children to come, under a Landlock ruleset.
 *
 * Parameters:
 *   ruleset_fd  from landlock_create_ruleset
 *   flags       0, or LANDLOCK_RESTRICT_SELF_* from Linux 6.15 on
 *
 * On success, returns 0, and leaves errno alone. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       The thread is under 16 rulesets already.
 *   EBADF       ruleset_fd is not open.
 *   EBADFD      ruleset_fd is no ruleset.
 *   EINVAL      flags is unknown.
 *   EOPNOTSUPP  Landlock is built in but disabled at boot.
 *   EPERM       The thread has neither no_new_privs nor CAP_SYS_ADMIN in its namespace, or
 *               ruleset_fd was opened without read access.
 *   ENOSYS      This kernel has no such call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.13. Source: landlock_restrict_self(2).
 */
#if defined(__NR_landlock_restrict_self) && __NR_landlock_restrict_self < 0 /* libseccomp's mark for "none here" */
# undef __NR_landlock_restrict_self
#endif
#ifndef __NR_landlock_restrict_self
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_landlock_restrict_self 446
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_landlock_restrict_self (0x40000000 + 446)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_landlock_restrict_self 4446
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_landlock_restrict_self 5446
# elif defined(__alpha__)
#  define __NR_landlock_restrict_self 556
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_landlock_restrict_self 6446
# endif /* anywhere else: no number, and landlock_restrict_self() fails with ENOTSUP */
#endif
#if defined(__NR_landlock_restrict_self) && !defined(SYS_landlock_restrict_self)
# define SYS_landlock_restrict_self __NR_landlock_restrict_self
#endif
#ifndef SPLORK_INLINE
int landlock_restrict_self(int ruleset_fd, uint32_t flags) __asm__("splork_landlock_restrict_self");
#endif

/* Without the library: the same functions, with the system call in place. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>

#ifdef SPLORK_HAS_linux_landlock_h /* else its types are not to be had */
static __inline__ int landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type,
                                        const void *rule_attr, uint32_t flags)
{
# ifdef __NR_landlock_add_rule
    return (int)splork_call4_(__NR_landlock_add_rule, (long)ruleset_fd, (long)rule_type, (long)rule_attr, (long)flags);
# else
    (void)ruleset_fd;
    (void)rule_type;
    (void)rule_attr;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

static __inline__ int landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size,
                                              uint32_t flags)
{
# ifdef __NR_landlock_create_ruleset
    return (int)splork_call3_(__NR_landlock_create_ruleset, (long)attr, (long)size, (long)flags);
# else
    (void)attr;
    (void)size;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int landlock_restrict_self(int ruleset_fd, uint32_t flags)
{
# ifdef __NR_landlock_restrict_self
    return (int)splork_call2_(__NR_landlock_restrict_self, (long)ruleset_fd, (long)flags);
# else
    (void)ruleset_fd;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
