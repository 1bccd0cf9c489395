/* splork_spawn_thread_leaves_process.c
 * Description: fn's return in a CLONE_THREAD child ends that thread alone: exit, not exit_group.
 * Modes: shared static inline musl
 */
#include "rewrite.h"

#include <splork.h>

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
    char *top = top_of(new_stack());
    long args[6] = { 0 };

    (void)arg;
    args[AT_FLAGS] = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
                     CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
    args[AT_STACK] = KERNELS_STACK(top);
    args[AT_PARENT_TID] = args[AT_CHILD_TID] = (long)&running;
    CHECK(splork_spawn(SYS_clone, args, top, returns_1, NULL) > 0);
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
