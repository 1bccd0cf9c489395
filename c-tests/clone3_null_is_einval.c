/* clone3_null_is_einval.c
 * Description: Without a function to run, or without a request, clone3 and its sister say EINVAL and start nothing.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    return arg != NULL;
}

int main(void)
{
    struct clone_args request = { .exit_signal = SIGCHLD };

    CHECK_FAILS(clone3(&request, sizeof request, NULL, NULL), EINVAL);
    /* The kernel would say EFAULT: this EINVAL is ours, and glibc's. */
    CHECK_FAILS(clone3(NULL, sizeof request, child, NULL), EINVAL);
    CHECK_FAILS(clone3(NULL, 0, NULL, NULL), EINVAL);
    CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, NULL, NULL, SPLORK_WHEN_ENOSYS), EINVAL);
    CHECK_FAILS(splork_clone3_or_clone(NULL, sizeof request, child, NULL, 0), EINVAL);
    /* No child came of any of it. */
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
