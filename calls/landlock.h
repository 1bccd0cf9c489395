/* struct landlock_ruleset_attr got new fields. If the kernel's header has a shorter one, that one is renamed and this one
 * replaces it. If the program included the kernel's header before, the replacement has another name. */
#ifdef __has_include
# if __has_include(<linux/version.h>)
#  include <linux/version.h>
# endif
# if __has_include(<linux/landlock.h>)
#  define SPLORK_HAS_linux_landlock_h
# endif
#elif defined(__GLIBC__)
# include <linux/version.h>
# define SPLORK_HAS_linux_landlock_h
#endif
#if defined(LANDLOCK_CREATE_RULESET_VERSION) && !defined(LANDLOCK_ADD_RULE_QUIET)
# define landlock_ruleset_attr splork_landlock_ruleset_attr
#elif defined(SPLORK_HAS_linux_landlock_h) && defined(LINUX_VERSION_CODE) && LINUX_VERSION_CODE >= 0x70200
# include <linux/landlock.h>
#else
# ifdef SPLORK_HAS_linux_landlock_h
#  define landlock_ruleset_attr splork_shorter_landlock_ruleset_attr
#  include <linux/landlock.h>
#  undef landlock_ruleset_attr
# endif
struct landlock_ruleset_attr {
    uint64_t handled_access_fs;
    uint64_t handled_access_net; /* Linux 6.7 */
    uint64_t scoped; /* Linux 6.12 */
    uint64_t quiet_access_fs; /* these three: Linux 7.2 */
    uint64_t quiet_access_net;
    uint64_t quiet_scoped;
};
#endif
#ifndef LANDLOCK_CREATE_RULESET_VERSION /* Linux 5.13 */
# define LANDLOCK_CREATE_RULESET_VERSION (1U << 0)
# define LANDLOCK_ACCESS_FS_EXECUTE ((uint64_t)1 << 0)
# define LANDLOCK_ACCESS_FS_WRITE_FILE ((uint64_t)1 << 1)
# define LANDLOCK_ACCESS_FS_READ_FILE ((uint64_t)1 << 2)
# define LANDLOCK_ACCESS_FS_READ_DIR ((uint64_t)1 << 3)
# define LANDLOCK_ACCESS_FS_REMOVE_DIR ((uint64_t)1 << 4)
# define LANDLOCK_ACCESS_FS_REMOVE_FILE ((uint64_t)1 << 5)
# define LANDLOCK_ACCESS_FS_MAKE_CHAR ((uint64_t)1 << 6)
# define LANDLOCK_ACCESS_FS_MAKE_DIR ((uint64_t)1 << 7)
# define LANDLOCK_ACCESS_FS_MAKE_REG ((uint64_t)1 << 8)
# define LANDLOCK_ACCESS_FS_MAKE_SOCK ((uint64_t)1 << 9)
# define LANDLOCK_ACCESS_FS_MAKE_FIFO ((uint64_t)1 << 10)
# define LANDLOCK_ACCESS_FS_MAKE_BLOCK ((uint64_t)1 << 11)
# define LANDLOCK_ACCESS_FS_MAKE_SYM ((uint64_t)1 << 12)
enum landlock_rule_type {
    LANDLOCK_RULE_PATH_BENEATH = 1
};

struct landlock_path_beneath_attr {
    uint64_t allowed_access;
    int32_t parent_fd;
} __attribute__((__packed__));
#endif
/* The same, whatever the kernel's header has. */
struct splork_landlock_ruleset_attr {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
    uint64_t quiet_access_fs;
    uint64_t quiet_access_net;
    uint64_t quiet_scoped;
};
#ifndef LANDLOCK_ACCESS_FS_REFER /* Linux 5.19 */
# define LANDLOCK_ACCESS_FS_REFER ((uint64_t)1 << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE /* Linux 6.2 */
# define LANDLOCK_ACCESS_FS_TRUNCATE ((uint64_t)1 << 14)
#endif
#ifndef LANDLOCK_ACCESS_NET_BIND_TCP /* Linux 6.7 */
# define LANDLOCK_ACCESS_NET_BIND_TCP ((uint64_t)1 << 0)
# define LANDLOCK_ACCESS_NET_CONNECT_TCP ((uint64_t)1 << 1)
# define LANDLOCK_RULE_NET_PORT ((enum landlock_rule_type)2)
struct landlock_net_port_attr {
    uint64_t allowed_access;
    uint64_t port;
};
#endif
#ifndef LANDLOCK_ACCESS_FS_IOCTL_DEV /* Linux 6.10 */
# define LANDLOCK_ACCESS_FS_IOCTL_DEV ((uint64_t)1 << 15)
#endif
#ifndef LANDLOCK_SCOPE_SIGNAL /* Linux 6.12 */
# define LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET ((uint64_t)1 << 0)
# define LANDLOCK_SCOPE_SIGNAL ((uint64_t)1 << 1)
#endif
#ifndef LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF /* Linux 6.15 */
# define LANDLOCK_RESTRICT_SELF_LOG_SAME_EXEC_OFF (1U << 0)
# define LANDLOCK_RESTRICT_SELF_LOG_NEW_EXEC_ON (1U << 1)
# define LANDLOCK_RESTRICT_SELF_LOG_SUBDOMAINS_OFF (1U << 2)
#endif
#ifndef LANDLOCK_CREATE_RULESET_ERRATA /* Linux 6.15 */
# define LANDLOCK_CREATE_RULESET_ERRATA (1U << 1)
#endif
#ifndef LANDLOCK_RESTRICT_SELF_TSYNC /* Linux 7.0 */
# define LANDLOCK_RESTRICT_SELF_TSYNC (1U << 3)
#endif
#ifndef LANDLOCK_ACCESS_FS_RESOLVE_UNIX /* in Linux 7.2 */
# define LANDLOCK_ACCESS_FS_RESOLVE_UNIX ((uint64_t)1 << 16)
#endif
#ifndef LANDLOCK_ACCESS_NET_BIND_UDP /* in Linux 7.2 */
# define LANDLOCK_ACCESS_NET_BIND_UDP ((uint64_t)1 << 2)
# define LANDLOCK_ACCESS_NET_CONNECT_SEND_UDP ((uint64_t)1 << 3)
#endif
#ifndef LANDLOCK_ADD_RULE_QUIET /* in Linux 7.2 */
# define LANDLOCK_ADD_RULE_QUIET (1U << 0)
#endif
#ifndef LANDLOCK_RESTRICT_SELF_NO_NEW_PRIVS /* in Linux 7.3 */
# define LANDLOCK_RESTRICT_SELF_NO_NEW_PRIVS (1U << 4)
#endif
