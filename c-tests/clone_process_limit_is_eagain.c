/* clone_process_limit_is_eagain.c
 * Description: Beyond RLIMIT_NPROC clone gives -1 and EAGAIN, and works again once a child is gone.
 * Modes: shared static preload musl
 */
#include "support.h"
#include <sys/resource.h>

static int waits_for_eof(void *arg)
{
    char byte;

    return (int)read(*(int *)arg, &byte, 1);
}

/* As a user that has no other process, not even the same test's, run beside this one. */
static int to_the_limit_and_back(void *arg)
{
    struct rlimit two = { 2, 2 }; /* ourselves and one child */
    char *stack = new_stack(), *second = new_stack();
    uid_t user = 100000000 + (uid_t)getpid();
    int ends[2];
    pid_t child;

    (void)arg;
    CHECK_EQUAL(setresuid(user, user, user), 0); /* the limit spares root; its rights go along */
    CHECK_EQUAL(setrlimit(RLIMIT_NPROC, &two), 0);
    CHECK_EQUAL(pipe(ends), 0);

    child = clone(waits_for_eof, top_of(stack), SIGCHLD, &ends[0]);
    CHECK(child > 0);
    CHECK_FAILS(clone(waits_for_eof, top_of(second), SIGCHLD, &ends[0]), EAGAIN);
    CHECK_FAILS(clone(waits_for_eof, top_of(second), CLONE_VM | CLONE_VFORK | SIGCHLD, &ends[0]), EAGAIN);

    CHECK_EQUAL(kill(child, SIGKILL), 0);
    CHECK_EQUAL(waitpid(child, NULL, 0), child);
    close(ends[1]);
    CHECK_EQUAL(exit_status_of(clone(waits_for_eof, top_of(second), CLONE_VM | SIGCHLD, &ends[0])), 0);
    return PASS;
}

/* Not root: the user has this process at least, so one is too few for another. */
static int beyond_the_limit(void *arg)
{
    struct rlimit one = { 1, 1 };
    char *stack = new_stack();

    CHECK_EQUAL(setrlimit(RLIMIT_NPROC, &one), 0);
    CHECK_FAILS(clone(waits_for_eof, top_of(stack), SIGCHLD, arg), EAGAIN);
    CHECK_FAILS(clone(waits_for_eof, top_of(stack), CLONE_VM | CLONE_VFORK | SIGCHLD, arg), EAGAIN);
    return PASS;
}

static int may_change_user(void *arg)
{
    (void)arg;
    return setresuid(100000000, 100000000, 100000000) == 0;
}

int main(void)
{
    int status = in_new_process(may_change_user, NULL);

    if (status != 0)
        pass_in_new_process(to_the_limit_and_back, NULL);
    else if (geteuid() != 0)
        pass_in_new_process(beyond_the_limit, NULL);
    else
        SKIP_TEST("root that may not change its user: the limit does not hold");
    return PASS;
}
