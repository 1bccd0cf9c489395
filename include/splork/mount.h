/* <splork/mount.h> - generated from mount.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_MOUNT_H
#define SPLORK_MOUNT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */
# if __GLIBC_PREREQ(2, 36)
#  include <sys/mount.h>
#  define SPLORK_LIBC_HAS_fsconfig
#  define SPLORK_LIBC_HAS_fsmount
#  define SPLORK_LIBC_HAS_fsopen
#  define SPLORK_LIBC_HAS_fspick
#  define SPLORK_LIBC_HAS_mount_setattr
#  define SPLORK_LIBC_HAS_move_mount
#  define SPLORK_LIBC_HAS_open_tree
# endif
#endif

/* Definitions that older kernel headers lack, from mount.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_MOUNT_TYPES)
# define SPLORK_MOUNT_TYPES
/* struct mnt_id_req got new fields, and both structs got new field names. If the kernel's header has the old ones, those
 * are renamed and these replace them. If the program included the kernel's header before, the replacements have other
 * names. */
#ifdef __has_include
# if __has_include(<linux/mount.h>) && __has_include(<linux/version.h>)
#  define SPLORK_HAS_linux_mount_h
# endif
#elif defined(__GLIBC__) && !defined(_SYS_MOUNT_H) /* without __has_include glibc defines its types itself */
# define SPLORK_HAS_linux_mount_h
#endif
#if defined(MNT_ID_REQ_SIZE_VER0) && !defined(STATMOUNT_BY_FD)
# define mnt_id_req splork_mnt_id_req
# define statmount splork_statmount
#endif
#ifdef SPLORK_HAS_linux_mount_h
# include <linux/version.h>
# if LINUX_VERSION_CODE < 0x70000 && !defined(MNT_ID_REQ_SIZE_VER0)
#  define mnt_id_req splork_shorter_mnt_id_req
#  define statmount splork_shorter_statmount
#  include <linux/mount.h>
#  undef mnt_id_req
#  undef statmount
# else
#  include <linux/mount.h>
# endif
#endif
#ifndef MOUNT_ATTR_SIZE_VER0 /* Linux 5.12 */
# define MOUNT_ATTR_SIZE_VER0 32
struct mount_attr {
    uint64_t attr_set;
    uint64_t attr_clr;
    uint64_t propagation;
    uint64_t userns_fd;
};
#endif
#ifndef MOUNT_ATTR_RDONLY /* Linux 5.2 */
# define MOUNT_ATTR_RDONLY 0x00000001
# define MOUNT_ATTR_NOSUID 0x00000002
# define MOUNT_ATTR_NODEV 0x00000004
# define MOUNT_ATTR_NOEXEC 0x00000008
# define MOUNT_ATTR__ATIME 0x00000070
# define MOUNT_ATTR_RELATIME 0x00000000
# define MOUNT_ATTR_NOATIME 0x00000010
# define MOUNT_ATTR_STRICTATIME 0x00000020
# define MOUNT_ATTR_NODIRATIME 0x00000080
# define OPEN_TREE_CLONE 1
# define OPEN_TREE_CLOEXEC 02000000
#endif
#ifndef FSOPEN_CLOEXEC /* Linux 5.2 */
# define FSOPEN_CLOEXEC 0x00000001
# define FSPICK_CLOEXEC 0x00000001
# define FSPICK_SYMLINK_NOFOLLOW 0x00000002
# define FSPICK_NO_AUTOMOUNT 0x00000004
# define FSPICK_EMPTY_PATH 0x00000008
# define FSMOUNT_CLOEXEC 0x00000001
# define MOVE_MOUNT_F_SYMLINKS 0x00000001
# define MOVE_MOUNT_F_AUTOMOUNTS 0x00000002
# define MOVE_MOUNT_F_EMPTY_PATH 0x00000004
# define MOVE_MOUNT_T_SYMLINKS 0x00000010
# define MOVE_MOUNT_T_AUTOMOUNTS 0x00000020
# define MOVE_MOUNT_T_EMPTY_PATH 0x00000040
enum fsconfig_command {
    FSCONFIG_SET_FLAG,
    FSCONFIG_SET_STRING,
    FSCONFIG_SET_BINARY,
    FSCONFIG_SET_PATH,
    FSCONFIG_SET_PATH_EMPTY,
    FSCONFIG_SET_FD,
    FSCONFIG_CMD_CREATE,
    FSCONFIG_CMD_RECONFIGURE,
    FSCONFIG_CMD_CREATE_EXCL
};
# define SPLORK_HAS_FSCONFIG_CMD_CREATE_EXCL
#endif
#ifndef SPLORK_HAS_FSCONFIG_CMD_CREATE_EXCL /* an enumerator of Linux 6.6 on */
# if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60600
#  define FSCONFIG_CMD_CREATE_EXCL ((enum fsconfig_command)8)
# endif
#endif
#ifndef MOUNT_ATTR_IDMAP /* Linux 5.12 */
# define MOUNT_ATTR_IDMAP 0x00100000
#endif
#ifndef MOUNT_ATTR_NOSYMFOLLOW /* Linux 5.14 */
# define MOUNT_ATTR_NOSYMFOLLOW 0x00200000
#endif
#ifndef STATMOUNT_BY_FD /* Linux 6.8; here as of 7.0 */
struct mnt_id_req {
    uint32_t size;
    __extension__ union {
        uint32_t spare;
        uint32_t mnt_ns_fd;
        uint32_t mnt_fd;
    };
    uint64_t mnt_id;
    uint64_t param;
    uint64_t mnt_ns_id;
};

struct statmount {
    uint32_t size;
    uint32_t mnt_opts;
    uint64_t mask;
    uint32_t sb_dev_major;
    uint32_t sb_dev_minor;
    uint64_t sb_magic;
    uint32_t sb_flags;
    uint32_t fs_type;
    uint64_t mnt_id;
    uint64_t mnt_parent_id;
    uint32_t mnt_id_old;
    uint32_t mnt_parent_id_old;
    uint64_t mnt_attr;
    uint64_t mnt_propagation;
    uint64_t mnt_peer_group;
    uint64_t mnt_master;
    uint64_t propagate_from;
    uint32_t mnt_root;
    uint32_t mnt_point;
    uint64_t mnt_ns_id;
    uint32_t fs_subtype;
    uint32_t sb_source;
    uint32_t opt_num;
    uint32_t opt_array;
    uint32_t opt_sec_num;
    uint32_t opt_sec_array;
    uint64_t supported_mask;
    uint32_t mnt_uidmap_num;
    uint32_t mnt_uidmap;
    uint32_t mnt_gidmap_num;
    uint32_t mnt_gidmap;
    uint64_t __spare2[43];
# ifdef __clang__ /* which warns in spite of __extension__ */
#  pragma clang diagnostic push
#  pragma clang diagnostic ignored "-Wc99-extensions"
# endif
    __extension__ char str[];
# ifdef __clang__
#  pragma clang diagnostic pop
# endif
};
#endif
#ifndef MNT_ID_REQ_SIZE_VER0 /* Linux 6.8 */
# define MNT_ID_REQ_SIZE_VER0 24
# define STATMOUNT_SB_BASIC 0x00000001U
# define STATMOUNT_MNT_BASIC 0x00000002U
# define STATMOUNT_PROPAGATE_FROM 0x00000004U
# define STATMOUNT_MNT_ROOT 0x00000008U
# define STATMOUNT_MNT_POINT 0x00000010U
# define STATMOUNT_FS_TYPE 0x00000020U
# define LSMT_ROOT 0xffffffffffffffff
#endif
#ifndef STATX_MNT_ID_UNIQUE /* Linux 6.8, in linux/stat.h: the mount ID that these calls take */
# define STATX_MNT_ID_UNIQUE 0x00004000U
#endif
#ifndef MOVE_MOUNT_SET_GROUP /* Linux 5.15 */
# define MOVE_MOUNT_SET_GROUP 0x00000100
#endif
#ifndef MOVE_MOUNT_BENEATH /* Linux 6.5 */
# define MOVE_MOUNT_BENEATH 0x00000200
#endif
#ifndef OPEN_TREE_NAMESPACE /* Linux 7.0 */
# define OPEN_TREE_NAMESPACE (1 << 1)
#endif
#ifndef FSMOUNT_NAMESPACE /* Linux 7.1 */
# define FSMOUNT_NAMESPACE 0x00000002
#endif
#ifndef STATMOUNT_BY_FD /* Linux 7.0 */
# define STATMOUNT_BY_FD 0x00000001U
#endif
#ifndef MNT_ID_REQ_SIZE_VER1 /* Linux 6.11 */
# define MNT_ID_REQ_SIZE_VER1 32
#endif
#ifndef STATMOUNT_MNT_NS_ID /* Linux 6.11 */
# define STATMOUNT_MNT_NS_ID 0x00000040U
#endif
#ifndef STATMOUNT_MNT_OPTS /* Linux 6.11 */
# define STATMOUNT_MNT_OPTS 0x00000080U
#endif
#ifndef LISTMOUNT_REVERSE /* Linux 6.12 */
# define LISTMOUNT_REVERSE (1 << 0)
#endif
#ifndef STATMOUNT_FS_SUBTYPE /* Linux 6.13 */
# define STATMOUNT_FS_SUBTYPE 0x00000100U
# define STATMOUNT_SB_SOURCE 0x00000200U
#endif
#ifndef STATMOUNT_OPT_ARRAY /* Linux 6.13 */
# define STATMOUNT_OPT_ARRAY 0x00000400U
# define STATMOUNT_OPT_SEC_ARRAY 0x00000800U
#endif
#ifndef STATMOUNT_SUPPORTED_MASK /* Linux 6.15 */
# define STATMOUNT_SUPPORTED_MASK 0x00001000U
# define STATMOUNT_MNT_UIDMAP 0x00002000U
# define STATMOUNT_MNT_GIDMAP 0x00004000U
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Set a parameter of a file system context, or make the file system of it.
 *
 * Parameters:
 *   fd     from fsopen or fspick
 *   cmd    FSCONFIG_*
 *   key    the parameter's name, or NULL as cmd asks
 *   value  its value, or NULL
 *   aux    with FSCONFIG_SET_BINARY the length in bytes, with FSCONFIG_SET_PATH a directory
 *          descriptor, with FSCONFIG_SET_FD the descriptor; else 0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES        The device is read-only and the file system is not to be; or a directory of the
 *                 path to it may not be searched.
 *   EBADF         fd, or the descriptor in aux, is not open.
 *   EBUSY         The context is not at a stage that allows cmd, or FSCONFIG_CMD_CREATE_EXCL, and
 *                 there is such a file system already.
 *   EFAULT        key or value is not readable.
 *   EINVAL        fd is negative or no context, key, value or aux does not go with cmd, or the
 *                 file system does not know the parameter or its value; the context's messages
 *                 tell more.
 *   ELOOP         There are too many symbolic links in a path.
 *   ENAMETOOLONG  A path is too long.
 *   ENOENT        FSCONFIG_CMD_CREATE: there is no such device. FSCONFIG_SET_PATH_EMPTY and its
 *                 like: there is no such file.
 *   ENOMEM        The kernel has no memory for the parameter or the file system.
 *   ENOTBLK       FSCONFIG_CMD_CREATE: the source is no block device, and the file system needs
 *                 one.
 *   ENOTDIR       A part of a path is no directory.
 *   ENXIO         FSCONFIG_CMD_CREATE: there is no driver for the device.
 *   EOPNOTSUPP    cmd is unknown, or the file system cannot do it.
 *   EPERM         The caller has no CAP_SYS_ADMIN where the file system needs it.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.2. Source: fsconfig(2), fs/fsopen.c.
 */
#if defined(__NR_fsconfig) && __NR_fsconfig < 0 /* libseccomp's mark for "none here" */
# undef __NR_fsconfig
#endif
#ifndef __NR_fsconfig
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_fsconfig 431
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_fsconfig (0x40000000 + 431)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_fsconfig 4431
# elif defined(__alpha__)
#  define __NR_fsconfig 541
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_fsconfig 5431
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_fsconfig 6431
# endif /* other architectures: no number, fsconfig() fails with ENOTSUP */
#endif
#if defined(__NR_fsconfig) && !defined(SYS_fsconfig)
# define SYS_fsconfig __NR_fsconfig
#endif
#ifndef SPLORK_LIBC_HAS_fsconfig
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux);
# else
int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux) __asm__("splork_fsconfig");
# endif
#endif
#endif

/**
 * Make a mount of a file system that a context has created; it is attached to nothing yet.
 *
 * Parameters:
 *   fs_fd       the context, after FSCONFIG_CMD_CREATE
 *   flags       0, FSMOUNT_CLOEXEC, FSMOUNT_NAMESPACE
 *   attr_flags  MOUNT_ATTR_*
 *
 * On success, returns a file descriptor of the mount, for move_mount and as a directory, and
 * leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADF    fs_fd is not open.
 *   EBUSY    The context has been mounted already, or is at another stage.
 *   EINVAL   fs_fd is no context or has not created its file system yet, or flags or attr_flags is
 *            unknown.
 *   EMFILE   The process has too many open files.
 *   ENFILE   The system has too many open files.
 *   ENOMEM   The kernel has no memory for the mount.
 *   ENOSPC   FSMOUNT_NAMESPACE: the limit on mount namespaces, /proc/sys/user/max_mnt_namespaces,
 *            is reached.
 *   EPERM    The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace; or the
 *            mount would show more than the caller may see, as a new proc where parts of /proc are
 *            hidden.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.2. Source: fsmount(2), fs/namespace.c.
 */
#if defined(__NR_fsmount) && __NR_fsmount < 0 /* libseccomp's mark for "none here" */
# undef __NR_fsmount
#endif
#ifndef __NR_fsmount
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_fsmount 432
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_fsmount (0x40000000 + 432)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_fsmount 4432
# elif defined(__alpha__)
#  define __NR_fsmount 542
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_fsmount 5432
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_fsmount 6432
# endif /* other architectures: no number, fsmount() fails with ENOTSUP */
#endif
#if defined(__NR_fsmount) && !defined(SYS_fsmount)
# define SYS_fsmount __NR_fsmount
#endif
#ifndef SPLORK_LIBC_HAS_fsmount
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_fsmount(int fs_fd, unsigned int flags, unsigned int attr_flags);
# else
int fsmount(int fs_fd, unsigned int flags, unsigned int attr_flags) __asm__("splork_fsmount");
# endif
#endif
#endif

/**
 * Begin to make a file system ready: open a context to be configured.
 *
 * Parameters:
 *   fs_name  the type, as in /proc/filesystems
 *   flags    0 or FSOPEN_CLOEXEC
 *
 * On success, returns a file descriptor of the context; reading it gives messages, and leaves
 * errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   fs_name is not readable.
 *   EINVAL   flags is unknown.
 *   EMFILE   The process has too many open files.
 *   ENFILE   The system has too many open files.
 *   ENODEV   The kernel has no such file system.
 *   ENOMEM   The kernel has no memory for the context.
 *   EPERM    The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.2. Source: fsopen(2), fs/fsopen.c.
 */
#if defined(__NR_fsopen) && __NR_fsopen < 0 /* libseccomp's mark for "none here" */
# undef __NR_fsopen
#endif
#ifndef __NR_fsopen
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_fsopen 430
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_fsopen (0x40000000 + 430)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_fsopen 4430
# elif defined(__alpha__)
#  define __NR_fsopen 540
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_fsopen 5430
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_fsopen 6430
# endif /* other architectures: no number, fsopen() fails with ENOTSUP */
#endif
#if defined(__NR_fsopen) && !defined(SYS_fsopen)
# define SYS_fsopen __NR_fsopen
#endif
#ifndef SPLORK_LIBC_HAS_fsopen
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_fsopen(const char *fs_name, unsigned int flags);
# else
int fsopen(const char *fs_name, unsigned int flags) __asm__("splork_fsopen");
# endif
#endif
#endif

/**
 * Open a context to configure a file system that is mounted already.
 *
 * Parameters:
 *   dfd    the directory that a relative path starts from, or AT_FDCWD for the working directory
 *   path   a mount's root
 *   flags  FSPICK_CLOEXEC, FSPICK_SYMLINK_NOFOLLOW, FSPICK_NO_AUTOMOUNT, FSPICK_EMPTY_PATH
 *
 * On success, returns a file descriptor of the context, and leaves errno unchanged. On error,
 * returns -1 and sets errno.
 *
 * Errors:
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         path is relative or empty and dfd is not open.
 *   EFAULT        path is not readable.
 *   EINVAL        flags is unknown, or path is not the root of a mount.
 *   ELOOP         There are too many symbolic links.
 *   EMFILE        The process has too many open files.
 *   ENFILE        The system has too many open files.
 *   ENAMETOOLONG  path is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the context.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EPERM         The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.2. Source: fspick(2), fs/fsopen.c.
 */
#if defined(__NR_fspick) && __NR_fspick < 0 /* libseccomp's mark for "none here" */
# undef __NR_fspick
#endif
#ifndef __NR_fspick
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_fspick 433
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_fspick (0x40000000 + 433)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_fspick 4433
# elif defined(__alpha__)
#  define __NR_fspick 543
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_fspick 5433
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_fspick 6433
# endif /* other architectures: no number, fspick() fails with ENOTSUP */
#endif
#if defined(__NR_fspick) && !defined(SYS_fspick)
# define SYS_fspick __NR_fspick
#endif
#ifndef SPLORK_LIBC_HAS_fspick
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_fspick(int dfd, const char *path, unsigned int flags);
# else
int fspick(int dfd, const char *path, unsigned int flags) __asm__("splork_fspick");
# endif
#endif
#endif

/**
 * List the mounts below a mount.
 *
 * Parameters:
 *   req         size in bytes; mnt_id, the unique ID of the mount, or LSMT_ROOT; param, the last
 *               ID seen, or 0 to begin
 *   mnt_ids     where the unique IDs are put
 *   nr_mnt_ids  how many fit there
 *   flags       0, or LISTMOUNT_REVERSE (Linux 6.12)
 *
 * On success, returns the number of IDs, 0 at the end of the list, and leaves errno unchanged. On
 * error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG      req has a tail that this kernel does not know and that is not zero, or req->size is
 *              above the page size.
 *   EBADF      mnt_ns_fd is given, and not open.
 *   EFAULT     req is not readable, or mnt_ids is not writable.
 *   EINVAL     flags is unknown, req->size is below MNT_ID_REQ_SIZE_VER0, a spare field of req is
 *              not 0, or mnt_id is no unique ID.
 *   ENOENT     There is no such mount in the namespace; or no such namespace, or one that is not
 *              for the caller to see.
 *   ENOMEM     The kernel has no memory for the list.
 *   EOVERFLOW  nr_mnt_ids is above a million.
 *   EPERM      The mount mnt_id lies outside the caller's root directory, and the caller has no
 *              CAP_SYS_ADMIN there.
 *   ENOSYS     This kernel does not have the call.
 *   ENOTSUP    splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.8. Source: listmount(2), fs/namespace.c.
 */
#if defined(__NR_listmount) && __NR_listmount < 0 /* libseccomp's mark for "none here" */
# undef __NR_listmount
#endif
#ifndef __NR_listmount
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_listmount 458
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_listmount (0x40000000 + 458)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_listmount 4458
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_listmount 5458
# elif defined(__alpha__)
#  define __NR_listmount 568
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_listmount 6458
# endif /* other architectures: no number, listmount() fails with ENOTSUP */
#endif
#if defined(__NR_listmount) && !defined(SYS_listmount)
# define SYS_listmount __NR_listmount
#endif
struct mnt_id_req;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
ssize_t splork_listmount(const struct mnt_id_req *req, uint64_t *mnt_ids, size_t nr_mnt_ids,
                         unsigned int flags);
# else
ssize_t listmount(const struct mnt_id_req *req, uint64_t *mnt_ids, size_t nr_mnt_ids, unsigned int flags) __asm__("splork_listmount");
# endif
#endif

/**
 * Change attributes of a mount, or of all mounts below it.
 *
 * Parameters:
 *   dfd    the directory that a relative path starts from, or AT_FDCWD for the working directory
 *   path   a mount's root
 *   flags  AT_EMPTY_PATH, AT_RECURSIVE, AT_SYMLINK_NOFOLLOW, AT_NO_AUTOMOUNT
 *   uattr  the attributes to set and to clear
 *   usize  sizeof *uattr in bytes
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG         uattr has a tail that this kernel does not know and that is not zero, or usize
 *                 is above the page size.
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         path is relative or empty and dfd is not open, or uattr->userns_fd is not open.
 *   EBUSY         The mount is to become read-only and a file is open for writing.
 *   EFAULT        path or uattr is not readable.
 *   EINVAL        flags is unknown, uattr has unknown or contradictory attributes, usize is below
 *                 MOUNT_ATTR_SIZE_VER0, or path is not the root of a mount in the caller's
 *                 namespace.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  path is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path.
 *   ENOSPC        MS_SHARED is asked for and the kernel has no peer group IDs left.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EPERM         The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace, or
 *                 the attribute is locked.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.12. Source: mount_setattr(2), fs/namespace.c.
 */
#if defined(__NR_mount_setattr) && __NR_mount_setattr < 0 /* libseccomp's mark for "none here" */
# undef __NR_mount_setattr
#endif
#ifndef __NR_mount_setattr
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_mount_setattr 442
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_mount_setattr (0x40000000 + 442)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_mount_setattr 4442
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_mount_setattr 5442
# elif defined(__alpha__)
#  define __NR_mount_setattr 552
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_mount_setattr 6442
# endif /* other architectures: no number, mount_setattr() fails with ENOTSUP */
#endif
#if defined(__NR_mount_setattr) && !defined(SYS_mount_setattr)
# define SYS_mount_setattr __NR_mount_setattr
#endif
#ifndef SPLORK_LIBC_HAS_mount_setattr
struct mount_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_mount_setattr(int dfd, const char *path, unsigned int flags, struct mount_attr *uattr,
                         size_t usize);
# else
int mount_setattr(int dfd, const char *path, unsigned int flags, struct mount_attr *uattr, size_t usize) __asm__("splork_mount_setattr");
# endif
#endif
#endif

/**
 * Attach a mount, new or moved from elsewhere, to a place in the file system.
 *
 * Parameters:
 *   from_dfd       the mount, or the directory that its path starts from (AT_FDCWD: the working
 *                  directory)
 *   from_pathname  the mount's path, "" with MOVE_MOUNT_F_EMPTY_PATH
 *   to_dfd         the place, or the directory that its path starts from (AT_FDCWD: the working
 *                  directory)
 *   to_pathname    the place's path, "" with MOVE_MOUNT_T_EMPTY_PATH
 *   flags          MOVE_MOUNT_*
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES        A directory of a path may not be searched.
 *   EBADF         A path is relative or empty and its descriptor is not open.
 *   EFAULT        A path is not readable.
 *   EINVAL        flags is unknown, the first is no mount of the caller's namespace or is locked,
 *                 or one of the two mounts is shared and cannot be moved.
 *   ELOOP         The mount would lie below itself, or there are too many symbolic links.
 *   ENAMETOOLONG  A path is too long.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the mounts.
 *   ENOSPC        The namespace would have more mounts than /proc/sys/fs/mount-max allows.
 *   ENOTDIR       One of the two is a directory and the other is not, or a part of a path is none.
 *   EPERM         The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.2. Source: move_mount(2), fs/namespace.c.
 */
#if defined(__NR_move_mount) && __NR_move_mount < 0 /* libseccomp's mark for "none here" */
# undef __NR_move_mount
#endif
#ifndef __NR_move_mount
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_move_mount 429
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_move_mount (0x40000000 + 429)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_move_mount 4429
# elif defined(__alpha__)
#  define __NR_move_mount 539
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_move_mount 5429
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_move_mount 6429
# endif /* other architectures: no number, move_mount() fails with ENOTSUP */
#endif
#if defined(__NR_move_mount) && !defined(SYS_move_mount)
# define SYS_move_mount __NR_move_mount
#endif
#ifndef SPLORK_LIBC_HAS_move_mount
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_move_mount(int from_dfd, const char *from_pathname, int to_dfd, const char *to_pathname,
                      unsigned int flags);
# else
int move_mount(int from_dfd, const char *from_pathname, int to_dfd, const char *to_pathname,
               unsigned int flags) __asm__("splork_move_mount");
# endif
#endif
#endif

/**
 * Open a mount, or a copy of it that is attached to nothing yet.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory
 *   filename  the path
 *   flags     OPEN_TREE_CLONE, OPEN_TREE_CLOEXEC, AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_RECURSIVE,
 *             AT_SYMLINK_NOFOLLOW
 *
 * On success, returns a file descriptor, for move_mount and as a directory; without
 * OPEN_TREE_CLONE as from open with O_PATH, and leaves errno unchanged. On error, returns -1 and
 * sets errno.
 *
 * Errors:
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         filename is relative or empty and dfd is not open.
 *   EFAULT        filename is not readable.
 *   EINVAL        flags is unknown, AT_RECURSIVE comes without OPEN_TREE_CLONE, or the mount may
 *                 not be copied.
 *   ELOOP         There are too many symbolic links.
 *   EMFILE        The process has too many open files.
 *   ENAMETOOLONG  filename is too long.
 *   ENFILE        The system has too many open files.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path or the copies of mounts.
 *   ENOSPC        OPEN_TREE_CLONE: the limit on the mounts of a namespace, /proc/sys/fs/mount-max,
 *                 would be exceeded.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EPERM         OPEN_TREE_CLONE, and the caller has no CAP_SYS_ADMIN in the user namespace of
 *                 its mount namespace.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.2. Source: open_tree(2), fs/namespace.c.
 */
#if defined(__NR_open_tree) && __NR_open_tree < 0 /* libseccomp's mark for "none here" */
# undef __NR_open_tree
#endif
#ifndef __NR_open_tree
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_open_tree 428
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_open_tree (0x40000000 + 428)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_open_tree 4428
# elif defined(__alpha__)
#  define __NR_open_tree 538
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_open_tree 5428
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_open_tree 6428
# endif /* other architectures: no number, open_tree() fails with ENOTSUP */
#endif
#if defined(__NR_open_tree) && !defined(SYS_open_tree)
# define SYS_open_tree __NR_open_tree
#endif
#ifndef SPLORK_LIBC_HAS_open_tree
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_open_tree(int dfd, const char *filename, unsigned int flags);
# else
int open_tree(int dfd, const char *filename, unsigned int flags) __asm__("splork_open_tree");
# endif
#endif
#endif

/**
 * Open a mount, or a copy of it, and set its attributes before the descriptor is there.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory
 *   filename  the path
 *   flags     OPEN_TREE_CLONE, OPEN_TREE_CLOEXEC, AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_RECURSIVE,
 *             AT_SYMLINK_NOFOLLOW
 *   uattr     the attributes to set and to clear, or NULL
 *   usize     sizeof *uattr in bytes, 0 with NULL
 *
 * On success, returns a file descriptor of the mount, for move_mount and as a directory, and
 * leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG         uattr has a tail that this kernel does not know and that is not zero, or usize
 *                 is above the page size.
 *   EACCES        A directory of the path may not be searched.
 *   EBADF         filename is relative or empty and dfd is not open, or uattr->userns_fd is not
 *                 open.
 *   EFAULT        filename or uattr is not readable.
 *   EINVAL        flags is unknown, AT_RECURSIVE comes without OPEN_TREE_CLONE, uattr has unknown
 *                 or contradictory attributes, uattr is NULL and usize is not 0, or usize is below
 *                 MOUNT_ATTR_SIZE_VER0.
 *   ELOOP         There are too many symbolic links.
 *   EMFILE        The process has too many open files.
 *   ENAMETOOLONG  filename is too long.
 *   ENFILE        The system has too many open files.
 *   ENOENT        There is no such file.
 *   ENOMEM        The kernel has no memory for the path or the copies of mounts.
 *   ENOSPC        OPEN_TREE_CLONE: the limit on the mounts of a namespace, /proc/sys/fs/mount-max,
 *                 would be exceeded.
 *   ENOTDIR       A part of the path, or dfd, is no directory.
 *   EPERM         The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace, or
 *                 the attribute is locked.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.15. Source: open_tree(2), mount_setattr(2), fs/namespace.c.
 */
#if defined(__NR_open_tree_attr) && __NR_open_tree_attr < 0 /* libseccomp's mark for "none here" */
# undef __NR_open_tree_attr
#endif
#ifndef __NR_open_tree_attr
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_open_tree_attr 467
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_open_tree_attr (0x40000000 + 467)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_open_tree_attr 4467
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_open_tree_attr 5467
# elif defined(__alpha__)
#  define __NR_open_tree_attr 577
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_open_tree_attr 6467
# endif /* other architectures: no number, open_tree_attr() fails with ENOTSUP */
#endif
#if defined(__NR_open_tree_attr) && !defined(SYS_open_tree_attr)
# define SYS_open_tree_attr __NR_open_tree_attr
#endif
struct mount_attr;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_open_tree_attr(int dfd, const char *filename, unsigned int flags, struct mount_attr *uattr,
                          size_t usize);
# else
int open_tree_attr(int dfd, const char *filename, unsigned int flags, struct mount_attr *uattr, size_t usize) __asm__("splork_open_tree_attr");
# endif
#endif

/**
 * Change the root mount: put another in its place, and the old one below it.
 *
 * Parameters:
 *   new_root  the directory on which the mount lies that becomes the root
 *   put_old   where the old root goes: a directory at or below new_root
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES        A directory of a path may not be searched.
 *   EBUSY         new_root or put_old is on the mount that is the root now.
 *   EFAULT        new_root or put_old is not readable.
 *   EINVAL        new_root is no mount point; put_old is not at or below new_root; the root
 *                 directory is no mount point, or is the initial rootfs; one of the mounts
 *                 involved has propagation type MS_SHARED, lies in another mount namespace, or is
 *                 locked.
 *   ELOOP         There are too many symbolic links.
 *   ENAMETOOLONG  A path is too long.
 *   ENOENT        There is no such directory, or new_root has been removed.
 *   ENOMEM        The kernel has no memory for the path.
 *   ENOTDIR       new_root, put_old or a part of a path is no directory.
 *   EPERM         The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.4. Source: pivot_root(2), fs/namespace.c.
 */
#if defined(__NR_pivot_root) && __NR_pivot_root < 0 /* libseccomp's mark for "none here" */
# undef __NR_pivot_root
#endif
#ifndef __NR_pivot_root
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_pivot_root 41
# elif defined(__i386__) || defined(__m68k__) || defined(__microblaze__) || defined(__s390__) || \
     defined(__sh__)
#  define __NR_pivot_root 217
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_pivot_root (0x40000000 + 155)
# elif defined(__sparc__)
#  define __NR_pivot_root 146
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_pivot_root 155
# elif defined(__xtensa__)
#  define __NR_pivot_root 175
# elif defined(__powerpc__)
#  define __NR_pivot_root 203
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_pivot_root 218
# elif defined(__alpha__)
#  define __NR_pivot_root 374
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_pivot_root 4216
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_pivot_root 5151
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_pivot_root 6151
# elif defined(__hppa__)
#  define __NR_pivot_root 67
# endif /* other architectures: no number, pivot_root() fails with ENOTSUP */
#endif
#if defined(__NR_pivot_root) && !defined(SYS_pivot_root)
# define SYS_pivot_root __NR_pivot_root
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_pivot_root(const char *new_root, const char *put_old);
# else
int pivot_root(const char *new_root, const char *put_old) __asm__("splork_pivot_root");
# endif
#endif

/**
 * Manage disk quotas as quotactl(2) does, of the file system that an open file is on.
 *
 * Parameters:
 *   fd    any open file of the file system
 *   cmd   QCMD(Q_*, USRQUOTA, GRPQUOTA or PRJQUOTA)
 *   id    the user, group or project; for Q_QUOTAON the quota format
 *   addr  what goes with cmd
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADF    fd is not open.
 *   EBUSY    Q_QUOTAON: quota is on already.
 *   EFAULT   addr is not accessible.
 *   EINVAL   cmd or its type of quota is unknown.
 *   ENOSYS   The file system has no quota operations, or not this one; or the kernel is built
 *            without quota.
 *   EPERM    The caller lacks CAP_SYS_ADMIN for this command or for another's quota.
 *   EROFS    The command changes something and the mount is read-only.
 *   ESRCH    Quota of this type is not on, or the ID has none.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.14. Source: quotactl(2), fs/quota/quota.c.
 */
#if defined(__NR_quotactl_fd) && __NR_quotactl_fd < 0 /* libseccomp's mark for "none here" */
# undef __NR_quotactl_fd
#endif
#ifndef __NR_quotactl_fd
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_quotactl_fd 443
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_quotactl_fd (0x40000000 + 443)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_quotactl_fd 4443
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_quotactl_fd 5443
# elif defined(__alpha__)
#  define __NR_quotactl_fd 553
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_quotactl_fd 6443
# endif /* other architectures: no number, quotactl_fd() fails with ENOTSUP */
#endif
#if defined(__NR_quotactl_fd) && !defined(SYS_quotactl_fd)
# define SYS_quotactl_fd __NR_quotactl_fd
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_quotactl_fd(unsigned int fd, unsigned int cmd, int32_t id, void *addr);
# else
int quotactl_fd(unsigned int fd, unsigned int cmd, int32_t id, void *addr) __asm__("splork_quotactl_fd");
# endif
#endif

/**
 * Tell about a mount: its file system, mount point, options and so on, as far as asked.
 *
 * Parameters:
 *   req      size in bytes; mnt_id, the mount's unique ID, as statx gives with
 *            STATX_MNT_ID_UNIQUE; param, the STATMOUNT_* wanted
 *   buf      where the answer is put; its mask tells what is in it, and its strings are offsets
 *            into buf->str
 *   bufsize  its length in bytes, with room for the strings
 *   flags    0 or STATMOUNT_BY_FD
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG      req has a tail that this kernel does not know and that is not zero, or req->size is
 *              above the page size.
 *   EBADF      STATMOUNT_BY_FD and mnt_fd is not open; or mnt_ns_fd is given, and not open.
 *   EFAULT     req is not readable, or buf is not writable.
 *   EINVAL     flags is unknown, req->size is below MNT_ID_REQ_SIZE_VER0, a spare field of req is
 *              not 0, or mnt_id is no unique ID.
 *   ENOENT     There is no such mount in the namespace, or no such namespace.
 *   ENOMEM     The kernel has no memory for the strings.
 *   EOVERFLOW  buf is too small for what was asked.
 *   EPERM      The mount lies outside the caller's root directory, or in another namespace, and
 *              the caller has no CAP_SYS_ADMIN there.
 *   ENOSYS     This kernel does not have the call.
 *   ENOTSUP    splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.8. Source: statmount(2), fs/namespace.c.
 */
#if defined(__NR_statmount) && __NR_statmount < 0 /* libseccomp's mark for "none here" */
# undef __NR_statmount
#endif
#ifndef __NR_statmount
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_statmount 457
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_statmount (0x40000000 + 457)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_statmount 4457
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_statmount 5457
# elif defined(__alpha__)
#  define __NR_statmount 567
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_statmount 6457
# endif /* other architectures: no number, statmount() fails with ENOTSUP */
#endif
#if defined(__NR_statmount) && !defined(SYS_statmount)
# define SYS_statmount __NR_statmount
#endif
struct mnt_id_req;
struct statmount;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_statmount(const struct mnt_id_req *req, struct statmount *buf, size_t bufsize, unsigned int flags);
# else
int statmount(const struct mnt_id_req *req, struct statmount *buf, size_t bufsize, unsigned int flags) __asm__("splork_statmount");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

#ifndef SPLORK_LIBC_HAS_fsconfig
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux)
# else
static __inline__ int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux)
# endif
{
# ifdef __NR_fsconfig
    return (int)splork_call5_(__NR_fsconfig, (splork_word_)fd, (splork_word_)cmd, (splork_word_)(uintptr_t)key, (splork_word_)(uintptr_t)value, (splork_word_)aux);
# else
    (void)fd;
    (void)cmd;
    (void)key;
    (void)value;
    (void)aux;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_fsmount
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_fsmount(int fs_fd, unsigned int flags, unsigned int attr_flags)
# else
static __inline__ int fsmount(int fs_fd, unsigned int flags, unsigned int attr_flags)
# endif
{
# ifdef __NR_fsmount
    return (int)splork_call3_(__NR_fsmount, (splork_word_)fs_fd, (splork_word_)flags, (splork_word_)attr_flags);
# else
    (void)fs_fd;
    (void)flags;
    (void)attr_flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_fsopen
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_fsopen(const char *fs_name, unsigned int flags)
# else
static __inline__ int fsopen(const char *fs_name, unsigned int flags)
# endif
{
# ifdef __NR_fsopen
    return (int)splork_call2_(__NR_fsopen, (splork_word_)(uintptr_t)fs_name, (splork_word_)flags);
# else
    (void)fs_name;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_fspick
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_fspick(int dfd, const char *path, unsigned int flags)
# else
static __inline__ int fspick(int dfd, const char *path, unsigned int flags)
# endif
{
# ifdef __NR_fspick
    return (int)splork_call3_(__NR_fspick, (splork_word_)dfd, (splork_word_)(uintptr_t)path, (splork_word_)flags);
# else
    (void)dfd;
    (void)path;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

# ifdef SPLORK_NO_NAMES
static __inline__ ssize_t splork_listmount(const struct mnt_id_req *req, uint64_t *mnt_ids, size_t nr_mnt_ids,
                                           unsigned int flags)
# else
static __inline__ ssize_t listmount(const struct mnt_id_req *req, uint64_t *mnt_ids, size_t nr_mnt_ids,
                                    unsigned int flags)
# endif
{
# ifdef __NR_listmount
    return (ssize_t)splork_call4_(__NR_listmount, (splork_word_)(uintptr_t)req, (splork_word_)(uintptr_t)mnt_ids, (splork_word_)nr_mnt_ids, (splork_word_)flags);
# else
    (void)req;
    (void)mnt_ids;
    (void)nr_mnt_ids;
    (void)flags;
    return (ssize_t)splork_fail_(ENOTSUP);
# endif
}

#ifndef SPLORK_LIBC_HAS_mount_setattr
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_mount_setattr(int dfd, const char *path, unsigned int flags,
                                           struct mount_attr *uattr, size_t usize)
# else
static __inline__ int mount_setattr(int dfd, const char *path, unsigned int flags, struct mount_attr *uattr,
                                    size_t usize)
# endif
{
# ifdef __NR_mount_setattr
    return (int)splork_call5_(__NR_mount_setattr, (splork_word_)dfd, (splork_word_)(uintptr_t)path, (splork_word_)flags, (splork_word_)(uintptr_t)uattr, (splork_word_)usize);
# else
    (void)dfd;
    (void)path;
    (void)flags;
    (void)uattr;
    (void)usize;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_move_mount
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_move_mount(int from_dfd, const char *from_pathname, int to_dfd,
                                        const char *to_pathname, unsigned int flags)
# else
static __inline__ int move_mount(int from_dfd, const char *from_pathname, int to_dfd, const char *to_pathname,
                                 unsigned int flags)
# endif
{
# ifdef __NR_move_mount
    return (int)splork_call5_(__NR_move_mount, (splork_word_)from_dfd, (splork_word_)(uintptr_t)from_pathname, (splork_word_)to_dfd, (splork_word_)(uintptr_t)to_pathname, (splork_word_)flags);
# else
    (void)from_dfd;
    (void)from_pathname;
    (void)to_dfd;
    (void)to_pathname;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_open_tree
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_open_tree(int dfd, const char *filename, unsigned int flags)
# else
static __inline__ int open_tree(int dfd, const char *filename, unsigned int flags)
# endif
{
# ifdef __NR_open_tree
    return (int)splork_call3_(__NR_open_tree, (splork_word_)dfd, (splork_word_)(uintptr_t)filename, (splork_word_)flags);
# else
    (void)dfd;
    (void)filename;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_open_tree_attr(int dfd, const char *filename, unsigned int flags,
                                            struct mount_attr *uattr, size_t usize)
# else
static __inline__ int open_tree_attr(int dfd, const char *filename, unsigned int flags,
                                     struct mount_attr *uattr, size_t usize)
# endif
{
# ifdef __NR_open_tree_attr
    return (int)splork_call5_(__NR_open_tree_attr, (splork_word_)dfd, (splork_word_)(uintptr_t)filename, (splork_word_)flags, (splork_word_)(uintptr_t)uattr, (splork_word_)usize);
# else
    (void)dfd;
    (void)filename;
    (void)flags;
    (void)uattr;
    (void)usize;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_pivot_root(const char *new_root, const char *put_old)
# else
static __inline__ int pivot_root(const char *new_root, const char *put_old)
# endif
{
# ifdef __NR_pivot_root
    return (int)splork_call2_(__NR_pivot_root, (splork_word_)(uintptr_t)new_root, (splork_word_)(uintptr_t)put_old);
# else
    (void)new_root;
    (void)put_old;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_quotactl_fd(unsigned int fd, unsigned int cmd, int32_t id, void *addr)
# else
static __inline__ int quotactl_fd(unsigned int fd, unsigned int cmd, int32_t id, void *addr)
# endif
{
# ifdef __NR_quotactl_fd
    return (int)splork_call4_(__NR_quotactl_fd, (splork_word_)fd, (splork_word_)cmd, (splork_word_)id, (splork_word_)(uintptr_t)addr);
# else
    (void)fd;
    (void)cmd;
    (void)id;
    (void)addr;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_statmount(const struct mnt_id_req *req, struct statmount *buf, size_t bufsize,
                                       unsigned int flags)
# else
static __inline__ int statmount(const struct mnt_id_req *req, struct statmount *buf, size_t bufsize,
                                unsigned int flags)
# endif
{
# ifdef __NR_statmount
    return (int)splork_call4_(__NR_statmount, (splork_word_)(uintptr_t)req, (splork_word_)(uintptr_t)buf, (splork_word_)bufsize, (splork_word_)flags);
# else
    (void)req;
    (void)buf;
    (void)bufsize;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
