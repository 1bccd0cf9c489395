/* futex2_errors.c
 * Description: The futex2 calls refuse other values with EAGAIN, times that have passed with ETIMEDOUT, and mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/futex.h>
#include <time.h>

#define FLAGS (FUTEX2_SIZE_U32 | FUTEX2_PRIVATE)
#define BAD ((void *)8)

static uint32_t word = 7;
static const struct timespec past = { 1, 0 }, malformed = { 1, 1000000000 };

static void wait_and_wake(void)
{
    CHECK_FAILS(futex_wait(&word, 8, 1, FLAGS, NULL, CLOCK_MONOTONIC), EAGAIN);
    CHECK_FAILS(futex_wait(&word, 7, 1, FLAGS, &past, CLOCK_MONOTONIC), ETIMEDOUT);
    CHECK_FAILS(futex_wait(&word, 7, 1, FLAGS, &past, CLOCK_REALTIME), ETIMEDOUT);
    CHECK_FAILS(futex_wait(&word, 7, 0, FLAGS, &past, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_wait(&word, 7, 1, FLAGS, &malformed, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_wait(&word, 7, 1, FLAGS, &past, 99), EINVAL);
    CHECK_FAILS(futex_wait((char *)&word + 1, 7, 1, FLAGS, &past, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_wait(BAD, 7, 1, FLAGS, &past, CLOCK_MONOTONIC), EFAULT);
    CHECK_FAILS(futex_wake(&word, 0, 1, FLAGS), EINVAL);
    CHECK_FAILS(futex_wake(&word, 1, 1, 0x8000), EINVAL);
#ifdef __LP64__ /* a value wider than the word */
    CHECK_FAILS(futex_wait(&word, 1ul << 32, 1, FLAGS, &past, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_wake(&word, 1ul << 32, 1, FLAGS), EINVAL);
#endif
}

static void many(void)
{
    struct futex_waitv two[2] = {
        { .val = 7, .uaddr = (uintptr_t)&word, .flags = FLAGS }, { .val = 8, .uaddr = (uintptr_t)&word, .flags = FLAGS }
    };

    CHECK_FAILS(futex_waitv(two, 1, 0, &past, CLOCK_MONOTONIC), ETIMEDOUT);
    CHECK_FAILS(futex_waitv(two, 2, 0, &past, CLOCK_MONOTONIC), EAGAIN);
    CHECK_FAILS(futex_waitv(two, 0, 0, &past, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_waitv(two, FUTEX_WAITV_MAX + 1, 0, &past, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_waitv(two, 1, 1, &past, CLOCK_MONOTONIC), EINVAL);
    CHECK_FAILS(futex_waitv(BAD, 1, 0, &past, CLOCK_MONOTONIC), EFAULT);
    CHECK_FAILS(futex_requeue(NULL, 0, 1, 1), EINVAL);
    CHECK_FAILS(futex_requeue(two, 1, 1, 1), EINVAL);
    CHECK_FAILS(futex_requeue(BAD, 0, 1, 1), EFAULT);
    two[0].val = 9;
    CHECK_FAILS(futex_requeue(two, 0, 1, 1), EAGAIN);
    two[1].__reserved = 1;
    CHECK_FAILS(futex_requeue(two, 0, 1, 1), EINVAL);
}

int main(void)
{
    alarm(60);
    if (futex_wake(&word, 1, 1, FLAGS) == -1 && errno == ENOSYS)
        SKIP_TEST("futex_wake needs Linux 6.7");
    errno = 12345;
    CHECK_EQUAL(futex_wake(&word, 1, 1, FLAGS), 0); /* nobody waits */
    CHECK_EQUAL(errno, 12345);
    wait_and_wake();
    many();
    return PASS;
}
