/* <splork/xattr.h> - generated from xattr.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_XATTR_H
#define SPLORK_XATTR_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from xattr.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_XATTR_TYPES)
# define SPLORK_XATTR_TYPES
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
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Read an extended attribute of a file.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   pathname  the path
 *   at_flags  0, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *   name      the attribute, as in user.name
 *   uargs     value, a pointer to the buffer as an integer; size of the buffer in bytes, 0 to ask
 *             for the value's; flags 0
 *   usize     sizeof *uargs in bytes
 *
 * On success, returns the value's length in bytes, and leaves errno unchanged. On error, returns
 * -1 and sets errno.
 *
 * Errors:
 *   E2BIG         The value is larger than the kernel can return, uargs has a tail that this
 *                 kernel does not know and that is not zero, or usize is above the page size.
 *   EACCES        A directory of the path may not be searched; or user. is given, and the caller
 *                 may not read the file.
 *   EBADF         pathname is relative or empty and dfd is not open; it is empty and dfd was
 *                 opened with O_PATH; or, up to Linux 6.18, it is empty and dfd is AT_FDCWD.
 *   EFAULT        pathname, name or uargs is not readable, or the buffer is not writable.
 *   EINVAL        at_flags is unknown, uargs->flags is not 0, or usize is too small.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  pathname is too long.
 *   ENODATA       The file has no such attribute, or the caller may not read it.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for path, name or value.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EOPNOTSUPP    The file system has no attributes of this kind, or they are switched off.
 *   ERANGE        The buffer is too small for the value, or name is empty or longer than 255
 *                 bytes.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.13. Source: getxattr(2), fs/xattr.c.
 */
#if defined(__NR_getxattrat) && __NR_getxattrat < 0 /* libseccomp's mark for "none here" */
# undef __NR_getxattrat
#endif
#ifndef __NR_getxattrat
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_getxattrat 464
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_getxattrat (0x40000000 + 464)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_getxattrat 4464
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_getxattrat 5464
# elif defined(__alpha__)
#  define __NR_getxattrat 574
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_getxattrat 6464
# endif /* other architectures: no number, getxattrat() fails with ENOTSUP */
#endif
#if defined(__NR_getxattrat) && !defined(SYS_getxattrat)
# define SYS_getxattrat __NR_getxattrat
#endif
struct xattr_args;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
ssize_t splork_getxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name,
                          struct xattr_args *uargs, size_t usize);
# else
ssize_t getxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name,
                   struct xattr_args *uargs, size_t usize) __asm__("splork_getxattrat");
# endif
#endif

/**
 * List the names of a file's extended attributes.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   pathname  the path
 *   at_flags  0, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *   list      where the names are put, one after the other, each with a zero byte at its end
 *   size      its length in bytes, 0 to ask for the length needed
 *
 * On success, returns the length of the list in bytes, and leaves errno unchanged. On error,
 * returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG         The list is larger than the kernel can return, 64 KiB.
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         pathname is relative or empty and dfd is not open; it is empty and dfd was
 *                 opened with O_PATH; or, up to Linux 6.18, it is empty and dfd is AT_FDCWD.
 *   EFAULT        pathname is not readable, or list is not writable.
 *   EINVAL        at_flags is unknown.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  pathname is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path or the list.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EOPNOTSUPP    The file system has no extended attributes, or they are switched off.
 *   ERANGE        list is too small.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.13. Source: listxattr(2), fs/xattr.c.
 */
#if defined(__NR_listxattrat) && __NR_listxattrat < 0 /* libseccomp's mark for "none here" */
# undef __NR_listxattrat
#endif
#ifndef __NR_listxattrat
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_listxattrat 465
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_listxattrat (0x40000000 + 465)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_listxattrat 4465
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_listxattrat 5465
# elif defined(__alpha__)
#  define __NR_listxattrat 575
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_listxattrat 6465
# endif /* other architectures: no number, listxattrat() fails with ENOTSUP */
#endif
#if defined(__NR_listxattrat) && !defined(SYS_listxattrat)
# define SYS_listxattrat __NR_listxattrat
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
ssize_t splork_listxattrat(int dfd, const char *pathname, unsigned int at_flags, char *list, size_t size);
# else
ssize_t listxattrat(int dfd, const char *pathname, unsigned int at_flags, char *list, size_t size) __asm__("splork_listxattrat");
# endif
#endif

/**
 * Remove an extended attribute of a file.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   pathname  the path
 *   at_flags  0, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *   name      the attribute, as in user.name
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES        A directory of the path may not be searched; or user. is given, and the caller
 *                 may not write the file.
 *   EBADF         pathname is relative or empty and dfd is not open; it is empty and dfd was
 *                 opened with O_PATH; or, up to Linux 6.18, it is empty and dfd is AT_FDCWD.
 *   EFAULT        pathname or name is not readable.
 *   EINVAL        at_flags is unknown.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  pathname is too long.
 *   ENODATA       The file has no such attribute.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path or the name.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EOPNOTSUPP    The file system has no attributes of this kind, or they are switched off.
 *   EPERM         The file is immutable, or attributes of this kind are not for this caller to
 *                 change.
 *   ERANGE        name is empty or longer than 255 bytes.
 *   EROFS         The file system is read-only.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.13. Source: removexattr(2), fs/xattr.c.
 */
#if defined(__NR_removexattrat) && __NR_removexattrat < 0 /* libseccomp's mark for "none here" */
# undef __NR_removexattrat
#endif
#ifndef __NR_removexattrat
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_removexattrat 466
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_removexattrat (0x40000000 + 466)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_removexattrat 4466
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_removexattrat 5466
# elif defined(__alpha__)
#  define __NR_removexattrat 576
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_removexattrat 6466
# endif /* other architectures: no number, removexattrat() fails with ENOTSUP */
#endif
#if defined(__NR_removexattrat) && !defined(SYS_removexattrat)
# define SYS_removexattrat __NR_removexattrat
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_removexattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name);
# else
int removexattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name) __asm__("splork_removexattrat");
# endif
#endif

/**
 * Set an extended attribute of a file.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   pathname  the path
 *   at_flags  0, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *   name      the attribute, as in user.name
 *   uargs     value, a pointer as an integer; size in bytes; flags 0, XATTR_CREATE or
 *             XATTR_REPLACE
 *   usize     sizeof *uargs in bytes
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG         The value is too large, uargs has a tail that this kernel does not know and that
 *                 is not zero, or usize is above the page size.
 *   EACCES        A directory of the path may not be searched; or user. is given, and the caller
 *                 may not write the file.
 *   EBADF         pathname is relative or empty and dfd is not open; it is empty and dfd was
 *                 opened with O_PATH; or, up to Linux 6.18, it is empty and dfd is AT_FDCWD.
 *   EDQUOT        The quota has no room for the attribute.
 *   EEXIST        XATTR_CREATE is given and the attribute exists.
 *   EFAULT        pathname, name, uargs or the value is not readable.
 *   EINVAL        at_flags or uargs->flags is unknown, or usize is too small.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  pathname is too long.
 *   ENODATA       XATTR_REPLACE is given and the attribute does not exist.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for path, name or value.
 *   ENOSPC        The file system has no room for the attribute.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EOPNOTSUPP    The file system has no attributes of this kind, or they are switched off.
 *   EPERM         The file is immutable, or attributes of this kind are not for such files or not
 *                 for this caller.
 *   ERANGE        name is empty or longer than 255 bytes.
 *   EROFS         The file system is read-only.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.13. Source: setxattr(2), fs/xattr.c.
 */
#if defined(__NR_setxattrat) && __NR_setxattrat < 0 /* libseccomp's mark for "none here" */
# undef __NR_setxattrat
#endif
#ifndef __NR_setxattrat
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_setxattrat 463
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_setxattrat (0x40000000 + 463)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_setxattrat 4463
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_setxattrat 5463
# elif defined(__alpha__)
#  define __NR_setxattrat 573
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_setxattrat 6463
# endif /* other architectures: no number, setxattrat() fails with ENOTSUP */
#endif
#if defined(__NR_setxattrat) && !defined(SYS_setxattrat)
# define SYS_setxattrat __NR_setxattrat
#endif
struct xattr_args;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_setxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name,
                      const struct xattr_args *uargs, size_t usize);
# else
int setxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name,
               const struct xattr_args *uargs, size_t usize) __asm__("splork_setxattrat");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ ssize_t splork_getxattrat(int dfd, const char *pathname, unsigned int at_flags,
                                            const char *name, struct xattr_args *uargs, size_t usize)
# else
static __inline__ ssize_t getxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name,
                                     struct xattr_args *uargs, size_t usize)
# endif
{
# ifdef __NR_getxattrat
    return (ssize_t)splork_call6_(__NR_getxattrat, (splork_word_)dfd, (splork_word_)(uintptr_t)pathname, (splork_word_)at_flags, (splork_word_)(uintptr_t)name, (splork_word_)(uintptr_t)uargs, (splork_word_)usize);
# else
    (void)dfd;
    (void)pathname;
    (void)at_flags;
    (void)name;
    (void)uargs;
    (void)usize;
    return (ssize_t)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ ssize_t splork_listxattrat(int dfd, const char *pathname, unsigned int at_flags, char *list,
                                             size_t size)
# else
static __inline__ ssize_t listxattrat(int dfd, const char *pathname, unsigned int at_flags, char *list,
                                      size_t size)
# endif
{
# ifdef __NR_listxattrat
    return (ssize_t)splork_call5_(__NR_listxattrat, (splork_word_)dfd, (splork_word_)(uintptr_t)pathname, (splork_word_)at_flags, (splork_word_)(uintptr_t)list, (splork_word_)size);
# else
    (void)dfd;
    (void)pathname;
    (void)at_flags;
    (void)list;
    (void)size;
    return (ssize_t)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_removexattrat(int dfd, const char *pathname, unsigned int at_flags,
                                           const char *name)
# else
static __inline__ int removexattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name)
# endif
{
# ifdef __NR_removexattrat
    return (int)splork_call4_(__NR_removexattrat, (splork_word_)dfd, (splork_word_)(uintptr_t)pathname, (splork_word_)at_flags, (splork_word_)(uintptr_t)name);
# else
    (void)dfd;
    (void)pathname;
    (void)at_flags;
    (void)name;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_setxattrat(int dfd, const char *pathname, unsigned int at_flags,
                                        const char *name, const struct xattr_args *uargs, size_t usize)
# else
static __inline__ int setxattrat(int dfd, const char *pathname, unsigned int at_flags, const char *name,
                                 const struct xattr_args *uargs, size_t usize)
# endif
{
# ifdef __NR_setxattrat
    return (int)splork_call6_(__NR_setxattrat, (splork_word_)dfd, (splork_word_)(uintptr_t)pathname, (splork_word_)at_flags, (splork_word_)(uintptr_t)name, (splork_word_)(uintptr_t)uargs, (splork_word_)usize);
# else
    (void)dfd;
    (void)pathname;
    (void)at_flags;
    (void)name;
    (void)uargs;
    (void)usize;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
