/* futex_time_is_converted.c
 * Description: Where pointers have 32 bits the header converts futex's time, and leaves a number in its place alone.
 * Modes: shared static inline
 *
 * Without the macro __LP64__ the header does here what it does there. The system's headers know words by it too. */
#include "support.h"

#include <linux/futex.h>
#include <linux/types.h>
#include <time.h>

#undef __LP64__
#include <splork/futex.h>

int main(void)
{
    uint32_t word = 7, other = 0;
    const struct timespec past = { 1, 2 }, malformed = { 1, 1000000000 };

    alarm(60);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET, 7, &past, NULL, 1), ETIMEDOUT);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 7, &past, NULL, 1), ETIMEDOUT);
    CHECK_FAILS(futex(&word, FUTEX_WAIT, 7, &malformed, NULL, 0), EINVAL);
    CHECK_FAILS(futex(&word, FUTEX_WAIT, 8, NULL, NULL, 0), EAGAIN);
    /* Read as an address the number would be a crash. */
    CHECK_EQUAL(futex(&word, FUTEX_CMP_REQUEUE, 1, (const struct timespec *)(uintptr_t)5, &other, 7), 0);
    CHECK_FAILS(futex(&word, FUTEX_CMP_REQUEUE, 1, (const struct timespec *)(uintptr_t)5, &other, 8), EAGAIN);
    return PASS;
}
