/* Not from linux/pidfd.h, which cannot be included beside fcntl.h. */
#include <fcntl.h>
#include <sys/ioctl.h>
#ifndef PIDFD_NONBLOCK /* Linux 5.10 */
# define PIDFD_NONBLOCK O_NONBLOCK
#endif
#ifndef PIDFD_THREAD /* Linux 6.9 */
# define PIDFD_THREAD O_EXCL
#endif
#ifndef PIDFD_SIGNAL_THREAD /* Linux 6.9 */
# define PIDFD_SIGNAL_THREAD (1UL << 0)
# define PIDFD_SIGNAL_THREAD_GROUP (1UL << 1)
# define PIDFD_SIGNAL_PROCESS_GROUP (1UL << 2)
#endif
#ifndef PIDFD_SELF_THREAD /* Linux 6.15 */
# define PIDFD_SELF_THREAD -10000
# define PIDFD_SELF_THREAD_GROUP -10001
#endif
#ifndef PIDFD_SELF /* Linux 6.15 */
# define PIDFD_SELF PIDFD_SELF_THREAD
# define PIDFD_SELF_PROCESS PIDFD_SELF_THREAD_GROUP
#endif
#ifndef PIDFS_IOCTL_MAGIC
# define PIDFS_IOCTL_MAGIC 0xFF
#endif
#ifndef PIDFD_GET_CGROUP_NAMESPACE /* Linux 6.11 */
# define PIDFD_GET_CGROUP_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 1)
# define PIDFD_GET_IPC_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 2)
# define PIDFD_GET_MNT_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 3)
# define PIDFD_GET_NET_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 4)
# define PIDFD_GET_PID_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 5)
# define PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 6)
# define PIDFD_GET_TIME_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 7)
# define PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 8)
# define PIDFD_GET_USER_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 9)
# define PIDFD_GET_UTS_NAMESPACE _IO(PIDFS_IOCTL_MAGIC, 10)
#endif
#ifndef PIDFD_INFO_PID /* Linux 6.13 */
# define PIDFD_INFO_PID (1UL << 0)
# define PIDFD_INFO_CREDS (1UL << 1)
# define PIDFD_INFO_CGROUPID (1UL << 2)
#endif
#ifndef PIDFD_INFO_EXIT /* Linux 6.15 */
# define PIDFD_INFO_EXIT (1UL << 3)
#endif
#ifndef PIDFD_INFO_COREDUMP /* Linux 6.16 */
# define PIDFD_INFO_COREDUMP (1UL << 4)
# define PIDFD_COREDUMPED (1U << 0)
# define PIDFD_COREDUMP_SKIP (1U << 1)
# define PIDFD_COREDUMP_USER (1U << 2)
# define PIDFD_COREDUMP_ROOT (1U << 3)
#endif
#ifndef PIDFD_INFO_SUPPORTED_MASK /* in Linux 7.2 */
# define PIDFD_INFO_SUPPORTED_MASK (1UL << 5)
# define PIDFD_INFO_COREDUMP_SIGNAL (1UL << 6)
#endif
#ifndef PIDFD_INFO_COREDUMP_CODE /* in Linux 7.2 */
# define PIDFD_INFO_COREDUMP_CODE (1UL << 7)
#endif
#ifndef PIDFD_INFO_SIZE_VER0 /* Linux 6.13 */
# define PIDFD_INFO_SIZE_VER0 64
#endif
#ifndef PIDFD_INFO_SIZE_VER1 /* in Linux 7.2 */
# define PIDFD_INFO_SIZE_VER1 72
# define PIDFD_INFO_SIZE_VER2 80
# define PIDFD_INFO_SIZE_VER3 88
#endif
/* glibc 2.43 defines the struct in sys/pidfd.h, which a program that wants no plain names may include behind us. */
#ifndef PIDFD_GET_INFO /* Linux 6.13; here as of 7.2 */
# ifdef __GLIBC__
#  if __GLIBC_PREREQ(2, 43)
#   define SPLORK_HAS_pidfd_info
#  endif
# endif
# ifndef SPLORK_HAS_pidfd_info
struct pidfd_info {
    uint64_t mask;
    uint64_t cgroupid;
    uint32_t pid;
    uint32_t tgid;
    uint32_t ppid;
    uint32_t ruid;
    uint32_t rgid;
    uint32_t euid;
    uint32_t egid;
    uint32_t suid;
    uint32_t sgid;
    uint32_t fsuid;
    uint32_t fsgid;
    int32_t exit_code;
    uint32_t coredump_mask;
    uint32_t coredump_signal;
    uint32_t coredump_code;
    uint32_t coredump_pad;
    uint64_t supported_mask;
};
#  define PIDFD_GET_INFO _IOWR(PIDFS_IOCTL_MAGIC, 11, struct pidfd_info)
# endif
#endif
