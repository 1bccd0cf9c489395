/* Hexagon, as loongarch.h is for LoongArch. */
#define STACK_ALIGN 8
#define TLS 0x12345000

__asm__(".globl _start\n"
        "_start:\n\t"
        "r30 = #0\n\t"
        "r29 = and(r29, #-8)\n\t"
        "call main\n\t"
        "r6 = #94\n\t" /* exit_group */
        "trap0(#1)");

static inline long ask(long number, long a, long b, long c, long d)
{
    register long r6 __asm__("r6") = number;
    register long r0 __asm__("r0") = a;
    register long r1 __asm__("r1") = b;
    register long r2 __asm__("r2") = c;
    register long r3 __asm__("r3") = d;

    __asm__ __volatile__("trap0(#1)" : "+r"(r0) : "r"(r6), "r"(r1), "r"(r2), "r"(r3) : "memory");
    return r0;
}

#define CHILD \
    "r1 = and(r29, #7)\n\t"       /* 0 if aligned */ \
    "r1 = or(r1, r30)\n\t"        /* likewise if it ends the chain of frames */ \
    "p0 = cmp.eq(r1, #0)\n\t" \
    "r1 = or(r0, #128)\n\t" \
    "r0 = mux(p0, r0, r1)\n\t" \
    "jumpr r31"

#define THREAD \
    "memw(r0 + #0) = r29\n\t" \
    "r1 = ugp\n\t" \
    "memw(r0 + #4) = r1\n\t" \
    "memw(r0 + #8) = r30\n\t" \
    "r1 = memw(r0 + #16)\n\t" \
    "r1 = memw(r1 + #0)\n\t" \
    "memw(r0 + #12) = r1\n\t" \
    "r0 = #99\n\t" \
    "jumpr r31"
