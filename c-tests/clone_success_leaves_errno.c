/* clone_success_leaves_errno.c
 * Description: Success leaves errno as it was, in the parent and in the child.
 * Modes: shared static preload musl
 */
#include "support.h"

#define STRANGE 4242

static int errno_is_strange(void *arg)
{
    (void)arg;
    return errno == STRANGE ? 1 : 2;
}

static int nothing(void *arg)
{
    (void)arg;
    return 0;
}

int main(void)
{
    char *stack = new_stack();
    pid_t child;
    int after;

    /* Each with its own errno. */
    errno = STRANGE;
    child = clone(errno_is_strange, top_of(stack), SIGCHLD, NULL);
    after = errno;
    CHECK(child > 0);
    CHECK_EQUAL(after, STRANGE);
    CHECK_EQUAL(exit_status_of(child), 1);

    /* One errno for both, and suspended until the child is gone: the child's way through must not set it either. */
    errno = STRANGE;
    child = clone(nothing, top_of(stack), CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
    after = errno;
    CHECK(child > 0);
    CHECK_EQUAL(after, STRANGE);
    CHECK_EQUAL(exit_status_of(child), 0);

    /* Nor does an earlier failure linger. */
    CHECK_FAILS(clone(nothing, NULL, SIGCHLD, NULL), EINVAL);
    errno = 0;
    child = clone(nothing, top_of(stack), SIGCHLD, NULL);
    after = errno;
    CHECK_EQUAL(after, 0);
    CHECK_EQUAL(exit_status_of(child), 0);
    return PASS;
}
