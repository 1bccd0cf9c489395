/* clone_backtrace_ends.c
 * Description: backtrace() called in the child gives fn and the trampoline and there ends, also when the bytes above
 *     the stack look like more frames.
 * Modes: shared static preload
 * Cflags: -fexceptions
 */
#include "support.h"
#include <execinfo.h>

/* noinline and the addition keep fn's own frame from melting into another. */
__attribute__((noinline)) static int frames_in_child(void *arg)
{
    void *frames[64];
    int count = backtrace(frames, 64);
    uintptr_t own = (uintptr_t)frames_in_child;

    (void)arg;
    if (count < 1 || (uintptr_t)frames[0] < own || (uintptr_t)frames[0] > own + 1024)
        return 100;
    return count + 0;
}

int main(void)
{
    char *stack = new_stack();
    void *warm_up[1];

    /* Above the top lie addresses of real code, which an unwinder that went on would follow. */
    void **top = (void **)(void *)(top_of(stack) - 4096);
    for (int i = 0; i < 512; i++)
        top[i] = (void *)((uintptr_t)main + 8);

    backtrace(warm_up, 1); /* loads libgcc_s before there is a child with our TLS */
    CHECK_EQUAL(exit_status_of(clone(frames_in_child, top, SIGCHLD, NULL)), FRAMES);
    CHECK_EQUAL(exit_status_of(clone(frames_in_child, top, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL)), FRAMES);
    CHECK_EQUAL(exit_status_of(clone(frames_in_child, (char *)top + 9, SIGCHLD, NULL)), FRAMES);
    return PASS;
}
