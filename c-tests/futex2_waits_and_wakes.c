/* futex2_waits_and_wakes.c
 * Description: futex_wait and futex_waitv sleep while words hold their values, until futex_wake or a requeue ends it.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/futex.h>
#include <time.h>

#define FLAGS FUTEX2_SIZE_U32 /* shared: between processes */

static uint32_t *words;

static struct futex_waitv waiter(uint32_t *word, uint32_t value)
{
    struct futex_waitv waiter = { .val = value, .uaddr = (uintptr_t)word, .flags = FLAGS };

    return waiter;
}

static int waits_for_one(void *arg)
{
    (void)arg;
    while (futex_wait(&words[0], 0, 1, FLAGS, NULL, CLOCK_MONOTONIC) == -1)
        CHECK(errno == EINTR);
    return 40;
}

static int waits_for_many(void *arg)
{
    struct futex_waitv waiters[3] = { waiter(&words[0], 0), waiter(&words[1], 0), waiter(&words[2], 0) };

    (void)arg;
    return 50 + futex_waitv(waiters, 3, 0, NULL, CLOCK_MONOTONIC);
}

static pid_t starts(int (*body)(void *))
{
    pid_t child = fork();

    CHECK(child >= 0);
    if (child == 0) {
        alarm(60);
        _exit(body(NULL));
    }
    return child;
}

/* It sleeps some time after it was started, so that waking is tried until it has found somebody. */
static void wakes(uint32_t *word, unsigned long mask)
{
    int woken;

    while ((woken = futex_wake(word, mask, 1, FLAGS)) == 0)
        sched_yield();
    CHECK_EQUAL(woken, 1);
}

/* Who was moved may wake for nothing, and the kernel lets it wait at its own word again: then it is moved again. */
static void moves_to_and_wakes_at(uint32_t *word)
{
    struct futex_waitv pair[2] = { waiter(&words[0], 0), waiter(word, 0) };
    int moved, woken = 0;

    for (int tries = 0; woken == 0; tries++) {
        CHECK(tries < 1000);
        while ((moved = futex_requeue(pair, 0, 0, 1)) == 0)
            sched_yield();
        CHECK_EQUAL(moved, 1);
        CHECK_EQUAL(futex_wake(word, 2, 1, FLAGS), 0); /* another bit than the waiter's */
        woken = futex_wake(word, 3, 1, FLAGS);
    }
    CHECK_EQUAL(woken, 1);
}

int main(void)
{
    pid_t child;

    alarm(60);
    words = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(words != MAP_FAILED);
    if (futex_wake(words, 1, 1, FLAGS) == -1 && errno == ENOSYS)
        SKIP_TEST("futex_wake needs Linux 6.7");

    child = starts(waits_for_one);
    wakes(&words[0], 1);
    CHECK_EQUAL(exit_status_of(child), 40);

    child = starts(waits_for_one);
    moves_to_and_wakes_at(&words[3]);
    CHECK_EQUAL(exit_status_of(child), 40);

    child = starts(waits_for_many);
    wakes(&words[2], 1);
    CHECK_EQUAL(exit_status_of(child), 52); /* the third */
    return PASS;
}
