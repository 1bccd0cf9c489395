/* clone_kernel_errors_set_errno.c
 * Description: The kernel's refusal comes back as -1 with errno set, never as the raw negative number.
 * Modes: shared static preload musl
 * Needs: pidfd
 */
#include "support.h"

static int never_run(void *arg)
{
    (void)arg;
    return 1;
}

int main(void)
{
    static const int refused[] = {
        CLONE_THREAD,                       /* wants CLONE_SIGHAND */
        CLONE_THREAD | CLONE_SIGHAND,       /* wants CLONE_VM */
        CLONE_SIGHAND | SIGCHLD,            /* wants CLONE_VM */
        CLONE_NEWNS | CLONE_FS | SIGCHLD,   /* a mount namespace of its own, with the parent's root? */
        CLONE_NEWUSER | CLONE_FS | SIGCHLD, /* the same for users */
    };
    char *stack = new_stack();

    for (unsigned i = 0; i < sizeof refused / sizeof *refused; i++)
        CHECK_FAILS(clone(never_run, top_of(stack), refused[i], NULL), EINVAL);

    /* Two users of one word. */
    pid_t word = 0;
    CHECK_FAILS(clone(never_run, top_of(stack), CLONE_PIDFD | CLONE_PARENT_SETTID | SIGCHLD, NULL, &word, NULL, NULL),
                EINVAL);
    CHECK_FAILS(clone(never_run, top_of(stack), CLONE_PIDFD | SIGCHLD, NULL, (pid_t *)8, NULL, NULL), EFAULT);
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
