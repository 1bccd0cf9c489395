/* splork_reaches_the_kernel.c
 * Description: splork(arg2, arg1) finds its kernel half: the answer in memory, EINVAL, EFAULT; success leaves errno.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork.h>

int main(void)
{
    uint64_t answer[3] = { 77, 77, 77 };
    char *closed = new_stack() - sysconf(_SC_PAGESIZE);

    errno = 12345;
    CHECK_EQUAL(splork(&answer[1], 41), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(answer[0], 77);
    CHECK_EQUAL(answer[1], 42);
    CHECK_EQUAL(answer[2], 77);
    /* Zero-extended from 32 bits, or whole. */
    CHECK_EQUAL(splork(&answer[1], ~0ul), 0);
    CHECK_EQUAL(answer[1], (uint64_t)~0ul + 1);

    CHECK_FAILS(splork(&answer[1], 0), EINVAL);
    CHECK_FAILS(splork(closed, 1), EFAULT);
    CHECK_FAILS(splork(NULL, 1), EFAULT);
    CHECK_FAILS(splork(NULL, 0), EINVAL);
    return PASS;
}
