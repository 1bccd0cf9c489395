/* Without __has_include glibc's sys/rseq.h defines struct rseq itself. */
#ifdef __has_include
# if __has_include(<linux/rseq.h>) && __has_include(<linux/version.h>)
#  include <linux/rseq.h>
#  include <linux/version.h>
# endif
#endif
#ifndef PR_RSEQ_SLICE_EXTENSION /* Linux 7.0: the prctl(2) that the call needs */
# define PR_RSEQ_SLICE_EXTENSION 79
# define PR_RSEQ_SLICE_EXTENSION_GET 1
# define PR_RSEQ_SLICE_EXTENSION_SET 2
# define PR_RSEQ_SLICE_EXT_ENABLE 0x01
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x70000 /* enumerators of Linux 7.0 on */
# define RSEQ_FLAG_SLICE_EXT_DEFAULT_ON (1 << 1)
# define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE_BIT 4
# define RSEQ_CS_FLAG_SLICE_EXT_ENABLED_BIT 5
# define RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE (1U << RSEQ_CS_FLAG_SLICE_EXT_AVAILABLE_BIT)
# define RSEQ_CS_FLAG_SLICE_EXT_ENABLED (1U << RSEQ_CS_FLAG_SLICE_EXT_ENABLED_BIT)
/* 28 bytes behind the start of struct rseq, whose header may be too old to have it. */
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
