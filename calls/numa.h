/* libnuma's numaif.h has macros of the names of linux/mempolicy.h's enumerators: behind it that cannot be included. */
#if defined(__has_include) && !defined(MPOL_DEFAULT)
# if __has_include(<linux/mempolicy.h>) && __has_include(<linux/version.h>)
#  include <linux/mempolicy.h>
#  include <linux/version.h>
#  define SPLORK_HAS_linux_mempolicy_h
# endif
#elif defined(__GLIBC__) && !defined(MPOL_DEFAULT)
# include <linux/mempolicy.h>
# include <linux/version.h>
# define SPLORK_HAS_linux_mempolicy_h
#endif
#if !defined(SPLORK_HAS_linux_mempolicy_h) && !defined(MPOL_DEFAULT)
# define MPOL_DEFAULT 0
# define MPOL_PREFERRED 1
# define MPOL_BIND 2
# define MPOL_INTERLEAVE 3
# define MPOL_LOCAL 4
#endif
#if !defined(SPLORK_HAS_linux_mempolicy_h) && !defined(MPOL_PREFERRED_MANY) /* Linux 5.15 */
# define MPOL_PREFERRED_MANY 5
#endif
#ifndef MPOL_WEIGHTED_INTERLEAVE /* an enumerator of Linux 6.9 on */
# if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60900
#  define MPOL_WEIGHTED_INTERLEAVE 6
# endif
#endif
#ifndef MPOL_F_STATIC_NODES
# define MPOL_F_STATIC_NODES (1 << 15)
# define MPOL_F_RELATIVE_NODES (1 << 14)
#endif
#ifndef MPOL_USER_NODEMASK_FLAGS /* in Linux 7.2 */
# define MPOL_USER_NODEMASK_FLAGS (MPOL_F_STATIC_NODES | MPOL_F_RELATIVE_NODES)
#endif
