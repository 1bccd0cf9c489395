/* clone_unwind_ends.c
 * Description: _Unwind_Backtrace called in the child visits fn and the trampoline, then reports the end of the stack
 *     rather than an error.
 * Modes: shared static preload
 * Cflags: -fexceptions
 */
#include "support.h"
#include <unwind.h>

#ifdef __ARM_EABI_UNWINDER__
# define STOP _URC_FAILURE
# define END _URC_FAILURE /* what it meets is marked: cannot be unwound */
#else
# define STOP _URC_NORMAL_STOP
# define END _URC_END_OF_STACK
#endif

static _Unwind_Reason_Code counts(struct _Unwind_Context *context, void *arg)
{
    int *frames = arg;

    *frames += _Unwind_GetIP(context) != 0; /* the end itself is visited as well, with address 0 */
    return *frames < 64 ? _URC_NO_REASON : STOP;
}

/* The frames in the low bits, the unwinder's verdict above. */
__attribute__((noinline)) static int unwinds(void *arg)
{
    int frames = 0;
    _Unwind_Reason_Code reason = _Unwind_Backtrace(counts, &frames);

    (void)arg;
    return (frames & 15) + (reason == END ? 16 : 0);
}

/* The same one call deeper, for one frame more. */
__attribute__((noinline)) static int unwinds_deeper(void *arg)
{
    return unwinds(arg) + 64;
}

int main(void)
{
    char *stack = new_stack();
    void **top = (void **)(void *)(top_of(stack) - 4096);

    /* Above the top lie addresses of real code, which an unwinder that went on would follow. */
    for (int i = 0; i < 512; i++)
        top[i] = (void *)((uintptr_t)main + 8);

    CHECK_EQUAL(exit_status_of(clone(unwinds, top, SIGCHLD, NULL)), FRAMES + 16);
    CHECK_EQUAL(exit_status_of(clone(unwinds, top, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL)), FRAMES + 16);
    CHECK_EQUAL(exit_status_of(clone(unwinds_deeper, top, SIGCHLD, NULL)), FRAMES + 1 + 16 + 64);

    /* The parent's half of the trampoline is gone by now: this side's frames are as ever. */
    CHECK((unwinds(NULL) & 15) >= 2);
    return PASS;
}
