/* clone3_vfork_on_own_stack.c
 * Description: With CLONE_VM, CLONE_VFORK and a stack the parent sleeps until the child ends, and sees what it wrote.
 * Modes: shared static inline musl
 * Needs: vfork
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    *(volatile int *)arg = 1;
    /* Long enough for a parent that did not wait to look first. */
    for (int i = 0; i < 1000; i++)
        sched_yield();
    *(volatile int *)arg = 2;
    return 5;
}

int main(void)
{
    volatile int progress = 0;
    struct clone_args request = {
        .flags = CLONE_VM | CLONE_VFORK,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)new_stack(),
        .stack_size = STACK_BYTES,
    };
    pid_t pid = clone3(&request, sizeof request, child, (void *)&progress);

    CHECK_EQUAL(progress, 2);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 5);
    return PASS;
}
