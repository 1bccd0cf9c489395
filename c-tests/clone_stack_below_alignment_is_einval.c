/* clone_stack_below_alignment_is_einval.c
 * Description: Stack addresses below what the ABI aligns stacks to round down to NULL and so give EINVAL, as with glibc's
 *     clone.
 * Modes: shared static preload musl
 */
#include "support.h"

static int never_run(void *arg)
{
    (void)arg;
    return 1;
}

int main(void)
{
    for (volatile uintptr_t address = 1; address < STACK_ALIGN; address++) {
        CHECK_FAILS(clone(never_run, (void *)address, SIGCHLD, NULL), EINVAL);
        CHECK_FAILS(clone(never_run, (void *)address, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL), EINVAL);
        CHECK_FAILS(clone(NULL, (void *)address, SIGCHLD, NULL), EINVAL);
    }
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
