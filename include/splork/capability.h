/* <splork/capability.h> - generated from capability.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_CAPABILITY_H
#define SPLORK_CAPABILITY_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from capability.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_CAPABILITY_TYPES)
# define SPLORK_CAPABILITY_TYPES
#ifdef __has_include
# if __has_include(<linux/capability.h>)
#  include <linux/capability.h>
# endif
#elif defined(__GLIBC__)
# include <linux/capability.h>
#endif
#ifndef _LINUX_CAPABILITY_VERSION_3 /* Linux 2.6.26 */
# define _LINUX_CAPABILITY_VERSION_1 0x19980330
# define _LINUX_CAPABILITY_U32S_1 1
# define _LINUX_CAPABILITY_VERSION_2 0x20071026
# define _LINUX_CAPABILITY_U32S_2 2
# define _LINUX_CAPABILITY_VERSION_3 0x20080522
# define _LINUX_CAPABILITY_U32S_3 2
struct __user_cap_header_struct {
    uint32_t version;
    int pid;
};

struct __user_cap_data_struct {
    uint32_t effective;
    uint32_t permitted;
    uint32_t inheritable;
};
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Get a thread's capabilities.
 *
 * Parameters:
 *   header   the version of the structs, _LINUX_CAPABILITY_VERSION_3, and the thread's ID, 0 for
 *            the calling one
 *   dataptr  where the capabilities are put: two structs; NULL to ask for the version alone
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   header is not accessible, or dataptr is not writable.
 *   EINVAL   header->version is unknown, and the one to use has been put there; or header->pid is
 *            negative.
 *   ESRCH    There is no such thread.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.2. Source: capget(2), kernel/capability.c.
 */
#if defined(__NR_capget) && __NR_capget < 0 /* libseccomp's mark for "none here" */
# undef __NR_capget
#endif
#ifndef __NR_capget
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_capget 90
# elif defined(__i386__) || (defined(__arm__) && defined(__ARM_EABI__)) || defined(__m68k__) || \
     defined(__microblaze__) || defined(__s390__) || defined(__sh__)
#  define __NR_capget 184
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_capget (0x40000000 + 125)
# elif defined(__hppa__)
#  define __NR_capget 106
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_capget 125
# elif defined(__xtensa__)
#  define __NR_capget 158
# elif defined(__powerpc__)
#  define __NR_capget 183
# elif defined(__sparc__)
#  define __NR_capget 21
# elif defined(__alpha__)
#  define __NR_capget 368
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_capget 4204
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_capget 5123
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_capget 6123
# endif /* other architectures: no number, capget() fails with ENOTSUP */
#endif
#if defined(__NR_capget) && !defined(SYS_capget)
# define SYS_capget __NR_capget
#endif
struct __user_cap_data_struct;
struct __user_cap_header_struct;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_capget(struct __user_cap_header_struct *header, struct __user_cap_data_struct *dataptr);
# else
int capget(struct __user_cap_header_struct *header, struct __user_cap_data_struct *dataptr) __asm__("splork_capget");
# endif
#endif

/**
 * Set the calling thread's capabilities.
 *
 * Parameters:
 *   header  the version of the structs, _LINUX_CAPABILITY_VERSION_3, and 0 or the calling thread's
 *           own ID
 *   data    the capabilities: two structs
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   header is not accessible, or data is not readable.
 *   EINVAL   header->version is unknown; the one to use has been put there.
 *   ENOMEM   The kernel has no memory for the new credentials.
 *   EPERM    A set has a capability that may not be added to it, or header->pid is another thread.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.2. Source: capget(2), kernel/capability.c,
 * security/commoncap.c.
 */
#if defined(__NR_capset) && __NR_capset < 0 /* libseccomp's mark for "none here" */
# undef __NR_capset
#endif
#ifndef __NR_capset
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_capset 91
# elif defined(__i386__) || (defined(__arm__) && defined(__ARM_EABI__)) || defined(__m68k__) || \
     defined(__microblaze__) || defined(__s390__) || defined(__sh__)
#  define __NR_capset 185
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_capset (0x40000000 + 126)
# elif defined(__hppa__)
#  define __NR_capset 107
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_capset 126
# elif defined(__xtensa__)
#  define __NR_capset 159
# elif defined(__powerpc__)
#  define __NR_capset 184
# elif defined(__sparc__)
#  define __NR_capset 22
# elif defined(__alpha__)
#  define __NR_capset 369
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_capset 4205
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_capset 5124
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_capset 6124
# endif /* other architectures: no number, capset() fails with ENOTSUP */
#endif
#if defined(__NR_capset) && !defined(SYS_capset)
# define SYS_capset __NR_capset
#endif
struct __user_cap_data_struct;
struct __user_cap_header_struct;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_capset(struct __user_cap_header_struct *header, struct __user_cap_data_struct *data);
# else
int capset(struct __user_cap_header_struct *header, struct __user_cap_data_struct *data) __asm__("splork_capset");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_capget(struct __user_cap_header_struct *header,
                                    struct __user_cap_data_struct *dataptr)
# else
static __inline__ int capget(struct __user_cap_header_struct *header, struct __user_cap_data_struct *dataptr)
# endif
{
# ifdef __NR_capget
    return (int)splork_call2_(__NR_capget, (splork_word_)(uintptr_t)header, (splork_word_)(uintptr_t)dataptr);
# else
    (void)header;
    (void)dataptr;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_capset(struct __user_cap_header_struct *header,
                                    struct __user_cap_data_struct *data)
# else
static __inline__ int capset(struct __user_cap_header_struct *header, struct __user_cap_data_struct *data)
# endif
{
# ifdef __NR_capset
    return (int)splork_call2_(__NR_capset, (splork_word_)(uintptr_t)header, (splork_word_)(uintptr_t)data);
# else
    (void)header;
    (void)data;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
