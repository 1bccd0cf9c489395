/* clone_child_needs_no_parent_frame.c
 * Description: The parent may return from clone and reuse its stack before a CLONE_VM child has run at all: fn and
 *     arg reach the child all the same.
 * Modes: shared static preload musl
 * Needs: vm
 */
#include "support.h"

static volatile long got;

static int takes(void *arg)
{
    got = (long)arg;
    return 0;
}

/* Overwrites what clone's frames have left below the caller's. */
__attribute__((noinline)) static void reuse_stack(void)
{
    volatile char rubbish[4096];

    for (unsigned i = 0; i < sizeof rubbish; i++)
        rubbish[i] = (char)0xbd;
}

int main(void)
{
    char *stack = new_stack();
    cpu_set_t one;

    /* On one CPU the parent mostly runs on, and the child finds its stack overwritten. Nothing below depends on it. */
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    sched_setaffinity(0, sizeof one, &one);

    for (long round = 1; round <= 2000; round++) {
        pid_t child = clone(takes, top_of(stack), CLONE_VM | SIGCHLD, (void *)round);

        reuse_stack();
        CHECK(child > 0);
        CHECK_EQUAL(exit_status_of(child), 0);
        CHECK_EQUAL(got, round);
    }
    return PASS;
}
