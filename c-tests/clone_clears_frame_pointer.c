/* clone_clears_frame_pointer.c
 * Description: fn is entered with a frame pointer of 0, or with no back chain, so profilers and debuggers that follow
 *     these stop there.
 * Modes: shared static preload musl
 */
#include "frames.h"

static int start(int (*fn)(void *), char *top, int flags)
{
    return exit_status_of(clone(fn, top, flags, NULL));
}

int main(void)
{
    check_frame_pointers_end(start);
    return PASS;
}
