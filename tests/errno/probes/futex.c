/* The futex calls, and get_robust_list. */
#include "probe.h"

#include <splork/futex.h>
#include <time.h>

static uint32_t word;
static struct timespec soon = { 0, 1 };

static struct futex_waitv *waiter(uint32_t expected, uint32_t flags)
{
    static struct futex_waitv two[2];

    for (int i = 0; i < 2; i++)
        two[i] = (struct futex_waitv){ .val = expected, .uaddr = (uintptr_t)&word, .flags = flags };
    return two;
}

PROBE(futex, EAGAIN) { return futex(&word, FUTEX_WAIT, 1, NULL, NULL, 0); }
PROBE(futex, EDEADLK) { word = (uint32_t)getpid(); return futex(&word, FUTEX_LOCK_PI, 0, NULL, NULL, 0); }
PROBE(futex, EFAULT) { return futex(BAD, FUTEX_WAIT, 0, NULL, NULL, 0); }
PROBE(futex, EINTR) { interrupt_soon(); return futex(&word, FUTEX_WAIT, 0, NULL, NULL, 0); }
PROBE(futex, EINVAL) { return futex(&word, FUTEX_WAIT_BITSET, 0, NULL, NULL, 0); }
PROBE(futex, ENOSYS) { return futex(&word, 77, 0, NULL, NULL, 0); }
PROBE(futex, EPERM) { return futex(&word, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0); }
PROBE(futex, ESRCH) { word = (uint32_t)nobodys_pid(); return futex(&word, FUTEX_LOCK_PI, 0, NULL, NULL, 0); }
PROBE(futex, ETIMEDOUT) { return futex(&word, FUTEX_WAIT, 0, &soon, NULL, 0); }

PROBE(futex_waitv, EAGAIN) { return futex_waitv(waiter(1, FUTEX_32), 1, 0, NULL, CLOCK_MONOTONIC); }
PROBE(futex_waitv, EFAULT) { return futex_waitv(BAD, 1, 0, NULL, CLOCK_MONOTONIC); }
PROBE(futex_waitv, EINTR) { interrupt_soon(); return futex_waitv(waiter(0, FUTEX_32), 1, 0, NULL, CLOCK_MONOTONIC); }
PROBE(futex_waitv, EINVAL) { return futex_waitv(waiter(0, FUTEX_32), 1, 1, NULL, CLOCK_MONOTONIC); }
PROBE(futex_waitv, ETIMEDOUT) { return futex_waitv(waiter(0, FUTEX_32), 1, 0, &soon, CLOCK_MONOTONIC); }

PROBE(futex_wake, EFAULT) { return futex_wake(BAD, ~0u, 1, FUTEX2_SIZE_U32); }
PROBE(futex_wake, EINVAL) { return futex_wake(&word, ~0u, 1, 0x40); }

#define WAIT(address, value, timeout) \
    futex_wait(address, value, ~0u, FUTEX2_SIZE_U32 | FUTEX2_PRIVATE, timeout, CLOCK_MONOTONIC)
PROBE(futex_wait, EAGAIN) { return WAIT(&word, 1, NULL); }
PROBE(futex_wait, EFAULT) { return WAIT(BAD, 0, NULL); }
PROBE(futex_wait, EINTR) { interrupt_soon(); return WAIT(&word, 0, NULL); }
PROBE(futex_wait, EINVAL) { return futex_wait(&word, 0, 0, FUTEX2_SIZE_U32, NULL, CLOCK_MONOTONIC); }
PROBE(futex_wait, ETIMEDOUT) { return WAIT(&word, 0, &soon); }

PROBE(futex_requeue, EAGAIN) { return futex_requeue(waiter(1, FUTEX2_SIZE_U32), 0, 1, 1); }
PROBE(futex_requeue, EFAULT) { return futex_requeue(BAD, 0, 1, 1); }
PROBE(futex_requeue, EINVAL)
{
    struct futex_waitv *two = waiter(0, FUTEX2_SIZE_U32);

    two[1].flags |= FUTEX2_PRIVATE; /* no longer the first one's */
    return futex_requeue(two, 0, 1, 1);
}

static struct robust_list_head *head;
static size_t length;

PROBE(get_robust_list, EFAULT) { return get_robust_list(0, BAD, &length); }
PROBE(get_robust_list, ESRCH) { return get_robust_list(nobodys_pid(), &head, &length); }
PROBE(get_robust_list, EPERM) { become_nobody(); return get_robust_list(1, &head, &length); }
