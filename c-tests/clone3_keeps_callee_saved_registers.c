/* clone3_keeps_callee_saved_registers.c
 * Description: The parent comes back with every register that C reserves to it, after success and after failure.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

#if defined(__x86_64__)
# define IN(name) __asm__(name)
#else
# define IN(name) /* the compiler picks them; that many live values still fill all there are */
#endif

static int child(void *arg)
{
    /* Other contents in every register, to be seen should the two ever share them. */
    __asm__ volatile("" : : : "memory");
    return *(int *)arg;
}

/* A call even where clone3 is inline: its own asm statement and registers pinned beside it would exclude each other. */
static __attribute__((noinline)) pid_t call_clone3(struct clone_args *request, size_t size, int *result)
{
    return clone3(request, size, child, result);
}

/* Six values stay in the callee-saved registers over the call: the empty asm statements pin them there. */
static __attribute__((noinline)) pid_t registers_survive(struct clone_args *request, size_t size, int *result)
{
    register long a IN("rbx") = (long)0x1111111111111111;
    register long b IN("rbp") = (long)0x2222222222222222;
    register long c IN("r12") = (long)0x3333333333333333;
    register long d IN("r13") = (long)0x4444444444444444;
    register long e IN("r14") = (long)0x5555555555555555;
    register long f IN("r15") = (long)0x6666666666666666;
    pid_t pid;

    __asm__ volatile("" : "+r"(a), "+r"(b), "+r"(c), "+r"(d), "+r"(e), "+r"(f));
    pid = call_clone3(request, size, result);
    __asm__ volatile("" : "+r"(a), "+r"(b), "+r"(c), "+r"(d), "+r"(e), "+r"(f));
    CHECK_EQUAL(a, (long)0x1111111111111111);
    CHECK_EQUAL(b, (long)0x2222222222222222);
    CHECK_EQUAL(c, (long)0x3333333333333333);
    CHECK_EQUAL(d, (long)0x4444444444444444);
    CHECK_EQUAL(e, (long)0x5555555555555555);
    CHECK_EQUAL(f, (long)0x6666666666666666);
    return pid;
}

int main(void)
{
    int result = 88;
    struct clone_args request = { .exit_signal = SIGCHLD };

    CHECK_EQUAL(exit_status_of(registers_survive(&request, sizeof request, &result)), 88);
    CHECK_EQUAL(registers_survive(&request, 8, &result), -1);
    if (is_refused(CLONE_VM))
        return PASS;
    request.stack = (uintptr_t)new_stack();
    request.stack_size = STACK_BYTES;
    request.flags = CLONE_VM;
    CHECK_EQUAL(exit_status_of(registers_survive(&request, sizeof request, &result)), 88);
    request.flags = CLONE_VM | CLONE_VFORK;
    CHECK_EQUAL(exit_status_of(registers_survive(&request, sizeof request, &result)), 88);
    request.flags = CLONE_THREAD;
    CHECK_EQUAL(registers_survive(&request, sizeof request, &result), -1);
    return PASS;
}
