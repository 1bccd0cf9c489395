/* struct cachestat has no macro of its own to be known by. */
#ifdef __has_include
# if __has_include(<linux/mman.h>) && __has_include(<linux/version.h>)
#  include <linux/mman.h>
#  include <linux/version.h>
# endif
#elif defined(__GLIBC__)
# include <linux/mman.h>
# include <linux/version.h>
#endif
#ifndef PKEY_DISABLE_ACCESS /* Linux 4.9 */
# define PKEY_DISABLE_ACCESS 0x1
# define PKEY_DISABLE_WRITE 0x2
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60500
struct cachestat_range {
    uint64_t off;
    uint64_t len;
};

struct cachestat {
    uint64_t nr_cache;
    uint64_t nr_dirty;
    uint64_t nr_writeback;
    uint64_t nr_evicted;
    uint64_t nr_recently_evicted;
};
#endif
#ifndef SHADOW_STACK_SET_TOKEN /* Linux 6.6 */
# define SHADOW_STACK_SET_TOKEN ((uint64_t)1 << 0)
#endif
#ifndef SHADOW_STACK_SET_MARKER /* Linux 6.13 */
# define SHADOW_STACK_SET_MARKER ((uint64_t)1 << 1)
#endif
#ifndef PKEY_UNRESTRICTED /* Linux 6.15 */
# define PKEY_UNRESTRICTED 0x0
#endif
#ifndef MADV_GUARD_INSTALL /* Linux 6.13 */
# define MADV_GUARD_INSTALL 102
# define MADV_GUARD_REMOVE 103
#endif
#ifndef MAP_DROPPABLE /* Linux 6.11 */
# define MAP_DROPPABLE 0x08
#endif
