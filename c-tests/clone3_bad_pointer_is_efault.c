/* clone3_bad_pointer_is_efault.c
 * Description: A request that cannot be read is EFAULT from the kernel, not a crash in the library.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    return arg != NULL;
}

static void refused(void *request)
{
    size_t size = sizeof(struct clone_args);

    CHECK_FAILS(clone3(request, size, child, NULL), EFAULT);
    CHECK_FAILS(splork_clone3_or_clone(request, size, child, NULL, 0), EFAULT);
    CHECK_FAILS(splork_clone3_or_clone(request, size, child, NULL, SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM), EFAULT);
}

int main(void)
{
    char *stack = new_stack();

    refused((void *)8);
    /* Below new_stack's area lies a page that nobody may read. */
    refused(stack - 64);
    refused(stack - 8);
    refused((void *)-4096L);
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
