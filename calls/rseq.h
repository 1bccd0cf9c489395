/* Without __has_include, glibc's sys/rseq.h defines struct rseq itself. If the kernel's header has a shorter one, that one
 * is renamed and this one replaces it. If the program included the kernel's header before, the replacement has another
 * name. */
#ifdef __has_include
# if __has_include(<linux/rseq.h>) && __has_include(<linux/version.h>)
#  include <linux/version.h>
#  if LINUX_VERSION_CODE >= 0x70000
#   include <linux/rseq.h>
#  elif defined(_LINUX_RSEQ_H)
#   define rseq splork_rseq
#   define SPLORK_LACKS_rseq
#  else
#   define rseq splork_shorter_rseq
#   include <linux/rseq.h>
#   undef rseq
#   define SPLORK_LACKS_rseq
#  endif
# elif !defined(__GLIBC__)
#  define SPLORK_LACKS_rseq
# endif
#endif
#ifndef PR_RSEQ_SLICE_EXTENSION /* Linux 7.0: the prctl(2) that the call needs */
# define PR_RSEQ_SLICE_EXTENSION 79
# define PR_RSEQ_SLICE_EXTENSION_GET 1
# define PR_RSEQ_SLICE_EXTENSION_SET 2
# define PR_RSEQ_SLICE_EXT_ENABLE 0x01
#endif
#if defined(SPLORK_LACKS_rseq) || !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x70000 /* enumerators of Linux 7.0 on */
# define RSEQ_FLAG_SLICE_EXT_DEFAULT_ON (1 << 1)
# define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE_BIT 4
# define RSEQ_CS_FLAG_SLICE_EXT_ENABLED_BIT 5
# define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE (1U << RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE_BIT)
# define RSEQ_CS_FLAG_SLICE_EXT_ENABLED (1U << RSEQ_CS_FLAG_SLICE_EXT_ENABLED_BIT)
__extension__ struct rseq_slice_ctrl {
    union {
        uint32_t all;
        struct {
            uint8_t request;
            uint8_t granted;
            uint16_t __reserved;
        };
    };
};
#endif
#ifdef SPLORK_LACKS_rseq
struct rseq {
    uint32_t cpu_id_start;
    uint32_t cpu_id;
    uint64_t rseq_cs;
    uint32_t flags;
    uint32_t node_id; /* Linux 6.3 */
    uint32_t mm_cid; /* Linux 6.3 */
    struct rseq_slice_ctrl slice_ctrl; /* Linux 7.0 */
    uint8_t __reserved;
# ifdef __clang__ /* which warns in spite of __extension__ */
#  pragma clang diagnostic push
#  pragma clang diagnostic ignored "-Wc99-extensions"
# endif
    __extension__ char end[];
# ifdef __clang__
#  pragma clang diagnostic pop
# endif
} __attribute__((__aligned__(32)));
#endif
