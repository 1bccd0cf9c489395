/* clone_stack_below_16_is_einval.c
 * Description: Stack addresses 1 to 15 round down to NULL and so give EINVAL, as glibc's x86-64 clone does.
 * Modes: shared static preload musl
 */
#include "support.h"

#ifdef __x86_64__
static int never_run(void *arg)
{
    (void)arg;
    return 1;
}

int main(void)
{
    for (volatile uintptr_t address = 1; address < 16; address++) {
        CHECK_FAILS(clone(never_run, (void *)address, SIGCHLD, NULL), EINVAL);
        CHECK_FAILS(clone(never_run, (void *)address, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL), EINVAL);
        CHECK_FAILS(clone(NULL, (void *)address, SIGCHLD, NULL), EINVAL);
    }
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
#else
int main(void)
{
    SKIP_TEST("where rounding to another boundary comes first, or not at all, differs by architecture");
}
#endif
