/* What headers_alone.c needs of a libc, and each architecture's start. */
#ifndef SPLORK_TEST_ENTRY_H
#define SPLORK_TEST_ENTRY_H

#include <errno.h>
#include <stddef.h>
#include <sys/syscall.h>

int main(void);

int *__errno_location(void)
{
    static int error;

    return &error;
}

/* Compilers call it where they see fit. */
void *memset(void *to, int byte, size_t size)
{
    for (volatile char *at = to; size--; at++)
        *at = (char)byte;
    return to;
}

/* Ends the program, by splork's own call: a wrong one ends it as well, but not with 0. */
#define CHECK(condition) \
    do { \
        if (!(condition)) \
            splork_raw1_(__NR_exit_group, __LINE__); \
    } while (0)

#ifdef __alpha__
# define MAP_PRIVATE_ANONYMOUS (2 | 0x10)
__asm__(".globl _start\n"
        ".ent _start\n"
        "_start:\n\t"
        "br $27, 1f\n"
        "1:\n\t"
        "ldgp $29, 0($27)\n\t"
        "mov $31, $15\n\t"
        "jsr $26, main\n\t"
        "mov $0, $16\n\t"
        "lda $0, 405($31)\n\t" /* exit_group */
        "callsys\n\t"
        ".end _start");
#elif defined(__hppa__)
# define MAP_PRIVATE_ANONYMOUS (2 | 0x10)
__asm__(".globl _start\n"
        "_start:\n\t"
        "ldil L'$global$, %r27\n\t"
        "ldo R'$global$(%r27), %r27\n\t"
        "copy %r0, %r3\n\t"
        "bl main, %r2\n\t"
        "ldo 128(%r30), %r30\n\t"
        "copy %r28, %r26\n\t"
        "ble 0x100(%sr2, %r0)\n\t"
        "ldi 222, %r20"); /* exit_group */
#elif defined(__m68k__)
# define MAP_PRIVATE_ANONYMOUS (2 | 0x20)
__asm__(".globl _start\n"
        "_start:\n\t"
        "sub.l %fp, %fp\n\t"
        "jsr main\n\t"
        "move.l %d0, %d1\n\t"
        "move.l #247, %d0\n\t" /* exit_group */
        "trap #0");
#elif defined(__sh__)
# define MAP_PRIVATE_ANONYMOUS (2 | 0x20)
__asm__(".globl _start\n\t"
        ".balign 4\n"
        "_start:\n\t"
        "mov #0, r14\n\t"
        "mov.l 1f, r0\n\t"
        "jsr @r0\n\t"
        "nop\n\t"
        "mov r0, r4\n\t"
        "mov.w 2f, r3\n\t"
        "trapa #31\n\t"
        ".balign 4\n"
        "1:\n\t"
        ".long main\n"
        "2:\n\t"
        ".word 252"); /* exit_group */
#elif defined(__hexagon__)
# define MAP_PRIVATE_ANONYMOUS (2 | 0x20)
__asm__(".globl _start\n"
        "_start:\n\t"
        "r30 = #0\n\t"
        "r29 = and(r29, #-8)\n\t"
        "call main\n\t"
        "r6 = #94\n\t" /* exit_group */
        "trap0(#1)");
#endif

#endif
