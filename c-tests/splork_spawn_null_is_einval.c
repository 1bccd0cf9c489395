/* splork_spawn_null_is_einval.c
 * Description: splork_spawn without a function or without arguments is EINVAL, and nothing reaches the kernel.
 * Modes: shared static inline musl
 */
#include "trace.h"

#include <splork.h>

#define NO_SUCH_CALL 999

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *stack)
{
    const long args[6] = { 0 };

    CHECK_FAILS(splork_spawn(NO_SUCH_CALL, args, top_of(stack), NULL, NULL), EINVAL);
    CHECK_FAILS(splork_spawn(NO_SUCH_CALL, NULL, top_of(stack), child, NULL), EINVAL);
    CHECK_FAILS(splork_spawn(NO_SUCH_CALL, NULL, NULL, NULL, NULL), EINVAL);
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };

    t.arg = new_stack();
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, NO_SUCH_CALL), 0);
    return PASS;
}
