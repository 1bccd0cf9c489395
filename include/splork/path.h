/* <splork/path.h> - generated from path.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_PATH_H
#define SPLORK_PATH_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 43)
#  include <fcntl.h>
#  define SPLORK_LIBC_HAS_openat2
# endif
#endif

/* Definitions that older kernel headers lack, from path.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_PATH_TYPES)
# define SPLORK_PATH_TYPES
#include <errno.h>
#include <fcntl.h>
#ifdef __has_include
# if __has_include(<linux/openat2.h>)
#  include <linux/openat2.h>
# endif
#elif defined(__GLIBC__)
# include <linux/openat2.h>
#endif
#ifndef RESOLVE_NO_XDEV /* Linux 5.6 */
# define RESOLVE_NO_XDEV 0x01
# define RESOLVE_NO_MAGICLINKS 0x02
# define RESOLVE_NO_SYMLINKS 0x04
# define RESOLVE_BENEATH 0x08
# define RESOLVE_IN_ROOT 0x10
struct open_how {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
};
#endif
#ifndef RESOLVE_CACHED /* Linux 5.12 */
# define RESOLVE_CACHED 0x20
#endif
#ifndef OPENAT2_REGULAR /* in Linux 7.2 */
# define OPENAT2_REGULAR ((uint64_t)1 << 32)
#endif
#ifndef O_EMPTYPATH /* in Linux 7.2 */
# define O_EMPTYPATH (1 << 26)
#endif
#ifndef AT_EMPTY_PATH /* Linux 2.6.39; libc's fcntl.h has it under _GNU_SOURCE */
# define AT_EMPTY_PATH 0x1000
#endif
#ifndef FD_FAILFS_ROOT /* Linux 7.3 */
# define FD_FAILFS_ROOT (-10004)
#endif
#ifndef EFTYPE /* Linux 7.2 */
# if defined(__alpha__)
#  define EFTYPE 140
# elif defined(__hppa__)
#  define EFTYPE 258
# elif defined(__mips__)
#  define EFTYPE 169
# elif defined(__sparc__)
#  define EFTYPE 136
# else
#  define EFTYPE 134
# endif
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Tell whether the caller may read, write or execute a file, or whether it is there.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   filename  the path
 *   mode      F_OK, or R_OK, W_OK and X_OK or'ed together
 *   flags     0, AT_EACCESS, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES        The file does not allow what mode asks, or a directory of the path may not be
 *                 searched.
 *   EBADF         filename is relative and dfd is not open.
 *   EFAULT        filename is not readable.
 *   EINVAL        mode or flags is unknown.
 *   EIO           A disk failed.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  filename is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EPERM         W_OK, and the file is immutable.
 *   EROFS         W_OK, and the file is on a read-only file system.
 *   ETXTBSY       W_OK is asked, the program is being executed, and the file system minds: Linux
 *                 itself does not.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.8. Source: access(2), fs/open.c.
 */
#if defined(__NR_faccessat2) && __NR_faccessat2 < 0 /* libseccomp's mark for "none here" */
# undef __NR_faccessat2
#endif
#ifndef __NR_faccessat2
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_faccessat2 439
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_faccessat2 (0x40000000 + 439)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_faccessat2 4439
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_faccessat2 5439
# elif defined(__alpha__)
#  define __NR_faccessat2 549
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_faccessat2 6439
# endif /* other architectures: no number, faccessat2() fails with ENOTSUP */
#endif
#if defined(__NR_faccessat2) && !defined(SYS_faccessat2)
# define SYS_faccessat2 __NR_faccessat2
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_faccessat2(int dfd, const char *filename, int mode, int flags);
# else
int faccessat2(int dfd, const char *filename, int mode, int flags) __asm__("splork_faccessat2");
# endif
#endif

/**
 * Change a file's mode, of a symbolic link's target or not, by path or by descriptor.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the file itself
 *   filename  the path
 *   mode      the permission bits to set
 *   flags     0, AT_SYMLINK_NOFOLLOW, AT_EMPTY_PATH
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         filename is relative and dfd is not open.
 *   EFAULT        filename is not readable.
 *   EINVAL        flags is unknown.
 *   EIO           A disk failed.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  filename is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EOPNOTSUPP    The file is a symbolic link and AT_SYMLINK_NOFOLLOW is given: links have no
 *                 mode.
 *   EPERM         The caller neither owns the file nor has CAP_FOWNER, or the file is immutable or
 *                 append-only.
 *   EROFS         The file system is read-only.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.6. Source: chmod(2), fs/open.c.
 */
#if defined(__NR_fchmodat2) && __NR_fchmodat2 < 0 /* libseccomp's mark for "none here" */
# undef __NR_fchmodat2
#endif
#ifndef __NR_fchmodat2
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_fchmodat2 452
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_fchmodat2 (0x40000000 + 452)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_fchmodat2 4452
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_fchmodat2 5452
# elif defined(__alpha__)
#  define __NR_fchmodat2 562
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_fchmodat2 6452
# endif /* other architectures: no number, fchmodat2() fails with ENOTSUP */
#endif
#if defined(__NR_fchmodat2) && !defined(SYS_fchmodat2)
# define SYS_fchmodat2 __NR_fchmodat2
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_fchmodat2(int dfd, const char *filename, mode_t mode, unsigned int flags);
# else
int fchmodat2(int dfd, const char *filename, mode_t mode, unsigned int flags) __asm__("splork_fchmodat2");
# endif
#endif

/**
 * Change the calling process's root directory to one that is open.
 *
 * Parameters:
 *   fd     the directory, open in any way, or FD_FAILFS_ROOT
 *   flags  0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES   The caller may not search the directory.
 *   EBADF    fd is not open.
 *   EINVAL   flags is not 0; or FD_FAILFS_ROOT is given without CAP_SYS_CHROOT and the root
 *            directory is shared with another process.
 *   ENOTDIR  fd is no directory.
 *   EPERM    The caller has no CAP_SYS_CHROOT in its user namespace; with FD_FAILFS_ROOT, it has
 *            no no_new_privs either, or its root directory has been changed before.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 7.3. Source: fs/open.c.
 */
#if defined(__NR_fchroot) && __NR_fchroot < 0 /* libseccomp's mark for "none here" */
# undef __NR_fchroot
#endif
#ifndef __NR_fchroot
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_fchroot 472
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_fchroot (0x40000000 + 472)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_fchroot 4472
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_fchroot 5472
# elif defined(__alpha__)
#  define __NR_fchroot 582
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_fchroot 6472
# endif /* other architectures: no number, fchroot() fails with ENOTSUP */
#endif
#if defined(__NR_fchroot) && !defined(SYS_fchroot)
# define SYS_fchroot __NR_fchroot
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_fchroot(int fd, unsigned int flags);
# else
int fchroot(int fd, unsigned int flags) __asm__("splork_fchroot");
# endif
#endif

/**
 * Open a file, and say how its path may be resolved.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory
 *   filename  the path
 *   how       flags, mode and RESOLVE_*; a flag or mode that does not apply must be 0, unlike
 *             open's
 *   usize     sizeof *how in bytes
 *
 * On success, returns a file descriptor, and leaves errno unchanged. On error, returns -1 and sets
 * errno.
 *
 * Errors:
 *   E2BIG    how has a tail that this kernel does not know and that is not zero, or usize is above
 *            the page size.
 *   EAGAIN   With RESOLVE_BENEATH or RESOLVE_IN_ROOT, a ".." could not be proved safe while
 *            something was renamed or mounted; with RESOLVE_CACHED, the path is not wholly in the
 *            cache.
 *   EBADF    filename is relative and dfd is not open.
 *   EFAULT   filename or how is not readable.
 *   EFTYPE   OPENAT2_REGULAR is given and the file is no regular one (newer kernels). No errno.h
 *            of Debian 12 has the name; <splork/path.h> supplies it.
 *   EINVAL   how has an unknown flag, mode bit or RESOLVE_*, a mode without O_CREAT or O_TMPFILE,
 *            both RESOLVE_BENEATH and RESOLVE_IN_ROOT, or usize is too small.
 *   ELOOP    There are too many symbolic links, or one that RESOLVE_NO_SYMLINKS or
 *            RESOLVE_NO_MAGICLINKS forbids.
 *   ENOENT   There is no such file; and the rest of open(2)'s errors.
 *   EXDEV    The path leaves the directory in spite of RESOLVE_BENEATH, or the mount in spite of
 *            RESOLVE_NO_XDEV.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.6. Source: openat2(2), fs/open.c.
 */
#if defined(__NR_openat2) && __NR_openat2 < 0 /* libseccomp's mark for "none here" */
# undef __NR_openat2
#endif
#ifndef __NR_openat2
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_openat2 437
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_openat2 (0x40000000 + 437)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_openat2 4437
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_openat2 5437
# elif defined(__alpha__)
#  define __NR_openat2 547
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_openat2 6437
# endif /* other architectures: no number, openat2() fails with ENOTSUP */
#endif
#if defined(__NR_openat2) && !defined(SYS_openat2)
# define SYS_openat2 __NR_openat2
#endif
#ifndef SPLORK_LIBC_HAS_openat2
struct open_how;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_openat2(int dfd, const char *filename, const struct open_how *how, size_t usize);
# else
int openat2(int dfd, const char *filename, const struct open_how *how, size_t usize) __asm__("splork_openat2");
# endif
#endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_faccessat2(int dfd, const char *filename, int mode, int flags)
# else
static __inline__ int faccessat2(int dfd, const char *filename, int mode, int flags)
# endif
{
# ifdef __NR_faccessat2
    return (int)splork_call4_(__NR_faccessat2, (splork_word_)dfd, (splork_word_)(uintptr_t)filename, (splork_word_)mode, (splork_word_)flags);
# else
    (void)dfd;
    (void)filename;
    (void)mode;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_fchmodat2(int dfd, const char *filename, mode_t mode, unsigned int flags)
# else
static __inline__ int fchmodat2(int dfd, const char *filename, mode_t mode, unsigned int flags)
# endif
{
# ifdef __NR_fchmodat2
    return (int)splork_call4_(__NR_fchmodat2, (splork_word_)dfd, (splork_word_)(uintptr_t)filename, (splork_word_)mode, (splork_word_)flags);
# else
    (void)dfd;
    (void)filename;
    (void)mode;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_fchroot(int fd, unsigned int flags)
# else
static __inline__ int fchroot(int fd, unsigned int flags)
# endif
{
# ifdef __NR_fchroot
    return (int)splork_call2_(__NR_fchroot, (splork_word_)fd, (splork_word_)flags);
# else
    (void)fd;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#ifndef SPLORK_LIBC_HAS_openat2
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_openat2(int dfd, const char *filename, const struct open_how *how, size_t usize)
# else
static __inline__ int openat2(int dfd, const char *filename, const struct open_how *how, size_t usize)
# endif
{
# ifdef __NR_openat2
    return (int)splork_call4_(__NR_openat2, (splork_word_)dfd, (splork_word_)(uintptr_t)filename, (splork_word_)(uintptr_t)how, (splork_word_)usize);
# else
    (void)dfd;
    (void)filename;
    (void)how;
    (void)usize;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#endif

#ifdef __cplusplus
}
#endif

#endif
