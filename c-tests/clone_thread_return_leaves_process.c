/* clone_thread_return_leaves_process.c
 * Description: fn's return in a CLONE_THREAD child ends that thread alone: exit, not exit_group (glibc bug 21512).
 * Modes: shared static preload musl
 */
#include "support.h"

static pid_t running;
static volatile int ran;

static int returns_1(void *arg)
{
    (void)arg;
    ran = 1;
    return 1;
}

/* exit_group in the thread would end this process with 1. */
static int body(void *arg)
{
    char *stack = new_stack();
    int flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
                CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;

    (void)arg;
    CHECK(clone(returns_1, top_of(stack), flags, NULL, &running, NULL, &running) > 0);
    wait_until_cleared(&running);
    CHECK(ran);
    return 2;
}

int main(void)
{
    /* A few rounds, since an exit_group could lose the race against the return of 2. */
    for (int round = 0; round < 20; round++) {
        int status = in_new_process(body, NULL);

        CHECK(WIFEXITED(status));
        CHECK_EQUAL(WEXITSTATUS(status), 2);
    }
    return PASS;
}
