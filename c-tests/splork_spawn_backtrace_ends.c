/* splork_spawn_backtrace_ends.c
 * Description: An unwinder, backtrace() and whoever follows frame pointers come to an end in the child, at the code
 *     that called fn.
 * Modes: shared static inline
 * Cflags: -fexceptions
 */
#include "frames.h"
#include "rewrite.h"

#include <splork.h>

static int start(int (*fn)(void *), char *top, int flags)
{
    long args[6] = { 0 };

    args[AT_FLAGS] = flags;
    args[AT_STACK] = KERNELS_STACK(top);
    return exit_status_of((pid_t)splork_spawn(SYS_clone, args, top, fn, NULL));
}

int main(void)
{
    check_unwinding_ends(start);
    check_backtrace_ends(start);
    check_frame_pointers_end(start);
    return PASS;
}
