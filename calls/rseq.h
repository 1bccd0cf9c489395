#ifndef PR_RSEQ_SLICE_EXTENSION /* Linux 7.0: the prctl(2) that the call needs */
# define PR_RSEQ_SLICE_EXTENSION 79
# define PR_RSEQ_SLICE_EXTENSION_GET 1
# define PR_RSEQ_SLICE_EXTENSION_SET 2
# define PR_RSEQ_SLICE_EXT_ENABLE 0x01
#endif
