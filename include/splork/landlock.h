/* <splork/landlock.h> - generated from landlock.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_LANDLOCK_H
#define SPLORK_LANDLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from landlock.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_LANDLOCK_TYPES)
# define SPLORK_LANDLOCK_TYPES
/* struct landlock_ruleset_attr got new fields. If the kernel's header has a shorter one, that one is renamed and this one
 * replaces it. If the program included the kernel's header before, the replacement has another name. */
#ifdef __has_include
# if __has_include(<linux/version.h>)
#  include <linux/version.h>
# endif
# if __has_include(<linux/landlock.h>)
#  define SPLORK_HAS_linux_landlock_h
# endif
#elif defined(__GLIBC__)
# include <linux/version.h>
# define SPLORK_HAS_linux_landlock_h
#endif
#if defined(LANDLOCK_CREATE_RULESET_VERSION) && !defined(LANDLOCK_ADD_RULE_QUIET)
# define landlock_ruleset_attr splork_landlock_ruleset_attr
#elif defined(SPLORK_HAS_linux_landlock_h) && defined(LINUX_VERSION_CODE) && LINUX_VERSION_CODE >= 0x70200
# include <linux/landlock.h>
#else
# ifdef SPLORK_HAS_linux_landlock_h
#  define landlock_ruleset_attr splork_shorter_landlock_ruleset_attr
#  include <linux/landlock.h>
#  undef landlock_ruleset_attr
# endif
struct landlock_ruleset_attr {
    uint64_t handled_access_fs;
    uint64_t handled_access_net; /* Linux 6.7 */
    uint64_t scoped; /* Linux 6.12 */
    uint64_t quiet_access_fs; /* these three: Linux 7.2 */
    uint64_t quiet_access_net;
    uint64_t quiet_scoped;
};
#endif
#ifndef LANDLOCK_CREATE_RULESET_VERSION /* Linux 5.13 */
# define LANDLOCK_CREATE_RULESET_VERSION (1U << 0)
# define LANDLOCK_ACCESS_FS_EXECUTE ((uint64_t)1 << 0)
# define LANDLOCK_ACCESS_FS_WRITE_FILE ((uint64_t)1 << 1)
# define LANDLOCK_ACCESS_FS_READ_FILE ((uint64_t)1 << 2)
# define LANDLOCK_ACCESS_FS_READ_DIR ((uint64_t)1 << 3)
# define LANDLOCK_ACCESS_FS_REMOVE_DIR ((uint64_t)1 << 4)
# define LANDLOCK_ACCESS_FS_REMOVE_FILE ((uint64_t)1 << 5)
# define LANDLOCK_ACCESS_FS_MAKE_CHAR ((uint64_t)1 << 6)
# define LANDLOCK_ACCESS_FS_MAKE_DIR ((uint64_t)1 << 7)
# define LANDLOCK_ACCESS_FS_MAKE_REG ((uint64_t)1 << 8)
# define LANDLOCK_ACCESS_FS_MAKE_SOCK ((uint64_t)1 << 9)
# define LANDLOCK_ACCESS_FS_MAKE_FIFO ((uint64_t)1 << 10)
# define LANDLOCK_ACCESS_FS_MAKE_BLOCK ((uint64_t)1 << 11)
# define LANDLOCK_ACCESS_FS_MAKE_SYM ((uint64_t)1 << 12)
enum landlock_rule_type {
    LANDLOCK_RULE_PATH_BENEATH = 1
};

struct landlock_path_beneath_attr {
    uint64_t allowed_access;
    int32_t parent_fd;
} __attribute__((__packed__));
#endif
/* The same, whatever the kernel's header has. */
struct splork_landlock_ruleset_attr {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
    uint64_t quiet_access_fs;
    uint64_t quiet_access_net;
    uint64_t quiet_scoped;
};
#ifndef LANDLOCK_ACCESS_FS_REFER /* Linux 5.19 */
# define LANDLOCK_ACCESS_FS_REFER ((uint64_t)1 << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE /* Linux 6.2 */
# define LANDLOCK_ACCESS_FS_TRUNCATE ((uint64_t)1 << 14)
#endif
#ifndef LANDLOCK_ACCESS_NET_BIND_TCP /* Linux 6.7 */
# define LANDLOCK_ACCESS_NET_BIND_TCP ((uint64_t)1 << 0)
# define LANDLOCK_ACCESS_NET_CONNECT_TCP ((uint64_t)1 << 1)
# define LANDLOCK_RULE_NET_PORT ((enum landlock_rule_type)2)
struct landlock_net_port_attr {
    uint64_t allowed_access;
    uint64_t port;
};
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV /* Linux 6.10 */
# define LANDLOCK_ACCESS_FS_IOCTL_DEV ((uint64_t)1 << 15)
#endif
#ifndef LANDLOCK_SCOPE_SIGNAL /* Linux 6.12 */
# define LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET ((uint64_t)1 << 0)
# define LANDLOCK_SCOPE_SIGNAL ((uint64_t)1 << 1)
#endif
#ifndef LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF /* Linux 6.15 */
# define LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF (1U << 0)
# define LANDLOCK_RESTRICT_SELF_LOG_NEW_EXEC_ON (1U << 1)
# define LANDLOCK_RESTRICT_SELF_LOG_SUBDOMAINS_OFF (1U << 2)
#endif
#ifndef LANDLOCK_CREATE_RULESET_ERRATA /* Linux 6.15 */
# define LANDLOCK_CREATE_RULESET_ERRATA (1U << 1)
#endif
#ifndef LANDLOCK_RESTRICT_SELF_TSYNC /* Linux 7.0 */
# define LANDLOCK_RESTRICT_SELF_TSYNC (1U << 3)
#endif
#ifndef LANDLOCK_ACCESS_FS_RESOLVE_UNIX /* in Linux 7.2 */
# define LANDLOCK_ACCESS_FS_RESOLVE_UNIX ((uint64_t)1 << 16)
#endif
#ifndef LANDLOCK_ACCESS_NET_BIND_UDP /* in Linux 7.2 */
# define LANDLOCK_ACCESS_NET_BIND_UDP ((uint64_t)1 << 2)
# define LANDLOCK_ACCESS_NET_CONNECT_SEND_UDP ((uint64_t)1 << 3)
#endif
#ifndef LANDLOCK_ADD_RULE_QUIET /* in Linux 7.2 */
# define LANDLOCK_ADD_RULE_QUIET (1U << 0)
#endif
#ifndef LANDLOCK_RESTRICT_SELF_NO_NEW_PRIVS /* in Linux 7.3 */
# define LANDLOCK_RESTRICT_SELF_NO_NEW_PRIVS (1U << 4)
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Add a rule to a Landlock ruleset.
 *
 * Parameters:
 *   ruleset_fd  from landlock_create_ruleset
 *   rule_type   LANDLOCK_RULE_PATH_BENEATH or LANDLOCK_RULE_NET_PORT
 *   rule_attr   the struct that goes with rule_type
 *   flags       0, or LANDLOCK_ADD_RULE_QUIET
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAFNOSUPPORT  rule_type is LANDLOCK_RULE_NET_PORT and the kernel has no TCP/IP.
 *   EBADF         ruleset_fd is not open, or rule_attr's parent_fd is not.
 *   EBADFD        ruleset_fd is no ruleset, or parent_fd is no descriptor of the right kind.
 *   EFAULT        rule_attr is not readable.
 *   EINVAL        flags or rule_type is unknown, the rule allows what the ruleset does not govern
 *                 or what makes no sense for a file, or the port is above 65535.
 *   ENOMEM        The kernel has no memory for the rule.
 *   ENOMSG        The rule allows nothing.
 *   EOPNOTSUPP    Landlock is built in but disabled at boot.
 *   EPERM         ruleset_fd was opened without write access.
 *   ENOSYS        This kernel does not have the call.
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
# endif /* other architectures: no number, landlock_add_rule() fails with ENOTSUP */
#endif
#if defined(__NR_landlock_add_rule) && !defined(SYS_landlock_add_rule)
# define SYS_landlock_add_rule __NR_landlock_add_rule
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type, const void *rule_attr,
                             uint32_t flags);
# else
int landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type, const void *rule_attr,
                      uint32_t flags) __asm__("splork_landlock_add_rule");
# endif
#endif

/**
 * Create a Landlock ruleset, or ask which version of the ABI the kernel has.
 *
 * Parameters:
 *   attr   what the ruleset will govern, or NULL with LANDLOCK_CREATE_RULESET_VERSION
 *   size   sizeof *attr in bytes, or 0
 *   flags  0 or LANDLOCK_CREATE_RULESET_VERSION
 *
 * On success, returns a file descriptor (close-on-exec) for the ruleset, or the ABI version, 1 or
 * higher, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       size is too large, or the tail that this kernel does not know is not zero.
 *   EFAULT      attr is not readable.
 *   EINVAL      flags is unknown, attr asks for an unknown access right or scope, size is too
 *               small, or with a question attr is not NULL or size not 0.
 *   EMFILE      The process has too many open files.
 *   ENFILE      The system has too many open files.
 *   ENOMEM      The kernel has no memory for the ruleset.
 *   ENOMSG      attr governs nothing.
 *   EOPNOTSUPP  Landlock is built in but disabled at boot.
 *   ENOSYS      This kernel does not have the call.
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
# endif /* other architectures: no number, landlock_create_ruleset() fails with ENOTSUP */
#endif
#if defined(__NR_landlock_create_ruleset) && !defined(SYS_landlock_create_ruleset)
# define SYS_landlock_create_ruleset __NR_landlock_create_ruleset
#endif
struct landlock_ruleset_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size, uint32_t flags);
# else
int landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size, uint32_t flags) __asm__("splork_landlock_create_ruleset");
# endif
#endif

/**
 * Put the calling thread, and all its children to come, under a Landlock ruleset.
 *
 * Parameters:
 *   ruleset_fd  from landlock_create_ruleset
 *   flags       0, or LANDLOCK_RESTRICT_SELF_* from Linux 6.15 on
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       The thread is under 16 rulesets already.
 *   EBADF       ruleset_fd is not open.
 *   EBADFD      ruleset_fd is no ruleset.
 *   EINVAL      flags is unknown.
 *   ENOMEM      The kernel has no memory for the rules together.
 *   EOPNOTSUPP  Landlock is built in but disabled at boot.
 *   EPERM       The thread has neither no_new_privs nor CAP_SYS_ADMIN in its namespace, or
 *               ruleset_fd was opened without read access.
 *   ENOSYS      This kernel does not have the call.
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
# endif /* other architectures: no number, landlock_restrict_self() fails with ENOTSUP */
#endif
#if defined(__NR_landlock_restrict_self) && !defined(SYS_landlock_restrict_self)
# define SYS_landlock_restrict_self __NR_landlock_restrict_self
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_landlock_restrict_self(int ruleset_fd, uint32_t flags);
# else
int landlock_restrict_self(int ruleset_fd, uint32_t flags) __asm__("splork_landlock_restrict_self");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type,
                                               const void *rule_attr, uint32_t flags)
# else
static __inline__ int landlock_add_rule(int ruleset_fd, enum landlock_rule_type rule_type,
                                        const void *rule_attr, uint32_t flags)
# endif
{
# ifdef __NR_landlock_add_rule
    return (int)splork_call4_(__NR_landlock_add_rule, (splork_word_)ruleset_fd, (splork_word_)rule_type, (splork_word_)(uintptr_t)rule_attr, (splork_word_)flags);
# else
    (void)ruleset_fd;
    (void)rule_type;
    (void)rule_attr;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size,
                                                     uint32_t flags)
# else
static __inline__ int landlock_create_ruleset(const struct landlock_ruleset_attr *attr, size_t size,
                                              uint32_t flags)
# endif
{
# ifdef __NR_landlock_create_ruleset
    return (int)splork_call3_(__NR_landlock_create_ruleset, (splork_word_)(uintptr_t)attr, (splork_word_)size, (splork_word_)flags);
# else
    (void)attr;
    (void)size;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_landlock_restrict_self(int ruleset_fd, uint32_t flags)
# else
static __inline__ int landlock_restrict_self(int ruleset_fd, uint32_t flags)
# endif
{
# ifdef __NR_landlock_restrict_self
    return (int)splork_call2_(__NR_landlock_restrict_self, (splork_word_)ruleset_fd, (splork_word_)flags);
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
