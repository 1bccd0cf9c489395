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
