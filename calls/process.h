#ifdef __has_include
# if __has_include(<linux/kcmp.h>) && __has_include(<linux/nsfs.h>)
#  include <linux/kcmp.h>
#  include <linux/nsfs.h>
#  define SPLORK_HAS_linux_kcmp_h
# endif
#elif defined(__GLIBC__)
# include <linux/kcmp.h>
# include <linux/nsfs.h>
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
