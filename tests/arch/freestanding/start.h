/* For LoongArch, which has no libc to be had from Debian 12: what a program needs of one, and its start. */
#ifndef SPLORK_TEST_FREESTANDING_H
#define SPLORK_TEST_FREESTANDING_H

#include <errno.h>
#include <sys/syscall.h>
#include <sys/types.h>

int main(void);
const char *secure_getenv(const char *name);
static int error;

int *__errno_location(void)
{
    return &error;
}

/* For the library's constructor, which nobody calls here. */
char **environ;

const char *secure_getenv(const char *name)
{
    (void)name;
    return 0;
}

void *memset(void *to, int byte, unsigned long size)
{
    for (volatile char *at = to; size--; at++)
        *at = (char)byte;
    return to;
}

void *memcpy(void *to, const void *from, unsigned long size)
{
    for (unsigned long i = 0; i < size; i++)
        ((volatile char *)to)[i] = ((const char *)from)[i];
    return to;
}

/* The test's own way into the kernel, so that splork does not vouch for itself. */
static inline long ask(long number, long a, long b, long c, long d)
{
    register long a7 __asm__("$a7") = number;
    register long a0 __asm__("$a0") = a;
    register long a1 __asm__("$a1") = b;
    register long a2 __asm__("$a2") = c;
    register long a3 __asm__("$a3") = d;

    __asm__ __volatile__("syscall 0" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2), "r"(a3)
                         : "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8", "memory");
    return a0;
}

#define CHECK(condition) \
    do { \
        if (!(condition)) \
            ask(__NR_exit_group, __LINE__, 0, 0, 0); \
    } while (0)

__asm__(".globl _start\n"
        "_start:\n\t"
        "move $fp, $zero\n\t"
        "bstrins.d $sp, $zero, 3, 0\n\t"
        "bl main\n\t"
        "li.w $a7, 94\n\t" /* exit_group */
        "syscall 0");

#endif
