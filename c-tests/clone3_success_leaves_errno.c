/* clone3_success_leaves_errno.c
 * Description: errno stays what it was when a call succeeds.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

#define MARK 12345

static int child(void *arg)
{
    return arg != NULL;
}

static void round_with(uint64_t flags, char *stack)
{
    struct clone_args request = {
        .flags = flags,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = stack ? STACK_BYTES : 0,
    };
    pid_t pid;

    errno = MARK;
    pid = clone3(&request, sizeof request, child, NULL);
    CHECK_EQUAL(errno, MARK);
    CHECK_EQUAL(exit_status_of(pid), 0);
    errno = MARK;
    pid = splork_clone3_or_clone(&request, sizeof request, child, NULL, SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM);
    CHECK_EQUAL(errno, MARK);
    CHECK_EQUAL(exit_status_of(pid), 0);
}

int main(void)
{
    char *stack = new_stack();

    round_with(0, NULL);
    round_with(0, stack);
    round_with(CLONE_VM, stack);
    round_with(CLONE_VM | CLONE_VFORK, stack);
    round_with(CLONE_VM | CLONE_VFORK, NULL);
    return PASS;
}
