/* clone_seccomp_errno.c
 * Description: The error that a sandbox answers clone with comes back as it is: no retry, no other call instead.
 * Modes: shared static preload musl
 */
#include "seccomp.h"

static int never_run(void *arg)
{
    (void)arg;
    return 1;
}

static int refused_with(void *arg)
{
    int code = *(int *)arg;
    char *stack = new_stack();

    seccomp_answer(SYS_clone, ANSWER_ERRNO(code));
    CHECK_FAILS(clone(never_run, top_of(stack), SIGCHLD, NULL), code);
    CHECK_FAILS(clone(never_run, top_of(stack) - 1, CLONE_VM | CLONE_VFORK | SIGCHLD, stack), code);

    /* Ours come first still. */
    CHECK_FAILS(clone(NULL, top_of(stack), SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(clone(never_run, NULL, SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}

int main(void)
{
    /* The last is the largest that the kernel can say. */
    int codes[] = { ENOSYS, EPERM, EAGAIN, ENOMEM, EACCES, 4095 };

    for (unsigned i = 0; i < sizeof codes / sizeof *codes; i++)
        pass_in_new_process(refused_with, &codes[i]);
    return PASS;
}
