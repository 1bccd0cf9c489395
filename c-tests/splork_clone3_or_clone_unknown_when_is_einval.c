/* splork_clone3_or_clone_unknown_when_is_einval.c
 * Description: An unknown bit in splork_clone3_or_clone's last argument is EINVAL, before anything reaches the kernel.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "trace.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    struct clone_args request = { .exit_signal = SIGCHLD };

    for (unsigned bit = 4; bit != 0; bit <<= 1) {
        CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, child, arg, bit), EINVAL);
        CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, child, arg, bit | SPLORK_WHEN_ENOSYS), EINVAL);
    }
    CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, child, arg, ~0u), EINVAL);
    /* Nor do NULLs get that far. */
    CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, NULL, arg, 0), EINVAL);
    CHECK_FAILS(splork_clone3_or_clone(NULL, sizeof request, child, arg, 0), EINVAL);
    CHECK_FAILS(clone3(&request, sizeof request, NULL, arg), EINVAL);
    CHECK_FAILS(clone3(NULL, sizeof request, child, arg), EINVAL);
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, SYS_clone3), 0);
    CHECK_EQUAL(trace_count(&t, SYS_clone), 0);
    return PASS;
}
