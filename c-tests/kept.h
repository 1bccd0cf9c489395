/* For tests that a caller of the clone kind comes back with every register that C reserves to it. */
#ifndef SPLORK_TEST_KEPT_H
#define SPLORK_TEST_KEPT_H

#include "support.h"

#if defined(__x86_64__)
# define IN(name) __asm__(name)
#else
# define IN(name) /* the compiler picks them; that many live values still fill all there are */
#endif

/* Six values stay in the callee-saved registers over the call: the empty asm statements pin them there. The call is one
 * even where it is inline: an asm statement of its own and registers pinned beside it would exclude each other. */
__attribute__((noinline)) static long registers_survive(long (*call)(void *), void *arg)
{
    register long a IN("rbx") = (long)0x1111111111111111;
    register long b IN("rbp") = (long)0x2222222222222222;
    register long c IN("r12") = (long)0x3333333333333333;
    register long d IN("r13") = (long)0x4444444444444444;
    register long e IN("r14") = (long)0x5555555555555555;
    register long f IN("r15") = (long)0x6666666666666666;
    long result;

    __asm__ volatile("" : "+r"(a), "+r"(b), "+r"(c), "+r"(d), "+r"(e), "+r"(f));
    result = call(arg);
    __asm__ volatile("" : "+r"(a), "+r"(b), "+r"(c), "+r"(d), "+r"(e), "+r"(f));
    CHECK_EQUAL(a, (long)0x1111111111111111);
    CHECK_EQUAL(b, (long)0x2222222222222222);
    CHECK_EQUAL(c, (long)0x3333333333333333);
    CHECK_EQUAL(d, (long)0x4444444444444444);
    CHECK_EQUAL(e, (long)0x5555555555555555);
    CHECK_EQUAL(f, (long)0x6666666666666666);
    return result;
}

/* Fifteen values live across the call: more than any architecture has registers for, so all of them are in use. */
__attribute__((noinline)) static long fifteen_values_survive(long (*call)(void *), void *arg)
{
    volatile long seed = 3;
    long a = seed * 3, b = seed * 5, c = seed * 7, d = seed * 11, e = seed * 13, f = seed * 17, g = seed * 19,
         h = seed * 23, i = seed * 29, j = seed * 31, k = seed * 37, l = seed * 41, m = seed * 43, n = seed * 47,
         o = seed * 53;
    long result = call(arg);

    CHECK(a == 9 && b == 15 && c == 21 && d == 33 && e == 39 && f == 51 && g == 57 && h == 69 && i == 87 && j == 93);
    CHECK(k == 111 && l == 123 && m == 129 && n == 141 && o == 159);
    return result;
}

#endif
