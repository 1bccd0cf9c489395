/* futex_time64_refused.c
 * Description: Where futex_time64 is ENOSYS, futex stands in with a time of 32 bits, if the seconds fit; else ENOSYS stays.
 * Modes: shared static inline musl
 *
 * As on kernels before 5.1. */
#include "trace.h"

#include <splork/futex.h>
#include <time.h>

static uint32_t word = 7;

#if defined __NR_futex && defined __NR_futex_time64
static void refuses_at_entry(struct trace_call *call)
{
    if (call->number == __NR_futex_time64)
        trace_set_number(call, -1);
}

static void refuses_at_exit(struct trace_call *call)
{
    if (call->number == __NR_futex_time64)
        trace_set_result(call, -ENOSYS);
}

static int body(void *arg)
{
    const struct timespec past = { 1, 2 }, malformed = { 1, 1000000000 };
    const struct splork_timespec far = { (int64_t)1 << 32 | 1, 2 };

    (void)arg;
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET, 7, &past, NULL, 1), ETIMEDOUT);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET, 7, &malformed, NULL, 1), EINVAL);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET, 8, NULL, NULL, 1), EAGAIN);
    CHECK_FAILS(splork_futex_(&word, FUTEX_WAIT_BITSET, 7, &far, NULL, 1), ENOSYS); /* not 1 s, which has passed */
    return PASS;
}

int main(void)
{
    static struct trace recorded = { .body = body, .at_entry = refuses_at_entry, .at_exit = refuses_at_exit };

    alarm(60);
    trace_run(&recorded);
    CHECK_EQUAL(recorded.status, 0);
    CHECK_EQUAL(trace_count(&recorded, __NR_futex_time64), 3);
    return PASS;
}
#else
int main(void)
{
    const struct timespec past = { 1, 2 };

    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET, 7, &past, NULL, 1), ETIMEDOUT);
    return PASS; /* times have 64 bits, and there is one call */
}
#endif
