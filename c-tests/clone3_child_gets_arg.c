/* clone3_child_gets_arg.c
 * Description: The child of clone3 runs fn(arg) on the stack that the request names, and its result is the exit status.
 * Modes: shared static inline musl
 * Needs: vm
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

struct seen {
    void *self;
    uintptr_t address_on_stack;
    int result;
};

static int child(void *arg)
{
    struct seen *seen = arg;
    char on_stack;

    seen->self = arg;
    seen->address_on_stack = (uintptr_t)&on_stack;
    return seen->result;
}

static void round_with(int result, int status)
{
    char *stack = new_stack();
    /* Static, not on this stack: the child shares memory but not frames. */
    static struct seen seen;
    struct clone_args request = {
        .flags = CLONE_VM,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = STACK_BYTES,
    };
    pid_t pid;

    seen.self = NULL;
    seen.address_on_stack = 0;
    seen.result = result;
    pid = clone3(&request, sizeof request, child, &seen);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), status);
    CHECK(seen.self == &seen);
    /* Near the top, too: clone3 is told the lowest address, and the stack grows down from the other end. */
    CHECK(seen.address_on_stack < (uintptr_t)top_of(stack));
    CHECK(seen.address_on_stack > (uintptr_t)top_of(stack) - 4096);
}

int main(void)
{
    round_with(0, 0);
    round_with(42, 42);
    round_with(-1, 255);
    round_with(0x1234507, 7);
    return PASS;
}
