/* clone3_keeps_callee_saved_registers.c
 * Description: The parent comes back with every register that C reserves to it, after success and after failure.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "kept.h"

#include <linux/sched.h>
#include <splork.h>

struct asked {
    struct clone_args request;
    size_t size;
    int result;
};

static int child(void *arg)
{
    return *(int *)arg;
}

static long call_clone3(void *arg)
{
    struct asked *asked = arg;

    return clone3(&asked->request, asked->size, child, &asked->result);
}

static void starts(struct asked *asked)
{
    CHECK_EQUAL(exit_status_of((pid_t)registers_survive(call_clone3, asked)), 88);
    CHECK_EQUAL(exit_status_of((pid_t)fifteen_values_survive(call_clone3, asked)), 88);
}

static void fails(struct asked *asked)
{
    CHECK_EQUAL(registers_survive(call_clone3, asked), -1);
    CHECK_EQUAL(fifteen_values_survive(call_clone3, asked), -1);
}

int main(void)
{
    struct asked asked = { { .exit_signal = SIGCHLD }, sizeof asked.request, 88 };

    starts(&asked);
    asked.size = 8;
    fails(&asked);
    if (is_refused(CLONE_VM))
        return PASS;
    asked.size = sizeof asked.request;
    asked.request.stack = (uintptr_t)new_stack();
    asked.request.stack_size = STACK_BYTES;
    asked.request.flags = CLONE_VM;
    starts(&asked);
    asked.request.flags = CLONE_VM | CLONE_VFORK;
    starts(&asked);
    asked.request.flags = CLONE_THREAD;
    fails(&asked);
    return PASS;
}
