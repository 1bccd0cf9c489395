/* struct xattr_args has no macro of its own to be known by. linux/xattr.h brings linux/libc-compat.h, which looks once for
 * all at which of libc's headers have been included: it shall look again when those of the network come. */
#ifndef _LIBC_COMPAT_H
# define SPLORK_FORGETS_libc_compat_h
#endif
#ifdef __has_include
# if __has_include(<linux/xattr.h>) && __has_include(<linux/version.h>)
#  include <linux/version.h>
#  include <linux/xattr.h>
# endif
#elif defined(__GLIBC__)
# include <linux/version.h>
# include <linux/xattr.h>
#endif
#ifdef SPLORK_FORGETS_libc_compat_h
# undef _LIBC_COMPAT_H
# undef SPLORK_FORGETS_libc_compat_h
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60d00
struct xattr_args {
    uint64_t value __attribute__((__aligned__(8))); /* a pointer: (uintptr_t)buffer */
    uint32_t size;
    uint32_t flags;
};
#endif
