#include <errno.h>
#include <fcntl.h>
#ifdef __has_include
# if __has_include(<linux/openat2.h>)
#  include <linux/openat2.h>
# endif
#elif defined(__GLIBC__)
# include <linux/openat2.h>
#endif
#ifndef RESOLVE_NO_XDEV /* Linux 5.6 */
# define RESOLVE_NO_XDEV 0x01
# define RESOLVE_NO_MAGICLINKS 0x02
# define RESOLVE_NO_SYMLINKS 0x04
# define RESOLVE_BENEATH 0x08
# define RESOLVE_IN_ROOT 0x10
struct open_how {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
};
#endif
#ifndef RESOLVE_CACHED /* Linux 5.12 */
# define RESOLVE_CACHED 0x20
#endif
#ifndef OPENAT2_REGULAR /* in Linux 7.2 */
# define OPENAT2_REGULAR ((uint64_t)1 << 32)
#endif
#ifndef O_EMPTYPATH /* in Linux 7.2 */
# define O_EMPTYPATH (1 << 26)
#endif
#ifndef AT_EMPTY_PATH /* Linux 2.6.39; libc's fcntl.h has it under _GNU_SOURCE */
# define AT_EMPTY_PATH 0x1000
#endif
#ifndef FD_FAILFS_ROOT /* Linux 7.3 */
# define FD_FAILFS_ROOT (-10004)
#endif
#ifndef EFTYPE /* Linux 7.2 */
# if defined(__alpha__)
#  define EFTYPE 140
# elif defined(__hppa__)
#  define EFTYPE 258
# elif defined(__mips__)
#  define EFTYPE 169
# elif defined(__sparc__)
#  define EFTYPE 136
# else
#  define EFTYPE 134
# endif
#endif
