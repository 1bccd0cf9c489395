/* clone3_misaligned_stack.c
 * Description: A stack at any address and of any size will do: the child enters fn with the alignment that C expects.
 * Modes: shared static inline musl
 * Needs: clone3 vm
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static volatile uintptr_t at_call;
static volatile double sum;

static int child(void *arg)
{
    double pairs[2] __attribute__((aligned(16))) = { 1.5, 2.25 };

    at_call = (uintptr_t)__builtin_dwarf_cfa();
    /* Spilling an aligned vector faults where the stack is off by 8. */
    __asm__ volatile("" : : "r"(pairs) : "memory");
    sum = pairs[0] + pairs[1];
    return arg != NULL;
}

static void round_with(size_t shift, size_t less)
{
    char *stack = new_stack();
    struct clone_args request = {
        .flags = CLONE_VM,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack + shift,
        .stack_size = STACK_BYTES - shift - less,
    };
    pid_t pid;

    at_call = 0;
    pid = clone3(&request, sizeof request, child, NULL);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 0);
    CHECK_EQUAL(at_call, frame_below(top_of(stack) - less));
    CHECK(sum == 3.75);
    CHECK_EQUAL(munmap(stack, STACK_BYTES), 0);
}

int main(void)
{
    for (size_t shift = 0; shift < 16; shift++)
        round_with(shift, 0);
    for (size_t less = 0; less <= 16; less++)
        round_with(3, less);
    return PASS;
}
