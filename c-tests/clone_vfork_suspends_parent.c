/* clone_vfork_suspends_parent.c
 * Description: With CLONE_VM and CLONE_VFORK the parent goes on only when the child has ended, and sees all that it
 *     wrote.
 * Modes: shared static preload musl
 * Needs: vfork
 */
#include "support.h"
#include <time.h>

static volatile int steps;

/* Gives a parent that is not suspended every chance to be seen. */
static int dawdles(void *arg)
{
    struct timespec pause = { .tv_nsec = 20 * 1000 * 1000 };

    steps = 1;
    nanosleep(&pause, NULL);
    steps = *(int *)arg;
    return 0;
}

int main(void)
{
    char *stack = new_stack();

    for (int round = 100; round < 105; round++) {
        pid_t child = clone(dawdles, top_of(stack), CLONE_VM | CLONE_VFORK | SIGCHLD, &round);
        int seen = steps;

        CHECK(child > 0);
        CHECK_EQUAL(seen, round);
        CHECK_EQUAL(exit_status_of(child), 0);
    }
    return PASS;
}
