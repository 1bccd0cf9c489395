/* edge_clone of calls/edge_cases.toml: all six registers arrive, three of them through dots, and with a tracer that makes it
 * clone the child runs fn(arg) on its own stack. */
#include "rewrite.h"

#include <splork/edge_cases.h>

#define WORD 0xfedcba9876543210

static char *stack;

static int child(void *arg)
{
    char here;

    return &here >= stack && &here < top_of(stack) ? *(int *)arg : 1;
}

static int body(void *arg)
{
    int result = 42;
    long pid;

    (void)arg;
    stack = new_stack();
    errno = 12345;
    pid = edge_clone(top_of(stack) - 3, &result, child, WORD, CLONE_VM | CLONE_IO | SIGCHLD, 0xf4f4f4f4u, -5L, &stack);
    CHECK(pid > 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(exit_status_of((pid_t)pid), 42);
    CHECK_FAILS(edge_clone(top_of(stack), NULL, NULL, 0, SIGCHLD, 0, 0L, NULL), EINVAL);
    CHECK_FAILS(edge_clone(NULL, NULL, child, 0, SIGCHLD, 0, 0L, NULL), EINVAL);
    return PASS;
}

static void at_entry(struct trace_call *call)
{
    if (call->number == 725)
        trace_set_number(call, SYS_clone);
}

int main(void)
{
    static struct trace t = { .body = body, .at_entry = at_entry };
    struct trace_call *call;

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, 725), 1);
    call = trace_find(&t, 725);
    CHECK_EQUAL(call->args[0], (uint64_t)(unsigned int)(CLONE_VM | CLONE_IO | SIGCHLD));
    CHECK_EQUAL(call->args[1] % 16, 0);
    CHECK_EQUAL(call->args[2], WORD);
    CHECK_EQUAL(call->args[3], 0xf4f4f4f4u);
    CHECK_EQUAL((int64_t)call->args[4], -5);
    CHECK(call->args[5] > 4096);
    return PASS;
}
