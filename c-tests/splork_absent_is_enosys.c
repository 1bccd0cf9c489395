/* splork_absent_is_enosys.c
 * Description: On a kernel without these calls each fails with ENOSYS, not with the EPERM of an error converted twice.
 * Modes: shared static inline musl
 * Needs: numbers
 */
#include "support.h"

#include <splork.h>
#include <sys/syscall.h>

static int child(void *arg)
{
    return arg != NULL;
}

int main(void)
{
    char *stack = new_stack();
    char buffer[16];

    if (syscall(NUMBER(900), 0, 0) != -1 || errno != ENOSYS)
        SKIP_TEST("this kernel has the call, or a filter answers for it: %s", strerror(errno));
    CHECK_FAILS(splork(buffer, 1), ENOSYS);
    CHECK_FAILS(splork_packed(-1, 1, 2, buffer, sizeof buffer, 0, 3, 4), ENOSYS);
    CHECK_FAILS(clone_nice(child, top_of(stack), SIGCHLD, NULL, 5), ENOSYS);
    CHECK_FAILS(clone_nice(child, top_of(stack), CLONE_VM | SIGCHLD, buffer, -5, NULL, NULL, NULL), ENOSYS);
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
