/* <splork/file_attr.h> - generated from file_attr.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_FILE_ATTR_H
#define SPLORK_FILE_ATTR_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from file_attr.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_FILE_ATTR_TYPES)
# define SPLORK_FILE_ATTR_TYPES
#ifdef __has_include
# if __has_include(<linux/fs.h>)
#  include <linux/fs.h>
# endif
#elif defined(__GLIBC__) && !defined(_SYS_MOUNT_H) /* which, without __has_include, bears no linux/mount.h behind it */
# include <linux/fs.h>
#endif
#ifndef FILE_ATTR_SIZE_VER0 /* Linux 6.17 */
# define FILE_ATTR_SIZE_VER0 24
# define FILE_ATTR_SIZE_LATEST FILE_ATTR_SIZE_VER0
struct file_attr {
    uint64_t fa_xflags;
    uint32_t fa_extsize;
    uint32_t fa_nextents;
    uint32_t fa_projid;
    uint32_t fa_cowextsize;
};
#endif
#ifndef FS_XFLAG_REALTIME /* Linux 4.5 */
# define FS_XFLAG_REALTIME 0x00000001
# define FS_XFLAG_PREALLOC 0x00000002
# define FS_XFLAG_IMMUTABLE 0x00000008
# define FS_XFLAG_APPEND 0x00000010
# define FS_XFLAG_SYNC 0x00000020
# define FS_XFLAG_NOATIME 0x00000040
# define FS_XFLAG_NODUMP 0x00000080
# define FS_XFLAG_RTINHERIT 0x00000100
# define FS_XFLAG_PROJINHERIT 0x00000200
# define FS_XFLAG_NOSYMLINKS 0x00000400
# define FS_XFLAG_EXTSIZE 0x00000800
# define FS_XFLAG_EXTSZINHERIT 0x00001000
# define FS_XFLAG_NODEFRAG 0x00002000
# define FS_XFLAG_FILESTREAM 0x00004000
# define FS_XFLAG_DAX 0x00008000
# define FS_XFLAG_COWEXTSIZE 0x00010000
# define FS_XFLAG_HASATTR 0x80000000
#endif
#ifndef FS_XFLAG_VERITY /* in Linux 7.2 */
# define FS_XFLAG_VERITY 0x00020000
#endif
#ifndef FS_XFLAG_CASEFOLD /* in Linux 7.2 */
# define FS_XFLAG_CASEFOLD 0x00040000
# define FS_XFLAG_CASENONPRESERVING 0x00080000
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Read a file's inode attributes.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   filename  the path
 *   ufattr    where the attributes are put; what the kernel does not know is set to 0
 *   usize     sizeof *ufattr in bytes
 *   at_flags  0, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG         usize is above the page size.
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         filename is relative or empty and dfd is not open; or it is empty and dfd was
 *                 opened with O_PATH.
 *   EFAULT        filename is not readable, or ufattr is not writable.
 *   EINVAL        at_flags is unknown, or usize is below FILE_ATTR_SIZE_VER0.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  filename is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EOPNOTSUPP    The file system has no such attributes.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.17. Source: fs/file_attr.c.
 */
#if defined(__NR_file_getattr) && __NR_file_getattr < 0 /* libseccomp's mark for "none here" */
# undef __NR_file_getattr
#endif
#ifndef __NR_file_getattr
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_file_getattr 468
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_file_getattr (0x40000000 + 468)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_file_getattr 4468
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_file_getattr 5468
# elif defined(__alpha__)
#  define __NR_file_getattr 578
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_file_getattr 6468
# endif /* other architectures: no number, file_getattr() fails with ENOTSUP */
#endif
#if defined(__NR_file_getattr) && !defined(SYS_file_getattr)
# define SYS_file_getattr __NR_file_getattr
#endif
struct file_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_file_getattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize,
                        unsigned int at_flags);
# else
int file_getattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize, unsigned int at_flags) __asm__("splork_file_getattr");
# endif
#endif

/**
 * Set a file's inode attributes.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   filename  the path
 *   ufattr    the attributes, as file_getattr gave them but for the changes wanted
 *   usize     sizeof *ufattr in bytes
 *   at_flags  0, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG         ufattr has a tail that this kernel does not know and that is not zero, or usize
 *                 is above the page size.
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         filename is relative or empty and dfd is not open; or it is empty and dfd was
 *                 opened with O_PATH.
 *   EFAULT        filename or ufattr is not readable.
 *   EINVAL        at_flags is unknown, ufattr->fa_xflags has unknown bits or ones that do not go
 *                 together, or usize is below FILE_ATTR_SIZE_VER0.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  filename is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EOPNOTSUPP    The file system has no such attributes, or not the one asked for.
 *   EPERM         The caller does not own the file, or lacks CAP_LINUX_IMMUTABLE to change
 *                 immutable or append-only.
 *   EROFS         The file system is read-only.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.17. Source: fs/file_attr.c.
 */
#if defined(__NR_file_setattr) && __NR_file_setattr < 0 /* libseccomp's mark for "none here" */
# undef __NR_file_setattr
#endif
#ifndef __NR_file_setattr
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_file_setattr 469
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_file_setattr (0x40000000 + 469)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_file_setattr 4469
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_file_setattr 5469
# elif defined(__alpha__)
#  define __NR_file_setattr 579
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_file_setattr 6469
# endif /* other architectures: no number, file_setattr() fails with ENOTSUP */
#endif
#if defined(__NR_file_setattr) && !defined(SYS_file_setattr)
# define SYS_file_setattr __NR_file_setattr
#endif
struct file_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_file_setattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize,
                        unsigned int at_flags);
# else
int file_setattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize, unsigned int at_flags) __asm__("splork_file_setattr");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_file_getattr(int dfd, const char *filename, struct file_attr *ufattr,
                                          size_t usize, unsigned int at_flags)
# else
static __inline__ int file_getattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize,
                                   unsigned int at_flags)
# endif
{
# ifdef __NR_file_getattr
    return (int)splork_call5_(__NR_file_getattr, (splork_word_)dfd, (splork_word_)(uintptr_t)filename, (splork_word_)(uintptr_t)ufattr, (splork_word_)usize, (splork_word_)at_flags);
# else
    (void)dfd;
    (void)filename;
    (void)ufattr;
    (void)usize;
    (void)at_flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_file_setattr(int dfd, const char *filename, struct file_attr *ufattr,
                                          size_t usize, unsigned int at_flags)
# else
static __inline__ int file_setattr(int dfd, const char *filename, struct file_attr *ufattr, size_t usize,
                                   unsigned int at_flags)
# endif
{
# ifdef __NR_file_setattr
    return (int)splork_call5_(__NR_file_setattr, (splork_word_)dfd, (splork_word_)(uintptr_t)filename, (splork_word_)(uintptr_t)ufattr, (splork_word_)usize, (splork_word_)at_flags);
# else
    (void)dfd;
    (void)filename;
    (void)ufattr;
    (void)usize;
    (void)at_flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
