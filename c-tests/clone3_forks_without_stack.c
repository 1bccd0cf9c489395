/* clone3_forks_without_stack.c
 * Description: With stack and stack_size 0 the child goes on with a copy of the caller's stack, as after fork.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

struct local {
    int value;
    char *address;
};

static int child(void *arg)
{
    struct local *local = arg;
    char here;

    /* The parent's frame is there, copied, and this frame lies below it. */
    if (local->value != 11 || &here >= local->address)
        return 1;
    local->value = 12;
    return 33;
}

int main(void)
{
    struct clone_args request = { .exit_signal = SIGCHLD };
    struct local local = { .value = 11 };
    pid_t pid;

    local.address = (char *)&local;
    pid = clone3(&request, sizeof request, child, &local);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 33);
    /* A copy: what the child wrote stays with the child. */
    CHECK_EQUAL(local.value, 11);

    /* One of the two without the other is no request, and clone3 says so. */
    request.stack_size = 4096;
    CHECK_FAILS(clone3(&request, sizeof request, child, &local), EINVAL);
    request.stack_size = 0;
    request.stack = (uintptr_t)new_stack();
    CHECK_FAILS(clone3(&request, sizeof request, child, &local), EINVAL);
    return PASS;
}
