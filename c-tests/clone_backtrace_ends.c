/* clone_backtrace_ends.c
 * Description: backtrace() called in the child gives fn and the trampoline and there ends, also when the bytes above
 *     the stack look like more frames.
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
    check_backtrace_ends(start);
    return PASS;
}
