/* <splork/mount.h> - generated from mount.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_MOUNT_H
#define SPLORK_MOUNT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* What older kernel headers lack, from mount.h beside the table. They are included here, so that they may
 * be included again in any order. A program with definitions of its own defines SPLORK_NO_TYPES. */
#ifndef SPLORK_NO_TYPES
#ifdef __has_include
# if __has_include(<linux/mount.h>)
#  include <linux/mount.h>
# endif
#elif defined(__GLIBC__)
# include <linux/mount.h>
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
#ifndef MOUNT_ATTR_IDMAP /* Linux 5.12 */
# define MOUNT_ATTR_IDMAP 0x00100000
#endif
#ifndef MOUNT_ATTR_NOSYMFOLLOW /* Linux 5.14 */
# define MOUNT_ATTR_NOSYMFOLLOW 0x00200000
#endif
#ifndef MNT_ID_REQ_SIZE_VER0 /* Linux 6.8; here as of 6.18 */
# define MNT_ID_REQ_SIZE_VER0 24
# define MNT_ID_REQ_SIZE_VER1 32
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
# define STATMOUNT_SB_BASIC 0x00000001U
# define STATMOUNT_MNT_BASIC 0x00000002U
# define STATMOUNT_PROPAGATE_FROM 0x00000004U
# define STATMOUNT_MNT_ROOT 0x00000008U
# define STATMOUNT_MNT_POINT 0x00000010U
# define STATMOUNT_FS_TYPE 0x00000020U
# define STATMOUNT_MNT_NS_ID 0x00000040U
# define STATMOUNT_MNT_OPTS 0x00000080U
# define STATMOUNT_FS_SUBTYPE 0x00000100U
# define STATMOUNT_SB_SOURCE 0x00000200U
# define STATMOUNT_OPT_ARRAY 0x00000400U
# define STATMOUNT_OPT_SEC_ARRAY 0x00000800U
# define STATMOUNT_SUPPORTED_MASK 0x00001000U
# define STATMOUNT_MNT_UIDMAP 0x00002000U
# define STATMOUNT_MNT_GIDMAP 0x00004000U
# define LSMT_ROOT 0xffffffffffffffff
# define LISTMOUNT_REVERSE (1 << 0)
#endif
#ifndef STATX_MNT_ID_UNIQUE /* Linux 6.8, in linux/stat.h: the mount ID that these calls take */
# define STATX_MNT_ID_UNIQUE 0x00004000U
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Lists the mounts below a mount.
 *
 * Parameters:
 *   req         size in bytes; mnt_id, the unique ID of the mount, or LSMT_ROOT; param, the last
 *               ID seen, or 0 to begin
 *   mnt_ids     where the unique IDs are put
 *   nr_mnt_ids  how many fit there
 *   flags       0, or LISTMOUNT_REVERSE (Linux 6.12)
 *
 * On success, returns the number of IDs, 0 at the end of the list, and leaves errno alone. On
 * error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG      req has a tail that this kernel does not know and that is not zero, or req->size is
 *              above the page size.
 *   EFAULT     req is not readable, or mnt_ids is not writable.
 *   EINVAL     flags is unknown, req->size is below MNT_ID_REQ_SIZE_VER0, a spare field of req is
 *              not 0, or mnt_id is no unique ID.
 *   ENOENT     There is no such mount in the namespace, or no such namespace.
 *   ENOMEM     The kernel has no memory for the list.
 *   EOVERFLOW  nr_mnt_ids is above a million.
 *   EPERM      The mount lies outside the caller's root directory, or in another namespace, and
 *              the caller has no CAP_SYS_ADMIN there.
 *   ENOSYS     This kernel has no such call.
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
# endif /* anywhere else: no number, and listmount() fails with ENOTSUP */
#endif
#if defined(__NR_listmount) && !defined(SYS_listmount)
# define SYS_listmount __NR_listmount
#endif
struct mnt_id_req;
#ifndef SPLORK_INLINE
ssize_t listmount(const struct mnt_id_req *req, uint64_t *mnt_ids, size_t nr_mnt_ids, unsigned int flags) __asm__("splork_listmount");
#endif

/**
 * Opens a mount, or a copy of it, and sets attributes of the copy before anybody sees it.
 *
 * Parameters:
 *   dfd       the directory that a relative path starts from, or AT_FDCWD
 *   filename  the path
 *   flags     OPEN_TREE_CLONE, OPEN_TREE_CLOEXEC, AT_EMPTY_PATH, AT_NO_AUTOMOUNT, AT_RECURSIVE,
 *             AT_SYMLINK_NOFOLLOW
 *   uattr     the attributes to set and to clear, or NULL
 *   usize     sizeof *uattr in bytes, 0 with NULL
 *
 * On success, returns a file descriptor of the mount, for move_mount and as a directory, and
 * leaves errno alone. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG    uattr has a tail that this kernel does not know and that is not zero, or usize is
 *            above the page size.
 *   EBADF    filename is relative or empty and dfd is not open, or uattr->userns_fd is not open.
 *   EFAULT   filename or uattr is not readable.
 *   EINVAL   flags is unknown, AT_RECURSIVE comes without OPEN_TREE_CLONE, uattr has unknown or
 *            contradictory attributes, uattr is NULL and usize is not 0, or usize is below
 *            MOUNT_ATTR_SIZE_VER0.
 *   EMFILE   The process has too many open files.
 *   ENOENT   There is no such file.
 *   EPERM    The caller has no CAP_SYS_ADMIN in the user namespace of its mount namespace, or the
 *            attribute is locked.
 *   ENOSYS   This kernel has no such call.
 *   ENOTSUP  splork knows no number for this architecture.
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
# endif /* anywhere else: no number, and open_tree_attr() fails with ENOTSUP */
#endif
#if defined(__NR_open_tree_attr) && !defined(SYS_open_tree_attr)
# define SYS_open_tree_attr __NR_open_tree_attr
#endif
struct mount_attr;
#ifndef SPLORK_INLINE
int open_tree_attr(int dfd, const char *filename, unsigned int flags, struct mount_attr *uattr, size_t usize) __asm__("splork_open_tree_attr");
#endif

/**
 * quotactl(2) with the file system given by an open file instead of its block device.
 *
 * Parameters:
 *   fd    any open file of the file system
 *   cmd   QCMD(Q_*, USRQUOTA, GRPQUOTA or PRJQUOTA)
 *   id    the user, group or project; for Q_QUOTAON the quota format
 *   addr  what goes with cmd
 *
 * On success, returns 0, and leaves errno alone. On error, returns -1 and sets errno.
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
# endif /* anywhere else: no number, and quotactl_fd() fails with ENOTSUP */
#endif
#if defined(__NR_quotactl_fd) && !defined(SYS_quotactl_fd)
# define SYS_quotactl_fd __NR_quotactl_fd
#endif
#ifndef SPLORK_INLINE
int quotactl_fd(unsigned int fd, unsigned int cmd, int32_t id, void *addr) __asm__("splork_quotactl_fd");
#endif

/**
 * Tells about a mount: its file system, mount point, options and so on, as far as asked.
 *
 * Parameters:
 *   req      size in bytes; mnt_id, the mount's unique ID, as statx gives with
 *            STATX_MNT_ID_UNIQUE; param, the STATMOUNT_* wanted
 *   buf      where the answer is put; its mask tells what is in it, and its strings are offsets
 *            into buf->str
 *   bufsize  its length in bytes, with room for the strings
 *   flags    0
 *
 * On success, returns 0, and leaves errno alone. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG      req has a tail that this kernel does not know and that is not zero, or req->size is
 *              above the page size.
 *   EFAULT     req is not readable, or buf is not writable.
 *   EINVAL     flags is unknown, req->size is below MNT_ID_REQ_SIZE_VER0, a spare field of req is
 *              not 0, or mnt_id is no unique ID.
 *   ENOENT     There is no such mount in the namespace, or no such namespace.
 *   ENOMEM     The kernel has no memory for the strings.
 *   EOVERFLOW  buf is too small for what was asked.
 *   EPERM      The mount lies outside the caller's root directory, or in another namespace, and
 *              the caller has no CAP_SYS_ADMIN there.
 *   ENOSYS     This kernel has no such call.
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
# endif /* anywhere else: no number, and statmount() fails with ENOTSUP */
#endif
#if defined(__NR_statmount) && !defined(SYS_statmount)
# define SYS_statmount __NR_statmount
#endif
struct mnt_id_req;
struct statmount;
#ifndef SPLORK_INLINE
int statmount(const struct mnt_id_req *req, struct statmount *buf, size_t bufsize, unsigned int flags) __asm__("splork_statmount");
#endif

/* Without the library: the same functions, with the system call in place. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>

static __inline__ ssize_t listmount(const struct mnt_id_req *req, uint64_t *mnt_ids, size_t nr_mnt_ids,
                                    unsigned int flags)
{
# ifdef __NR_listmount
    return (ssize_t)splork_call4_(__NR_listmount, (long)req, (long)mnt_ids, (long)nr_mnt_ids, (long)flags);
# else
    (void)req;
    (void)mnt_ids;
    (void)nr_mnt_ids;
    (void)flags;
    return (ssize_t)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int open_tree_attr(int dfd, const char *filename, unsigned int flags,
                                     struct mount_attr *uattr, size_t usize)
{
# ifdef __NR_open_tree_attr
    return (int)splork_call5_(__NR_open_tree_attr, (long)dfd, (long)filename, (long)flags, (long)uattr, (long)usize);
# else
    (void)dfd;
    (void)filename;
    (void)flags;
    (void)uattr;
    (void)usize;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int quotactl_fd(unsigned int fd, unsigned int cmd, int32_t id, void *addr)
{
# ifdef __NR_quotactl_fd
    return (int)splork_call4_(__NR_quotactl_fd, (long)fd, (long)cmd, (long)id, (long)addr);
# else
    (void)fd;
    (void)cmd;
    (void)id;
    (void)addr;
    return (int)splork_fail_(ENOTSUP);
# endif
}

static __inline__ int statmount(const struct mnt_id_req *req, struct statmount *buf, size_t bufsize,
                                unsigned int flags)
{
# ifdef __NR_statmount
    return (int)splork_call4_(__NR_statmount, (long)req, (long)buf, (long)bufsize, (long)flags);
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
