/* clone3 as one would write it by hand where it is needed: what a library's function is to be measured by. */
#ifndef BARE_CLONE3_H
#define BARE_CLONE3_H

#include <linux/sched.h>
#include <stddef.h>
#include <sys/syscall.h>

static inline long bare_clone3(struct clone_args *args, size_t size, int (*fn)(void *), void *arg)
{
    long result;
    register int (*rbx)(void *) __asm__("rbx") = fn; /* rbp is cleared before they are used */
    register void *r12 __asm__("r12") = arg;

    __asm__ __volatile__ (
        "syscall\n\t"
        "test %%rax, %%rax\n\t"
        "jnz 1f\n\t"
        "xor %%ebp, %%ebp\n\t"
        "mov %%r12, %%rdi\n\t"
        "call *%%rbx\n\t"
        "mov %%eax, %%edi\n\t"
        "mov %[exit], %%eax\n\t"
        "syscall\n"
        "1:"
        : "=a" (result)
        : "0" (SYS_clone3), "D" (args), "S" (size), "r" (rbx), "r" (r12), [exit] "i" (SYS_exit)
        : "rcx", "r11", "memory", "cc");
    return result;
}

#endif
