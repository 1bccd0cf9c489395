/* 32-bit RISC-V, as loongarch.h is for LoongArch. It never had times of 32 bits, nor the calls that wait with such. */
#define STACK_ALIGN 16
#define TLS 0x12345000
#define IN_ORDER(child_tid, tls) tls, child_tid
#define TLS_PLACE 3

__asm__(".globl _start\n"
        "_start:\n\t"
        "mv s0, zero\n\t"
        "andi sp, sp, -16\n\t"
        "call main\n\t"
        "li a7, 94\n\t" /* exit_group */
        "ecall");

static inline long ask(long number, long a, long b, long c, long d)
{
    register long a7 __asm__("a7") = number;
    register long a0 __asm__("a0") = a;
    register long a1 __asm__("a1") = b;
    register long a2 __asm__("a2") = c;
    register long a3 __asm__("a3") = d;
    register long a4 __asm__("a4") = 0;

    __asm__ __volatile__("ecall" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2), "r"(a3), "r"(a4) : "memory");
    return a0;
}

/* By waitid, for there is no wait4. */
static inline long wait_for(long child, int *status)
{
    enum { WAITID = 95, P_PID = 1, WEXITED = 4, CODE = 2, PID, STATUS = 5, CLD_EXITED = 1 };
    int info[32] = { 0 };
    long result = ask(WAITID, P_PID, child, (long)info, WEXITED);

    *status = info[CODE] == CLD_EXITED ? info[STATUS] << 8 : info[STATUS];
    return result == 0 ? info[PID] : result;
}
#define WAIT_FOR wait_for

#define CHILD \
    "andi t0, sp, 15\n\t"         /* 0 if aligned */ \
    "or t0, t0, s0\n\t"           /* likewise if it ends the chain of frames */ \
    "snez t0, t0\n\t" \
    "slli t0, t0, 7\n\t" \
    "or a0, a0, t0\n\t" \
    "ret"

#define THREAD \
    "sw sp, 0(a0)\n\t" \
    "sw tp, 4(a0)\n\t" \
    "sw s0, 8(a0)\n\t" \
    "lw t0, 16(a0)\n\t" \
    "lw t0, 0(t0)\n\t" \
    "sw t0, 12(a0)\n\t" \
    "li a0, 99\n\t" \
    "ret"
