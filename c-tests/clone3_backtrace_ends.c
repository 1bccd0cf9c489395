/* clone3_backtrace_ends.c
 * Description: Unwinding and following frame pointers both end in the child, at the code that called fn.
 * Modes: shared static inline
 * Cflags: -fexceptions -fno-omit-frame-pointer -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#ifdef __GLIBC__
# include <execinfo.h>
#endif
#include <linux/sched.h>
#include <splork.h>
#include <unwind.h>

#ifdef __ARM_EABI_UNWINDER__
# define STOP _URC_FAILURE
#else
# define STOP _URC_NORMAL_STOP
#endif

#define MOST 50

static _Unwind_Reason_Code count(struct _Unwind_Context *context, void *arg)
{
    int *frames = arg;

    /* Without an end an unwinder goes round for ever: break off. A return address of 0 is not a frame. */
    if (*frames < MOST && _Unwind_GetIP(context) != 0)
        ++*frames;
    return *frames < MOST ? _URC_NO_REASON : STOP;
}

/* Two frames are to be seen: this function, and what called it. */
static int child(void *arg)
{
    int frames = 0;

    (void)arg;
    _Unwind_Backtrace(count, &frames);
#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__)
    /* The word at the frame pointer is the caller's frame pointer. */
    if (*(void **)__builtin_frame_address(0) != NULL)
        return 100;
#endif
#ifdef __GLIBC__
    {
        void *addresses[MOST];
        int returned = backtrace(addresses, MOST);

        if (returned != FRAMES)
            return 200 + returned;
    }
#endif
    return frames;
}

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *stack = new_stack(), *top = top_of(stack) - page;
    struct clone_args request = { .exit_signal = SIGCHLD };
    int warm_up = 0;

    /* For an unwinder that goes on, something to go on with: above the stack all looks like return addresses. */
    for (uintptr_t *word = (uintptr_t *)top; word < (uintptr_t *)(top + page); word++)
        *word = (uintptr_t)main + 8;
    /* The first time an unwinder may load a library. */
    _Unwind_Backtrace(count, &warm_up);
#ifdef __GLIBC__
    CHECK(backtrace((void *[1]){ NULL }, 1) == 1);
#endif
    CHECK_EQUAL(exit_status_of(clone3(&request, sizeof request, child, NULL)), FRAMES);
    request.stack = (uintptr_t)stack;
    request.stack_size = (uint64_t)(top - stack);
    CHECK_EQUAL(exit_status_of(clone3(&request, sizeof request, child, NULL)), FRAMES);
    request.flags = CLONE_VM | CLONE_VFORK;
    CHECK_EQUAL(exit_status_of(clone3(&request, sizeof request, child, NULL)), FRAMES);
    return PASS;
}
