/* futex_times.c
 * Description: futex reads the time of each operation that has one: those that have passed, will pass, and malformed ones.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/futex.h>
#include <time.h>

static uint32_t word = 7, other;
static const struct timespec past = { 1, 2 }, soon = { 0, 1000 }, malformed = { 1, 1000000000 }, negative = { 1, -1 };

static long locks(int operation, const struct timespec *timeout)
{
    uint32_t locked = (uint32_t)getppid(); /* somebody else has it */

    return futex(&locked, operation, 0, timeout, NULL, 0);
}

static void locks_wait(int operation)
{
    if (locks(operation, &past) == -1 && errno == ENOSYS)
        return; /* a kernel, or qemu-user, without it */
    if (errno == EPERM || errno == ESRCH)
        return; /* the parent is in another PID namespace */
    CHECK_FAILS(locks(operation, &past), ETIMEDOUT);
    CHECK_FAILS(locks(operation, &malformed), EINVAL);
}

int main(void)
{
    alarm(60);
    for (int i = 0; i < 3; i++) /* qemu-sparc64 answers the first rightly */
        if (syscall(SYS_futex, &word, FUTEX_WAIT, 8, &soon, NULL, 0) == -1 && errno == EFAULT)
            SKIP_TEST("what stands in for a kernel says EFAULT of a good address, to libc's own call too");
    CHECK_FAILS(futex(&word, FUTEX_WAIT, 7, &soon, NULL, 0), ETIMEDOUT);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_PRIVATE, 7, &soon, NULL, 0), ETIMEDOUT);
    CHECK_FAILS(futex(&word, FUTEX_WAIT, 8, &soon, NULL, 0), EAGAIN);
    CHECK_FAILS(futex(&word, FUTEX_WAIT, 8, NULL, NULL, 0), EAGAIN);
    CHECK_FAILS(futex(&word, FUTEX_WAIT, 7, &malformed, NULL, 0), EINVAL);
    CHECK_FAILS(futex(&word, FUTEX_WAIT, 7, &negative, NULL, 0), EINVAL);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET, 7, &past, NULL, 1), ETIMEDOUT);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 7, &past, NULL, 1), ETIMEDOUT);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET_PRIVATE, 7, &malformed, NULL, 1), EINVAL);
    CHECK_FAILS(futex(&word, FUTEX_WAIT_BITSET, 7, &past, NULL, 0), EINVAL); /* no bit */
    CHECK_FAILS(futex((char *)&word + 1, FUTEX_WAIT, 7, &past, NULL, 0), EINVAL);
    CHECK_FAILS(futex((void *)8, FUTEX_WAIT, 7, &past, NULL, 0), EFAULT);
    CHECK_FAILS(futex(&word, 77, 7, NULL, NULL, 0), ENOSYS);
    if (futex(&word, FUTEX_WAIT_REQUEUE_PI, 7, &past, &other, 0) == -1 && errno != ENOSYS)
        CHECK_FAILS(futex(&word, FUTEX_WAIT_REQUEUE_PI, 7, &past, &other, 0), ETIMEDOUT);
    locks_wait(FUTEX_LOCK_PI);
    locks_wait(FUTEX_LOCK_PI2);
    return PASS;
}
