/* clone_misaligned_stack.c
 * Description: A stack top at any address is silently rounded down to what the ABI asks for, so that functions
 *     with aligned floating-point spills work in the child (glibc bugs 27902, 27939, 27968, 28223).
 * Modes: shared static preload musl
 */
#include "support.h"

#ifdef __x86_64__
/* Returns the low four bits of the stack pointer at its own entry, where `call` has just pushed 8 bytes. */
int low_bits_at_entry(void *arg);
__asm__(".pushsection .text\n"
        ".type low_bits_at_entry, @function\n"
        "low_bits_at_entry:\n"
        "    mov %rsp, %rax\n"
        "    and $15, %eax\n"
        "    ret\n"
        ".popsection");
#endif

/* movaps faults on a stack that is off; so does what printf does with a double. */
static int uses_aligned_stack(void *arg)
{
    volatile _Alignas(16) double numbers[4] = { 0.5, 1.5, 2.5, 3.5 };
    volatile uintptr_t place = (uintptr_t)numbers; /* volatile: compilers take it for granted that it is aligned */
    char text[32];

    (void)arg;
    if (place % 16 != 0)
        return 2;
#ifdef __x86_64__
    __asm__ volatile("movaps %0, %%xmm1\n"
                     "addps %%xmm1, %%xmm1"
                     :
                     : "m"(*(const double(*)[2])numbers)
                     : "xmm1");
#endif
    snprintf(text, sizeof text, "%g", numbers[0] + numbers[1] + numbers[2] + numbers[3]);
    return strcmp(text, "8") == 0 ? 40 : 3;
}

int main(void)
{
    char *stack = new_stack();

    for (int offset = 0; offset < 32; offset++) {
        char *top = top_of(stack) - offset;

        /* Without CLONE_VM: the child calls into libc. */
        CHECK_EQUAL(exit_status_of(clone(uses_aligned_stack, top, SIGCHLD, NULL)), 40);
#ifdef __x86_64__
        CHECK_EQUAL(exit_status_of(clone(low_bits_at_entry, top, SIGCHLD, NULL)), 8);
        CHECK_EQUAL(exit_status_of(clone(low_bits_at_entry, top, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL)), 8);
#endif
    }
    return PASS;
}
