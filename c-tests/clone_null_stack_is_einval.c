/* clone_null_stack_is_einval.c
 * Description: A NULL stack gives -1 and EINVAL and starts no child, where the kernel would go on with the
 *     caller's stack (glibc bug 2386).
 * Modes: shared static preload musl
 */
#include "support.h"

static int never_run(void *arg)
{
    (void)arg;
    return 1;
}

/* volatile, or the compiler may reason from a constant NULL. */
static void *volatile no_stack = NULL;

int main(void)
{
    CHECK_FAILS(clone(never_run, no_stack, SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(clone(never_run, no_stack, CLONE_VFORK | SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(clone(never_run, no_stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(clone(NULL, no_stack, SIGCHLD, NULL), EINVAL);

    /* The kernel would say EFAULT to this descriptor's address: EINVAL comes before it is asked. */
    CHECK_FAILS(clone(never_run, no_stack, CLONE_PIDFD | SIGCHLD, NULL, (pid_t *)8, NULL, NULL), EINVAL);

    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
