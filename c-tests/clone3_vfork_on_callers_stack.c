/* clone3_vfork_on_callers_stack.c
 * Description: With CLONE_VM, CLONE_VFORK and no stack the child runs below the parent's frame and spares it.
 * Modes: shared static inline musl
 * Needs: vfork
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static volatile uintptr_t child_frame;

static int child(void *arg)
{
    unsigned char scratch[32768];

    /* Writes over a good piece of what lies below the parent's frame. */
    memset(scratch, 0xa5, sizeof scratch);
    __asm__ volatile("" : : "r"(scratch) : "memory");
    child_frame = (uintptr_t)__builtin_dwarf_cfa();
    return *(int *)arg;
}

/* Small, so that a compiler which inlines the call may keep the locals below the stack pointer (x86-64's red zone). */
static __attribute__((noinline)) long locals_survive(struct clone_args *request, int *result, pid_t *pid)
{
    volatile long a = 1, b = 20, c = 300, d = 4000, e = 50000, f = 600000, g = 7000000, h = 80000000;

    *pid = clone3(request, sizeof *request, child, result);
    return a + b + c + d + e + f + g + h;
}

int main(void)
{
    struct clone_args request = { .flags = CLONE_VM | CLONE_VFORK, .exit_signal = SIGCHLD };
    int result = 77;
    pid_t pid = -1;

    for (int i = 0; i < 100; i++) {
        CHECK_EQUAL(locals_survive(&request, &result, &pid), 87654321);
        CHECK(pid > 0);
        CHECK_EQUAL(exit_status_of(pid), 77);
        CHECK_EQUAL(child_frame % STACK_ALIGN, 0);
        CHECK(child_frame < (uintptr_t)&request);
    }
    return PASS;
}
