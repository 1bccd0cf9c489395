/* <splork/lsm.h> - generated from lsm.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_LSM_H
#define SPLORK_LSM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from lsm.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_LSM_TYPES)
# define SPLORK_LSM_TYPES
#ifdef __has_include
# if __has_include(<linux/lsm.h>)
#  include <linux/lsm.h>
# endif
#endif
#ifndef LSM_ATTR_CURRENT /* Linux 6.8 */
struct lsm_ctx {
    uint64_t id;
    uint64_t flags;
    uint64_t len;
    uint64_t ctx_len;
# ifdef __clang__ /* which warns in spite of __extension__ */
#  pragma clang diagnostic push
#  pragma clang diagnostic ignored "-Wc99-extensions"
# endif
    __extension__ uint8_t ctx[];
# ifdef __clang__
#  pragma clang diagnostic pop
# endif
};
# define LSM_ID_UNDEF 0
# define LSM_ID_CAPABILITY 100
# define LSM_ID_SELINUX 101
# define LSM_ID_SMACK 102
# define LSM_ID_TOMOYO 103
# define LSM_ID_APPARMOR 104
# define LSM_ID_YAMA 105
# define LSM_ID_LOADPIN 106
# define LSM_ID_SAFESETID 107
# define LSM_ID_LOCKDOWN 108
# define LSM_ID_BPF 109
# define LSM_ID_LANDLOCK 110
# define LSM_ID_IMA 111
# define LSM_ID_EVM 112
# define LSM_ID_IPE 113
# define LSM_ATTR_UNDEF 0
# define LSM_ATTR_CURRENT 100
# define LSM_ATTR_EXEC 101
# define LSM_ATTR_FSCREATE 102
# define LSM_ATTR_KEYCREATE 103
# define LSM_ATTR_PREV 104
# define LSM_ATTR_SOCKCREATE 105
# define LSM_FLAG_SINGLE 0x0001
#endif
#endif

#ifdef __has_include
# if __has_include(<linux/types.h>)
#  include <linux/types.h>
#  define SPLORK_HAS_linux_types_h
# endif
#else
# include <linux/types.h>
#  define SPLORK_HAS_linux_types_h
#endif
#ifndef SPLORK_U64
# ifdef SPLORK_HAS_linux_types_h
#  define SPLORK_U64 __u64
#  define SPLORK_S64 __s64
# else
#  define SPLORK_U64 uint64_t
#  define SPLORK_S64 int64_t
# endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Read an attribute of the calling thread, such as its security context, as each security module
 * has it.
 *
 * Parameters:
 *   attr   LSM_ATTR_*
 *   ctx    where the contexts are put, one after the other, each ctx->len bytes long; NULL asks
 *          for the size
 *   size   the bytes at ctx; the bytes used or needed are put there
 *   flags  0, or LSM_FLAG_SINGLE for the module that ctx->id names
 *
 * On success, returns the number of contexts, and leaves errno unchanged. On error, returns -1 and
 * sets errno.
 *
 * Errors:
 *   E2BIG       *size is too small; the size needed has been put there.
 *   EFAULT      size or ctx is not accessible.
 *   EINVAL      attr is LSM_ATTR_UNDEF, flags is unknown, or LSM_FLAG_SINGLE comes without ctx or
 *               with an id that is 0.
 *   EOPNOTSUPP  No active security module has this attribute.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.8. Source: Documentation/userspace-api/lsm.rst,
 * security/security.c.
 */
#if defined(__NR_lsm_get_self_attr) && __NR_lsm_get_self_attr < 0 /* libseccomp's mark for "none here" */
# undef __NR_lsm_get_self_attr
#endif
#ifndef __NR_lsm_get_self_attr
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_lsm_get_self_attr 459
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_lsm_get_self_attr (0x40000000 + 459)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_lsm_get_self_attr 4459
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_lsm_get_self_attr 5459
# elif defined(__alpha__)
#  define __NR_lsm_get_self_attr 569
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_lsm_get_self_attr 6459
# endif /* other architectures: no number, lsm_get_self_attr() fails with ENOTSUP */
#endif
#if defined(__NR_lsm_get_self_attr) && !defined(SYS_lsm_get_self_attr)
# define SYS_lsm_get_self_attr __NR_lsm_get_self_attr
#endif
struct lsm_ctx;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_lsm_get_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t *size, uint32_t flags);
# else
int lsm_get_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t *size, uint32_t flags) __asm__("splork_lsm_get_self_attr");
# endif
#endif

/**
 * List the active security modules, in the order in which they are asked.
 *
 * Parameters:
 *   ids    where the LSM_ID_* are put
 *   size   the bytes at ids; the bytes used or needed are put there
 *   flags  0
 *
 * On success, returns the number of modules, and leaves errno unchanged. On error, returns -1 and
 * sets errno.
 *
 * Errors:
 *   E2BIG    *size is too small; the size needed has been put there.
 *   EFAULT   size or ids is not accessible.
 *   EINVAL   flags is not 0.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.8. Source: Documentation/userspace-api/lsm.rst,
 * security/lsm_syscalls.c.
 */
#if defined(__NR_lsm_list_modules) && __NR_lsm_list_modules < 0 /* libseccomp's mark for "none here" */
# undef __NR_lsm_list_modules
#endif
#ifndef __NR_lsm_list_modules
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_lsm_list_modules 461
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_lsm_list_modules (0x40000000 + 461)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_lsm_list_modules 4461
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_lsm_list_modules 5461
# elif defined(__alpha__)
#  define __NR_lsm_list_modules 571
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_lsm_list_modules 6461
# endif /* other architectures: no number, lsm_list_modules() fails with ENOTSUP */
#endif
#if defined(__NR_lsm_list_modules) && !defined(SYS_lsm_list_modules)
# define SYS_lsm_list_modules __NR_lsm_list_modules
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_lsm_list_modules(SPLORK_U64 *ids, uint32_t *size, uint32_t flags);
# else
int lsm_list_modules(SPLORK_U64 *ids, uint32_t *size, uint32_t flags) __asm__("splork_lsm_list_modules");
# endif
#endif

/**
 * Set an attribute of the calling thread in one security module.
 *
 * Parameters:
 *   attr   LSM_ATTR_*
 *   ctx    the context, and in ctx->id the module
 *   size   the bytes at ctx
 *   flags  0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       size is above the page size.
 *   EFAULT      ctx is not readable.
 *   EINVAL      flags is not 0, size is below sizeof *ctx, ctx->len or ctx->ctx_len does not fit
 *               into it, or the module does not accept the value.
 *   ENOMEM      The kernel has no memory for the context.
 *   EOPNOTSUPP  ctx->id names no active module, or one without this attribute.
 *   EPERM       The module does not allow the change; some answer EACCES.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.8. Source: Documentation/userspace-api/lsm.rst,
 * security/security.c.
 */
#if defined(__NR_lsm_set_self_attr) && __NR_lsm_set_self_attr < 0 /* libseccomp's mark for "none here" */
# undef __NR_lsm_set_self_attr
#endif
#ifndef __NR_lsm_set_self_attr
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_lsm_set_self_attr 460
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_lsm_set_self_attr (0x40000000 + 460)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_lsm_set_self_attr 4460
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_lsm_set_self_attr 5460
# elif defined(__alpha__)
#  define __NR_lsm_set_self_attr 570
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_lsm_set_self_attr 6460
# endif /* other architectures: no number, lsm_set_self_attr() fails with ENOTSUP */
#endif
#if defined(__NR_lsm_set_self_attr) && !defined(SYS_lsm_set_self_attr)
# define SYS_lsm_set_self_attr __NR_lsm_set_self_attr
#endif
struct lsm_ctx;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_lsm_set_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t size, uint32_t flags);
# else
int lsm_set_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t size, uint32_t flags) __asm__("splork_lsm_set_self_attr");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_lsm_get_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t *size,
                                               uint32_t flags)
# else
static __inline__ int lsm_get_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t *size,
                                        uint32_t flags)
# endif
{
# ifdef __NR_lsm_get_self_attr
    return (int)splork_call4_(__NR_lsm_get_self_attr, (splork_word_)attr, (splork_word_)(uintptr_t)ctx, (splork_word_)(uintptr_t)size, (splork_word_)flags);
# else
    (void)attr;
    (void)ctx;
    (void)size;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_lsm_list_modules(SPLORK_U64 *ids, uint32_t *size, uint32_t flags)
# else
static __inline__ int lsm_list_modules(SPLORK_U64 *ids, uint32_t *size, uint32_t flags)
# endif
{
# ifdef __NR_lsm_list_modules
    return (int)splork_call3_(__NR_lsm_list_modules, (splork_word_)(uintptr_t)ids, (splork_word_)(uintptr_t)size, (splork_word_)flags);
# else
    (void)ids;
    (void)size;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_lsm_set_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t size,
                                               uint32_t flags)
# else
static __inline__ int lsm_set_self_attr(unsigned int attr, struct lsm_ctx *ctx, uint32_t size, uint32_t flags)
# endif
{
# ifdef __NR_lsm_set_self_attr
    return (int)splork_call4_(__NR_lsm_set_self_attr, (splork_word_)attr, (splork_word_)(uintptr_t)ctx, (splork_word_)size, (splork_word_)flags);
# else
    (void)attr;
    (void)ctx;
    (void)size;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
