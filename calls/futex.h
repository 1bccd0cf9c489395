#ifdef __has_include
# if __has_include(<linux/futex.h>)
#  include <linux/futex.h>
# endif
#elif defined(__GLIBC__)
# include <linux/futex.h>
#endif
#ifndef FUTEX_WAITV_MAX /* Linux 5.16 */
# define FUTEX_32 2
# define FUTEX_WAITV_MAX 128
struct futex_waitv {
    uint64_t val;
    uint64_t uaddr;
    uint32_t flags;
    uint32_t __reserved;
};
#endif
#ifndef FUTEX2_SIZE_U32 /* Linux 6.7 */
# define FUTEX2_SIZE_U8 0x00
# define FUTEX2_SIZE_U16 0x01
# define FUTEX2_SIZE_U32 0x02
# define FUTEX2_SIZE_U64 0x03
# define FUTEX2_NUMA 0x04
# define FUTEX2_PRIVATE 128
# define FUTEX2_SIZE_MASK 0x03
#endif
#ifndef FUTEX2_MPOL /* Linux 6.16 */
# define FUTEX2_MPOL 0x08
#endif
#ifndef FUTEX_NO_NODE
# define FUTEX_NO_NODE (-1)
#endif
