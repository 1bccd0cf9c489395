/* clone_nice_null_is_einval.c
 * Description: clone_nice without a function or a stack is EINVAL, as with clone, and nothing reaches the kernel.
 * Modes: shared static inline musl
 * Needs: numbers
 */
#include "trace.h"

#include <splork.h>

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *stack)
{
    CHECK_FAILS(clone_nice(NULL, top_of(stack), SIGCHLD, NULL, 0), EINVAL);
    CHECK_FAILS(clone_nice(NULL, NULL, SIGCHLD, NULL, 0), EINVAL);
    /* Addresses that the rounding brings to NULL count as NULL. */
    for (uintptr_t low = 0; low < STACK_ALIGN; low++)
        CHECK_FAILS(clone_nice(child, (void *)low, SIGCHLD, NULL, 0, NULL, NULL, NULL), EINVAL);
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };

    t.arg = new_stack();
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, NUMBER(901)), 0);
    CHECK_EQUAL(trace_count(&t, SYS_clone), 0);
    return PASS;
}
