/* rseq_slice_yield_answers.c
 * Description: rseq_slice_yield reaches the kernel: without a granted extension it answers 0.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/rseq.h>

int main(void)
{
    int yielded = rseq_slice_yield();

    if (yielded == -1 && errno == ENOSYS)
        SKIP_TEST("rseq_slice_yield needs Linux 7.0 with CONFIG_RSEQ_SLICE_EXTENSION");
    CHECK_EQUAL(yielded, 0);
    return PASS;
}
