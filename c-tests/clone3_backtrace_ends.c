/* clone3_backtrace_ends.c
 * Description: An unwinder, backtrace() and whoever follows frame pointers come to an end in the child, at the code
 *     that called fn; also where the child runs on a copy of the caller's stack.
 * Modes: shared static inline
 * Cflags: -fexceptions -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "frames.h"

#include <linux/sched.h>
#include <splork.h>

/* All of the memory below the top that a child may want. */
#define SIZE 65536

static int start(int (*fn)(void *), char *top, int flags)
{
    struct clone_args request = { .flags = (unsigned)flags & ~0xffu, .exit_signal = (unsigned)flags & 0xff,
                                  .stack = (uintptr_t)top - SIZE, .stack_size = SIZE };

    return exit_status_of(clone3(&request, sizeof request, fn, NULL));
}

/* With CLONE_VM too the kernel gives each its own copy where there is no stack, but for vfork's child. */
static int start_without_stack(int (*fn)(void *), char *top, int flags)
{
    struct clone_args request = { .flags = (unsigned)flags & ~0xffu, .exit_signal = (unsigned)flags & 0xff };

    (void)top;
    return exit_status_of(clone3(&request, sizeof request, fn, NULL));
}

int main(void)
{
    starter *starters[] = { start, start_without_stack };

    for (int i = 0; i < 2; i++) {
        check_unwinding_ends(starters[i]);
        check_backtrace_ends(starters[i]);
        check_frame_pointers_end(starters[i]);
    }
    return PASS;
}
