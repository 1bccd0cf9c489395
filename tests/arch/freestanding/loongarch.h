/* LoongArch: its start, the test's own way into the kernel, so that splork does not vouch for itself, and functions that
 * look at their registers. */
#define STACK_ALIGN 16
#define TLS 0x123456789abc000

__asm__(".globl _start\n"
        "_start:\n\t"
        "move $fp, $zero\n\t"
        "bstrins.d $sp, $zero, 3, 0\n\t"
        "bl main\n\t"
        "li.w $a7, 94\n\t" /* exit_group */
        "syscall 0");

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

/* What the trampoline leaves: fp and ra of the caller's frame, the stack pointer, arg. Bits say what is wrong. */
#define CHILD \
    "andi $t0, $sp, 15\n\t"       /* 0 if aligned */ \
    "sltu $t0, $zero, $t0\n\t" \
    "sltu $t1, $zero, $fp\n\t"    /* 0 if it ends the chain of frames */ \
    "or $t0, $t0, $t1\n\t" \
    "slli.d $t0, $t0, 7\n\t" \
    "or $a0, $a0, $t0\n\t" \
    "jr $ra"

/* Stores what the kernel and the trampoline gave it: sp, tp, fp, and the word of child_tid. Its result is nobody's, unless it
 * ends the process. */
#define THREAD \
    "st.d $sp, $a0, 0\n\t" \
    "st.d $tp, $a0, 8\n\t" \
    "st.d $fp, $a0, 16\n\t" \
    "ld.d $t0, $a0, 32\n\t" \
    "ld.w $t0, $t0, 0\n\t" \
    "st.d $t0, $a0, 24\n\t" \
    "li.w $a0, 99\n\t" \
    "jr $ra"
