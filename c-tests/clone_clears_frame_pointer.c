/* clone_clears_frame_pointer.c
 * Description: fn is entered with a frame pointer of 0, so profilers and debuggers that follow the chain of frame
 *     pointers stop there.
 * Modes: shared static preload musl
 * Cflags: -fno-omit-frame-pointer
 */
#include "support.h"

#if defined(__x86_64__) || defined(__aarch64__)
/* The frame record's first word is the caller's frame pointer. */
__attribute__((noinline)) static int callers_frame_pointer_is_0(void *arg)
{
    void **frame = __builtin_frame_address(0);

    (void)arg;
    return frame[0] == NULL ? 10 : 11;
}

/* From fn's callee: one link to fn's frame, then the end. */
__attribute__((noinline)) static int chain_length(void *arg)
{
    int links = 0;

    (void)arg;
    for (void **frame = __builtin_frame_address(0); frame && links < 64; frame = frame[0])
        links++;
    return links;
}

__attribute__((noinline)) static int chain_length_in_callee(void *arg)
{
    return chain_length(arg) + 16;
}

int main(void)
{
    static const int flag_sets[] = { SIGCHLD, CLONE_VM | CLONE_VFORK | SIGCHLD };
    char *stack = new_stack();

    for (unsigned i = 0; i < 2; i++) {
        CHECK_EQUAL(exit_status_of(clone(callers_frame_pointer_is_0, top_of(stack), flag_sets[i], NULL)), 10);
        CHECK_EQUAL(exit_status_of(clone(chain_length_in_callee, top_of(stack), flag_sets[i], NULL)), 2 + 16);
    }
    return PASS;
}
#else
int main(void)
{
    SKIP_TEST("where the frame record lies differs by architecture; written for x86-64 and aarch64");
}
#endif
