/* linux/bpf.h and linux/perf_event.h are as large as the rest together, and grow inside their structs and enums:
 * a program that has use for them includes the ones that it is written for. */
#ifdef __has_include
# if __has_include(<linux/seccomp.h>) && __has_include(<linux/userfaultfd.h>)
#  include <linux/seccomp.h>
#  include <linux/userfaultfd.h>
#  define SPLORK_HAS_linux_userfaultfd_h
# endif
#elif defined(__GLIBC__)
# include <linux/seccomp.h>
# include <linux/userfaultfd.h>
# define SPLORK_HAS_linux_userfaultfd_h
#endif
#ifndef SECCOMP_SET_MODE_STRICT /* Linux 3.17 */
# define SECCOMP_SET_MODE_STRICT 0
# define SECCOMP_SET_MODE_FILTER 1
#endif
#ifndef SECCOMP_FILTER_FLAG_TSYNC /* Linux 3.17 */
# define SECCOMP_FILTER_FLAG_TSYNC (1UL << 0)
#endif
#ifndef SECCOMP_GET_ACTION_AVAIL /* Linux 4.14 */
# define SECCOMP_GET_ACTION_AVAIL 2
# define SECCOMP_FILTER_FLAG_LOG (1UL << 1)
#endif
#ifndef SECCOMP_FILTER_FLAG_SPEC_ALLOW /* Linux 4.17 */
# define SECCOMP_FILTER_FLAG_SPEC_ALLOW (1UL << 2)
#endif
#ifndef SECCOMP_GET_NOTIF_SIZES /* Linux 5.0 */
# define SECCOMP_GET_NOTIF_SIZES 3
# define SECCOMP_FILTER_FLAG_NEW_LISTENER (1UL << 3)
#endif
#ifndef SECCOMP_FILTER_FLAG_TSYNC_ESRCH /* Linux 5.7 */
# define SECCOMP_FILTER_FLAG_TSYNC_ESRCH (1UL << 4)
#endif
#ifndef SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV /* Linux 5.19 */
# define SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV (1UL << 5)
#endif
#ifndef SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP /* Linux 6.6 */
# define SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP (1UL << 0)
#endif
#if defined(SECCOMP_IOW) && !defined(SECCOMP_IOCTL_NOTIF_SET_FLAGS) /* Linux 6.6 */
# define SECCOMP_IOCTL_NOTIF_SET_FLAGS SECCOMP_IOW(4, uint64_t)
#endif
#ifndef UFFD_USER_MODE_ONLY /* Linux 5.11 */
# define UFFD_USER_MODE_ONLY 1
#endif
#ifdef SPLORK_HAS_linux_userfaultfd_h /* the rest needs its struct uffdio_range */
# include <sys/ioctl.h>
# ifndef USERFAULTFD_IOC /* Linux 6.1 */
#  define USERFAULTFD_IOC 0xAA
#  define USERFAULTFD_IOC_NEW _IO(USERFAULTFD_IOC, 0x00)
# endif
# ifndef UFFD_FEATURE_WP_UNPOPULATED /* Linux 6.4 */
#  define UFFD_FEATURE_WP_UNPOPULATED (1 << 13)
# endif
# ifndef UFFDIO_CONTINUE_MODE_WP /* Linux 6.4 */
#  define UFFDIO_CONTINUE_MODE_WP ((uint64_t)1 << 1)
# endif
# ifndef UFFDIO_POISON /* Linux 6.6 */
#  define UFFD_FEATURE_POISON (1 << 14)
#  define _UFFDIO_POISON (0x08)
#  define UFFDIO_POISON _IOWR(UFFDIO, _UFFDIO_POISON, struct uffdio_poison)
#  define UFFDIO_POISON_MODE_DONTWAKE ((uint64_t)1 << 0)
struct uffdio_poison {
    struct uffdio_range range;
    uint64_t mode;
    int64_t updated;
};
# endif
# ifndef UFFD_FEATURE_WP_ASYNC /* Linux 6.7 */
#  define UFFD_FEATURE_WP_ASYNC (1 << 15)
# endif
# ifndef UFFDIO_MOVE /* Linux 6.8 */
#  define UFFD_FEATURE_MOVE (1 << 16)
#  define _UFFDIO_MOVE (0x05)
#  define UFFDIO_MOVE _IOWR(UFFDIO, _UFFDIO_MOVE, struct uffdio_move)
#  define UFFDIO_MOVE_MODE_DONTWAKE ((uint64_t)1 << 0)
#  define UFFDIO_MOVE_MODE_ALLOW_SRC_HOLES ((uint64_t)1 << 1)
struct uffdio_move {
    uint64_t dst;
    uint64_t src;
    uint64_t len;
    uint64_t mode;
    int64_t move;
};
# endif
# ifndef UFFDIO_RWPROTECT /* in Linux 7.3 */
#  define UFFD_FEATURE_RWP (1 << 17)
#  define UFFD_FEATURE_RWP_ASYNC (1 << 18)
#  define UFFD_PAGEFAULT_FLAG_RWP (1 << 3)
#  define UFFDIO_REGISTER_MODE_RWP ((uint64_t)1 << 3)
#  define _UFFDIO_RWPROTECT (0x09)
#  define UFFDIO_RWPROTECT _IOWR(UFFDIO, _UFFDIO_RWPROTECT, struct uffdio_rwprotect)
#  define UFFDIO_RWPROTECT_MODE_RWP ((uint64_t)1 << 0)
#  define UFFDIO_RWPROTECT_MODE_DONTWAKE ((uint64_t)1 << 1)
struct uffdio_rwprotect {
    struct uffdio_range range;
    uint64_t mode;
};
# endif
# ifndef UFFDIO_SET_MODE /* in Linux 7.3 */
#  define _UFFDIO_SET_MODE (0x0A)
#  define UFFDIO_SET_MODE _IOW(UFFDIO, _UFFDIO_SET_MODE, struct uffdio_set_mode)
struct uffdio_set_mode {
    uint64_t enable;
    uint64_t disable;
};
# endif
#endif
