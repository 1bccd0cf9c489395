/* musl declares a membarrier() of its own with two parameters. Having been included it stays away, and the plain name
 * is ours: three parameters, as the kernel. linux/membarrier.h has enumerators of the names of musl's macros. */
#if defined(__has_include) && !defined(__GLIBC__)
# if __has_include(<sys/membarrier.h>)
#  include <sys/membarrier.h>
#  ifndef SPLORK_NO_NAMES
#   define membarrier splork_membarrier
#  endif
#  define SPLORK_HAS_sys_membarrier_h
# endif
#endif
#if defined(__has_include) && !defined(SPLORK_HAS_sys_membarrier_h)
# if __has_include(<linux/membarrier.h>) && __has_include(<linux/version.h>)
#  include <linux/membarrier.h>
#  include <linux/version.h>
# endif
#elif defined(__GLIBC__)
# include <linux/membarrier.h>
# include <linux/version.h>
#endif
#ifndef MEMBARRIER_CMD_FLAG_CPU /* an enumerator of Linux 5.10 on */
# if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x50a00
#  define MEMBARRIER_CMD_FLAG_CPU (1 << 0)
#  define MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ (1 << 7)
#  define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED_RSEQ (1 << 8)
# endif
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60300
# define MEMBARRIER_CMD_GET_REGISTRATIONS (1 << 9)
#endif
