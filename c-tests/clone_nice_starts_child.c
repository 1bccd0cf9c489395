/* clone_nice_starts_child.c
 * Description: With a tracer that makes clone_nice clone, the child runs fn(arg) on its own stack.
 * Modes: shared static inline musl
 * Needs: numbers
 */
#include "rewrite.h"

#include <splork.h>

static struct {
    uintptr_t at_call, address_on_stack;
    pid_t parent_tid, child_tid;
    int result;
} shared;

static int child(void *arg)
{
    char on_stack;

    shared.at_call = (uintptr_t)__builtin_dwarf_cfa();
    shared.address_on_stack = (uintptr_t)&on_stack;
    return *(int *)arg;
}

static int body(void *arg)
{
    (void)arg;
    for (int shift = 0; shift <= 16; shift++) {
        char *stack = new_stack(), *top = top_of(stack) - shift;
        pid_t pid;

        memset(&shared, 0, sizeof shared);
        shared.result = 40 + shift;
        errno = 12345;
        pid = clone_nice(child, top, CLONE_VM | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | SIGCHLD, &shared.result, 7,
                         &shared.parent_tid, NULL, &shared.child_tid);
        CHECK(pid > 0);
        CHECK_EQUAL(errno, 12345);
        CHECK_EQUAL(exit_status_of(pid), 40 + shift);
        CHECK_EQUAL(shared.at_call, frame_below(top));
        CHECK(shared.address_on_stack < shared.at_call && shared.address_on_stack >= (uintptr_t)stack);
        CHECK_EQUAL(shared.parent_tid, pid);
        CHECK_EQUAL(shared.child_tid, pid);
    }
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body, .at_entry = clone_nice_is_clone };

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, NUMBER(901)), 17);
    return PASS;
}
