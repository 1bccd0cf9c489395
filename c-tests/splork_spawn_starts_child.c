/* splork_spawn_starts_child.c
 * Description: splork_spawn makes clone and clone3 by number: the child runs fn(arg) on its stack.
 * Modes: shared static inline musl
 * Needs: clone3 vm
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "rewrite.h"

#include <linux/sched.h>
#include <splork.h>

static struct {
    uintptr_t at_call;
    pid_t parent_tid, child_tid;
    int result;
} shared;

#define FLAGS (CLONE_VM | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID)

static int child(void *arg)
{
    shared.at_call = (uintptr_t)__builtin_dwarf_cfa();
    return *(int *)arg;
}

static void round_with(long number, const long args[6], char *top)
{
    long pid;

    memset(&shared, 0, sizeof shared);
    shared.result = 55;
    errno = 12345;
    pid = splork_spawn(number, args, top, child, &shared.result);
    CHECK(pid > 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(exit_status_of((pid_t)pid), 55);
    CHECK_EQUAL(shared.parent_tid, pid);
    CHECK_EQUAL(shared.child_tid, pid);
    CHECK_EQUAL(shared.at_call, frame_below(top));
}

int main(void)
{
    char *stack = new_stack();

    for (int shift = 0; shift <= 16; shift++) {
        char *top = top_of(stack) - shift;
        struct clone_args request = {
            .flags = FLAGS,
            .child_tid = (uintptr_t)&shared.child_tid,
            .parent_tid = (uintptr_t)&shared.parent_tid,
            .exit_signal = SIGCHLD,
            .stack = (uintptr_t)stack,
            .stack_size = STACK_BYTES - (size_t)shift,
        };
        const long by_clone3[6] = { (long)&request, sizeof request };
        long by_clone[6] = { 0 };

        by_clone[AT_FLAGS] = FLAGS | SIGCHLD;
        by_clone[AT_STACK] = KERNELS_STACK(top);
        by_clone[AT_PARENT_TID] = (long)&shared.parent_tid;
        by_clone[AT_CHILD_TID] = (long)&shared.child_tid;
        round_with(SYS_clone, by_clone, top);
        round_with(SYS_clone3, by_clone3, top);
    }
    return PASS;
}
