/* clone_null_fn_is_einval.c
 * Description: A NULL function gives -1 and EINVAL, whatever else is asked for, and starts no child.
 * Modes: shared static preload musl
 */
#include "support.h"

static char *stack;

/* volatile, or the compiler may reason from a constant NULL. */
static int (*volatile no_function)(void *) = NULL;

int main(void)
{
    stack = new_stack();
    CHECK_FAILS(clone(no_function, top_of(stack), SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(clone(no_function, top_of(stack), CLONE_VM | CLONE_VFORK | SIGCHLD, stack), EINVAL);
    CHECK_FAILS(clone(no_function, top_of(stack) - 3, 0, NULL), EINVAL);
    CHECK_FAILS(clone(no_function, NULL, SIGCHLD, NULL), EINVAL);

    /* The kernel would say EFAULT to this descriptor's address: EINVAL comes before it is asked. */
    CHECK_FAILS(clone(no_function, top_of(stack), CLONE_PIDFD | SIGCHLD, NULL, (pid_t *)8, NULL, NULL), EINVAL);

    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
