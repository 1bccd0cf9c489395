/* clone_child_may_longjmp.c
 * Description: A child with memory of its own may jump out of fn onto its copy of the parent's stack and go on
 *     there, as a well-known container runtime does.
 * Modes: shared static preload musl
 */
#include "support.h"
#include <setjmp.h>

static jmp_buf back;

static int jumps(void *arg)
{
    longjmp(back, *(int *)arg);
}

int main(void)
{
    volatile int step = 1;
    int value = 33;
    char *stack = new_stack();

    switch (setjmp(back)) {
    case 0: {
        pid_t child = clone(jumps, top_of(stack), SIGCHLD, &value);

        CHECK(child > 0);
        CHECK_EQUAL(exit_status_of(child), 34);
        CHECK_EQUAL(step, 1);
        return PASS;
    }
    case 33: /* the child, in main's frame again */
        step++;
        exit(step == 2 && value == 33 ? 34 : 35);
    default:
        return FAIL;
    }
}
