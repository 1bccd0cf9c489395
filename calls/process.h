/* For _IO and the like, where linux/ioctl.h is not. */
#include <sys/ioctl.h>
#ifdef __has_include
# if __has_include(<linux/kcmp.h>) && __has_include(<linux/nsfs.h>) && __has_include(<linux/version.h>)
#  include <linux/kcmp.h>
#  include <linux/nsfs.h>
#  include <linux/version.h>
#  define SPLORK_HAS_linux_kcmp_h
# endif
#elif defined(__GLIBC__)
# include <linux/kcmp.h>
# include <linux/nsfs.h>
# include <linux/version.h>
# define SPLORK_HAS_linux_kcmp_h
#endif
#ifndef SPLORK_HAS_linux_kcmp_h
enum kcmp_type {
    KCMP_FILE,
    KCMP_VM,
    KCMP_FILES,
    KCMP_FS,
    KCMP_SIGHAND,
    KCMP_IO,
    KCMP_SYSVSEM,
    KCMP_EPOLL_TFD,
    KCMP_TYPES
};

struct kcmp_epoll_slot {
    uint32_t efd;
    uint32_t tfd;
    uint32_t toff;
};
#endif
#ifndef CLOSE_RANGE_UNSHARE /* Linux 5.9 */
# define CLOSE_RANGE_UNSHARE (1U << 1)
#endif
#ifndef CLOSE_RANGE_CLOEXEC /* Linux 5.11 */
# define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif
#ifndef NS_ID_REQ_SIZE_VER0 /* Linux 6.19 */
# define NS_ID_REQ_SIZE_VER0 32
# define LISTNS_CURRENT_USER 0xffffffffffffffff
struct ns_id_req {
    uint32_t size;
    uint32_t spare;
    uint64_t ns_id;
    uint32_t ns_type; /* CLONE_NEW*, 0 for all */
    uint32_t spare2;
    uint64_t user_ns_id;
};
#endif
#ifndef AT_EXECVE_CHECK /* Linux 6.14 */
# define AT_EXECVE_CHECK 0x10000
#endif
#ifndef NSIO /* Linux 4.9 */
# define NSIO 0xb7
#endif
#ifndef NS_GET_NSTYPE /* Linux 4.11 */
# define NS_GET_USERNS _IO(NSIO, 0x1)
# define NS_GET_PARENT _IO(NSIO, 0x2)
# define NS_GET_NSTYPE _IO(NSIO, 0x3)
# define NS_GET_OWNER_UID _IO(NSIO, 0x4)
#endif
#ifndef NS_GET_MNTNS_ID /* Linux 6.11 */
# define NS_GET_MNTNS_ID _IOR(NSIO, 5, uint64_t)
# define NS_GET_PID_FROM_PIDNS _IOR(NSIO, 0x6, int)
# define NS_GET_TGID_FROM_PIDNS _IOR(NSIO, 0x7, int)
# define NS_GET_PID_IN_PIDNS _IOR(NSIO, 0x8, int)
# define NS_GET_TGID_IN_PIDNS _IOR(NSIO, 0x9, int)
#endif
#ifndef NS_MNT_GET_INFO /* Linux 6.12 */
# define MNT_NS_INFO_SIZE_VER0 16
struct mnt_ns_info {
    uint32_t size;
    uint32_t nr_mounts;
    uint64_t mnt_ns_id;
};
# define NS_MNT_GET_INFO _IOR(NSIO, 10, struct mnt_ns_info)
# define NS_MNT_GET_NEXT _IOR(NSIO, 11, struct mnt_ns_info)
# define NS_MNT_GET_PREV _IOR(NSIO, 12, struct mnt_ns_info)
#endif
#ifndef NS_GET_ID /* Linux 6.18 */
# define NS_GET_ID _IOR(NSIO, 13, uint64_t)
#endif
#ifndef NSFS_FILE_HANDLE_SIZE_VER0 /* Linux 6.18 */
# define NSFS_FILE_HANDLE_SIZE_VER0 16
# define NSFS_FILE_HANDLE_SIZE_LATEST sizeof(struct nsfs_file_handle)
struct nsfs_file_handle {
    uint64_t ns_id;
    uint32_t ns_type;
    uint32_t ns_inum;
};
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x61300 /* enumerators of Linux 6.19 on, some of 6.18 */
# define IPC_NS_INIT_INO 0xEFFFFFFFU
# define UTS_NS_INIT_INO 0xEFFFFFFEU
# define USER_NS_INIT_INO 0xEFFFFFFDU
# define PID_NS_INIT_INO 0xEFFFFFFCU
# define CGROUP_NS_INIT_INO 0xEFFFFFFBU
# define TIME_NS_INIT_INO 0xEFFFFFFAU
# define NET_NS_INIT_INO 0xEFFFFFF9U
# define MNT_NS_INIT_INO 0xEFFFFFF8U
# define IPC_NS_INIT_ID 1
# define UTS_NS_INIT_ID 2
# define USER_NS_INIT_ID 3
# define PID_NS_INIT_ID 4
# define CGROUP_NS_INIT_ID 5
# define TIME_NS_INIT_ID 6
# define NET_NS_INIT_ID 7
# define MNT_NS_INIT_ID 8
#endif
