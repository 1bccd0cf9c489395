/* clone_unwind_ends.c
 * Description: _Unwind_Backtrace called in the child visits fn and the trampoline, then reports the end of the stack
 *     rather than an error.
 * Modes: shared static preload
 * Cflags: -fexceptions
 */
#include "frames.h"

static int start(int (*fn)(void *), char *top, int flags)
{
    return exit_status_of(clone(fn, top, flags, NULL));
}

int main(void)
{
    check_unwinding_ends(start);
    return PASS;
}
