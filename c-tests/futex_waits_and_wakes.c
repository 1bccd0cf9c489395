/* futex_waits_and_wakes.c
 * Description: futex's FUTEX_WAIT sleeps until FUTEX_WAKE, and CMP_REQUEUE, REQUEUE, WAKE_OP take their number by value.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <limits.h>
#include <splork/futex.h>
#include <time.h>

#define AS_TIME(n) ((const struct timespec *)(uintptr_t)(n))

static uint32_t *words;

static pid_t starts_to_wait(void)
{
    pid_t child = fork();

    CHECK(child >= 0);
    if (child == 0) {
        alarm(60);
        while (futex(&words[0], FUTEX_WAIT, 0, NULL, NULL, 0) == -1)
            if (errno != EINTR)
                _exit(1);
        _exit(40);
    }
    return child;
}

/* It sleeps some time after it was started, so that an operation is tried until it has found somebody. Who was moved may wake for
 * nothing, and the kernel lets it wait at its own word again: then all is tried again, but not for ever. */
#define MOST_TRIES 1000
#define UNTIL_ONE(operation) \
    do { \
        long found_; \
        while ((found_ = (operation)) == 0) \
            sched_yield(); \
        CHECK_EQUAL(found_, 1); \
    } while (0)

static void moves(void)
{
    pid_t child = starts_to_wait();
    long moved, woken = 0;

    /* Nobody may be moved: the number is 0, and the address of nothing. */
    CHECK_EQUAL(futex(&words[0], FUTEX_CMP_REQUEUE, 0, AS_TIME(0), &words[1], 0), 0);
    for (int tries = 0; woken == 0; tries++) {
        CHECK(tries < MOST_TRIES);
        UNTIL_ONE(futex(&words[0], FUTEX_CMP_REQUEUE, 0, AS_TIME(1), &words[1], 0));
        moved = futex(&words[1], FUTEX_REQUEUE, 0, AS_TIME(INT_MAX), &words[2], 0);
        CHECK(moved == 0 || moved == 1);
        if (moved == 1)
            woken = futex(&words[2], FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
    }
    CHECK_EQUAL(woken, 1);
    CHECK_EQUAL(exit_status_of(child), 40);
    CHECK_FAILS(futex(&words[0], FUTEX_CMP_REQUEUE, 0, AS_TIME(1), &words[1], 1), EAGAIN);
    CHECK_FAILS(futex(&words[0], FUTEX_CMP_REQUEUE, 0, AS_TIME(0x80000000u), &words[1], 0), EINVAL); /* negative */
}

/* The word at uaddr2 gets -1, the same in either order of bytes (qemu-user takes its own machine's); as the old one was 0,
 * up to as many of its waiters are woken as the number says. */
static void wakes_by_word(void)
{
    const uint32_t set_all_if_0 = FUTEX_OP(FUTEX_OP_SET, -1, FUTEX_OP_CMP_EQ, 0);
    pid_t child = starts_to_wait();
    long woken;

    UNTIL_ONE(futex(&words[0], FUTEX_REQUEUE, 0, AS_TIME(1), &words[3], 0));
    woken = futex(&words[1], FUTEX_WAKE_OP, 1, AS_TIME(0), &words[3], set_all_if_0);
    CHECK_EQUAL(words[3], UINT32_MAX);
    for (int tries = 0; woken == 0; tries++) {
        CHECK(tries < MOST_TRIES);
        words[3] = 0;
        woken = futex(&words[1], FUTEX_WAKE_OP, 1, AS_TIME(1), &words[3], set_all_if_0);
        CHECK_EQUAL(words[3], UINT32_MAX);
        if (woken == 0)
            UNTIL_ONE(futex(&words[0], FUTEX_REQUEUE, 0, AS_TIME(1), &words[3], 0));
    }
    CHECK_EQUAL(woken, 1);
    CHECK_EQUAL(exit_status_of(child), 40);
}

int main(void)
{
    pid_t child;

    alarm(60);
    words = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(words != MAP_FAILED);
    errno = 12345;
    CHECK_EQUAL(futex(&words[0], FUTEX_WAKE, 1, NULL, NULL, 0), 0); /* nobody waits */
    CHECK_EQUAL(errno, 12345);

    child = starts_to_wait();
    UNTIL_ONE(futex(&words[0], FUTEX_WAKE, 1, NULL, NULL, 0));
    CHECK_EQUAL(exit_status_of(child), 40);
    moves();
    wakes_by_word();
    return PASS;
}
