/* module_that_fails_leaves_nothing.c
 * Description: A module whose start fails half-way is not there, answers nothing and has left no hook: children are made,
 *     unknown numbers asked for, and another module with the same calls can be loaded.
 * Modes: inline
 */
#include "module.h"

static int nothing(void *arg)
{
    (void)arg;
    return 23;
}

int main(void)
{
    char *top = top_of(new_stack());

    for (int i = 0; i < 10; i++) {
        pid_t pid;

        CHECK_FAILS(load(BROKEN), ENOENT);
        CHECK_FAILS(delete_module("splork_waits", O_NONBLOCK), ENOENT);
        CHECK_FAILS(wait_here(0), ENOSYS);
        CHECK_FAILS(syscall(402), ENOSYS);
        pid = clone(nothing, top, SIGCHLD, NULL);
        CHECK(pid > 0);
        CHECK_EQUAL(exit_status_of(pid), 23);
        splork_answers();
    }
    CHECK_EQUAL(load(WAITS), 0);
    CHECK_EQUAL(wait_here(0), 0);
    CHECK_EQUAL(delete_module("splork_waits", O_NONBLOCK), 0);
    return PASS;
}
