/* futex2_time_is_converted.c
 * Description: Where pointers have 32 bits the header hands futex_wait and futex_waitv the time as the kernel reads it.
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
    uint32_t word = 7;
    const struct timespec past = { 1, 2 }, malformed = { 1, 1000000000 };
    struct futex_waitv one = { .val = 7, .uaddr = (uintptr_t)&word, .flags = FUTEX2_SIZE_U32 };

    alarm(60);
    if (futex_wait(&word, 8, 1, FUTEX2_SIZE_U32, NULL, CLOCK_MONOTONIC) == -1 && errno == ENOSYS)
        SKIP_TEST("futex_wait needs Linux 6.7");
    CHECK_FAILS(futex_wait(&word, 8, 1, FUTEX2_SIZE_U32, NULL, CLOCK_MONOTONIC), EAGAIN);
    CHECK_FAILS(futex_wait(&word, 7, 1, FUTEX2_SIZE_U32, &past, CLOCK_MONOTONIC), ETIMEDOUT);
    CHECK_FAILS(futex_wait(&word, 7, 1, FUTEX2_SIZE_U32, &malformed, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_waitv(&one, 1, 0, &past, CLOCK_REALTIME), ETIMEDOUT);
    CHECK_FAILS(futex_waitv(&one, 1, 0, &malformed, CLOCK_REALTIME), EINVAL);
    one.val = 8;
    CHECK_FAILS(futex_waitv(&one, 1, 0, NULL, CLOCK_REALTIME), EAGAIN);
    return PASS;
}
