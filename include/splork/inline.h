/* <splork/inline.h> - generated from table/src/inline/ by `make header`; do not edit.
 * Internals of splork's inline functions (SPLORK_INLINE). Names that end in an underscore are not for programs. */
#ifndef SPLORK_INLINE_H
# define SPLORK_INLINE_H
# pragma GCC system_header /* no warnings from this header */

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

/* What a register holds. */
#if (defined(__x86_64__) && defined(__ILP32__))
# define SPLORK_WIDE_REGISTERS_ /* wider than a long */
typedef int64_t splork_word_;
typedef uint64_t splork_unsigned_;
#else
typedef long splork_word_;
typedef unsigned long splork_unsigned_;
#endif

/* Not inline: so a caller saves no registers for it if the call succeeds. */
__attribute__((__cold__, __noinline__, __unused__))
static long splork_fail_(int code)
{
    errno = code;
    return -1;
}

/* Converts the kernel's result to C's: -4095 to -1 are errors, all else is success. */
static __inline__ long splork_result_(splork_word_ raw)
{
    return (splork_unsigned_)raw >= (splork_unsigned_)-4095L ? splork_fail_((int)-raw) : (long)raw;
}

/* Compilers guess that a long asm statement is much code, and would not inline it. Then the arguments would go through
 * memory. */
#define SPLORK_IN_PLACE_ __attribute__((__always_inline__)) static __inline__

/* Unwinding must stop in the child. Without unwind tables, nothing is needed. */
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
# define SPLORK_CFI_(directive) directive "\n\t"
#else
# define SPLORK_CFI_(directive) ""
#endif

#if ((defined(__x86_64__) && !defined(__ILP32__)) || (defined(__x86_64__) && defined(__ILP32__))) && !defined(__TINYC__)

/* Number rax; arguments rdi rsi rdx r10 r8 r9; result rax; the kernel overwrites rcx and r11. x32 has the same registers
 * whole, and pointers of 32 bits, which are zero-extended. */

# define SPLORK_LOST_ "rcx", "r11",
# define SPLORK_TRAP_ "syscall"
# define SPLORK_NUMBER_ register splork_word_ number_ __asm__("rax")
# define SPLORK_RESULT_ register splork_word_ result_ __asm__("rax")
# define SPLORK_A_ "rdi"
# define SPLORK_B_ "rsi"
# define SPLORK_C_ "rdx"
# define SPLORK_D_ "r10"
# define SPLORK_E_ "r8"
# define SPLORK_F_ "r9"

/* The child starts after the syscall instruction with the parent's registers, except rax, and rsp if it has a stack.
 * fn and arg are in r12 and r13, the parent's rsp in r14. A child with the same rsp may share the stack (CLONE_VFORK), so
 * it first steps over the 128 bytes below rsp that this function may be using. */
SPLORK_IN_PLACE_ splork_word_ splork_spawn_raw_(splork_word_ number, const splork_word_ *args, int (*fn)(void *), void *arg)
{
    splork_word_ result;
    register splork_word_ r10 __asm__("r10") = args[3];
    register splork_word_ r8 __asm__("r8") = args[4];
    register splork_word_ r9 __asm__("r9") = args[5];
    register splork_word_ r12 __asm__("r12") = (splork_word_)(uintptr_t)fn;
    register splork_word_ r13 __asm__("r13") = (splork_word_)(uintptr_t)arg;

    __asm__ __volatile__ (
        "mov %%rsp, %%r14\n\t"
        "syscall\n\t"
        "test %%rax, %%rax\n\t"
        "jnz 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined rip")       /* unwinders stop here */
        "xor %%ebp, %%ebp\n\t"                  /* unwinders by frame pointer stop here too */
        "cmp %%rsp, %%r14\n\t"
        "jne 0f\n\t"
        "sub $128, %%rsp\n"                     /* the red zone */
        "0:\n\t"
        "and $-16, %%rsp\n\t"
        "mov %%r13, %%rdi\n\t"                  /* arg */
        "call *%%r12\n\t"                       /* fn(arg) */
        "mov %%eax, %%edi\n\t"                  /* its result is the exit status */
        "mov %[exit], %%eax\n\t"                /* exit, not exit_group: ends only this task */
        "syscall\n\t"
        "hlt\n"                                 /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "=a" (result)
        : "0" (number), "D" (args[0]), "S" (args[1]), "d" (args[2]), "r" (r10), "r" (r8), "r" (r9), "r" (r12),
          "r" (r13), [exit] "i" (__NR_exit)
        : "rcx", "r11", "r14", "memory", "cc");
    return result;
}

#elif ((defined(__i386__))) && !defined(__TINYC__)

/* number eax; arguments ebx ecx edx esi edi ebp; result eax; by int 0x80 alone: sysenter and the vDSO keep registers on
 * the user's stack, and the child's is another one. The compiler may want ebx, esi and ebp for itself, so no operand is
 * there; no memory below esp is in use. */

# define SPLORK_CLONE_BACKWARDS_

# define SPLORK_TRAP_ \
    "push %%ebx\n\tpush %%esi\n\tpush %%edi\n\tpush %%ebp\n\t" \
    "mov %%ecx, %%ebp\n\t" \
    "mov (%%ebp), %%ebx\n\t" \
    "mov 4(%%ebp), %%ecx\n\t" \
    "mov 8(%%ebp), %%edx\n\t" \
    "mov 12(%%ebp), %%esi\n\t" \
    "mov 16(%%ebp), %%edi\n\t" \
    "mov 20(%%ebp), %%ebp\n\t" \
    "int $0x80\n\t"
# define SPLORK_AFTER_TRAP_ "pop %%ebp\n\tpop %%edi\n\tpop %%esi\n\tpop %%ebx"

static __inline__ long splork_raw0_(long number)
{
    __asm__ __volatile__ ("int $0x80" : "+a" (number) : : "memory");
    return number;
}

/* Up to three arguments are in registers. The first is in edi; ebx is exchanged with it for the call. */
# define SPLORK_EBX_ "xchg %%ebx, %%edi\n\tint $0x80\n\txchg %%ebx, %%edi"

static __inline__ long splork_raw1_(long number, long a)
{
    __asm__ __volatile__ (SPLORK_EBX_ : "+a" (number) : "D" (a) : "memory");
    return number;
}

static __inline__ long splork_raw2_(long number, long a, long b)
{
    __asm__ __volatile__ (SPLORK_EBX_ : "+a" (number) : "D" (a), "c" (b) : "memory");
    return number;
}

static __inline__ long splork_raw3_(long number, long a, long b, long c)
{
    __asm__ __volatile__ (SPLORK_EBX_ : "+a" (number) : "D" (a), "c" (b), "d" (c) : "memory");
    return number;
}

/* For four and more, all six come from memory: less code than one variant for each count. */
static __inline__ long splork_raw6_(long number, long a, long b, long c, long d, long e, long f)
{
    long args[6];
    const long *from = args;

    args[0] = a;
    args[1] = b;
    args[2] = c;
    args[3] = d;
    args[4] = e;
    args[5] = f;
    __asm__ __volatile__ (SPLORK_TRAP_ SPLORK_AFTER_TRAP_ : "+a" (number), "+c" (from) : : "edx", "memory", "cc");
    return number;
}

# define splork_raw4_(number, a, b, c, d) splork_raw6_(number, a, b, c, d, 0L, 0L)
# define splork_raw5_(number, a, b, c, d, e) splork_raw6_(number, a, b, c, d, e, 0L)

/* The child starts after the system call with the parent's registers, except eax, and esp if it has a stack.
 * Six arguments and the number need all registers, so fn and arg are on the FPU's stack: fork has to copy it too, and
 * every compiler has it (SSE may be switched off). An int passes through it unchanged. */
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    __asm__ __volatile__ (
        "fildl %[arg]\n\t"
        "fildl %[fn]\n\t"
        SPLORK_TRAP_
        "test %%eax, %%eax\n\t"
        "jnz 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined eip")       /* unwinders stop here */
        SPLORK_CFI_(".cfi_same_value ebp")      /* glibc's backtrace() needs it anyway */
        "xor %%ebp, %%ebp\n\t"                  /* unwinders by frame pointer stop here too */
        "and $-16, %%esp\n\t"
        "sub $16, %%esp\n\t"                    /* room for two words, and still aligned */
        "fistpl 4(%%esp)\n\t"                   /* fn */
        "fistpl (%%esp)\n\t"                    /* arg */
        "call *4(%%esp)\n\t"                    /* fn(arg) */
        "mov %%eax, %%ebx\n\t"                  /* its result is the exit status */
        "mov %[exit], %%eax\n\t"                /* exit, not exit_group: ends only this task */
        "int $0x80\n\t"
        "hlt\n"                                 /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        SPLORK_AFTER_TRAP_ "\n\t"
        "fstp %%st(0)\n\t"
        "fstp %%st(0)"
        : "+a" (number), "+c" (args)
        : [fn] "m" (fn), [arg] "m" (arg), [exit] "i" (__NR_exit)
        : "edx", "st", "st(1)", "st(2)", "st(3)", "st(4)", "st(5)", "st(6)", "st(7)", "memory", "cc");
    return number;
}

#elif ((defined(__alpha__))) && !defined(__TINYC__)

/* number $0; arguments $16-$21; result $0, or errno where $19 is 1; the kernel overwrites $1-$8, $22-$25, $27, $28 */

# define SPLORK_LOST_ "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$22", "$23", "$24", "$25", "$27", "$28",
# define SPLORK_NEGATED_ "subq $31, $19, $19\n\txor $0, $19, $0\n\tsubq $0, $19, $0" /* all bits turned, and 1 added */
# define SPLORK_TRAP_ "callsys\n\t" SPLORK_NEGATED_
# define SPLORK_NUMBER_ register long number_ __asm__("$0")
/* Arguments that the kernel overwrites cannot be named as lost beside being read: they come out as well, for nobody. */
# define SPLORK_RESULT_ \
    register long result_ __asm__("$0"); \
    register long failed_ __asm__("$19"); \
    register long lost16_ __asm__("$16"); \
    register long lost17_ __asm__("$17"); \
    register long lost18_ __asm__("$18"); \
    register long lost20_ __asm__("$20"); \
    register long lost21_ __asm__("$21")
# define SPLORK_OUT_ \
    "=r" (result_), "=r" (failed_), "=r" (lost16_), "=r" (lost17_), "=r" (lost18_), "=r" (lost20_), "=r" (lost21_)
# define SPLORK_A_ "$16"
# define SPLORK_B_ "$17"
# define SPLORK_C_ "$18"
# define SPLORK_D_ "$19"
# define SPLORK_E_ "$20"
# define SPLORK_F_ "$21"

/* The child starts after the system call with what every call saves: $27 and $22 too, where fn and arg are kept. Its $0
 * and $19 are 0 and, given a stack, $30 is that. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r0 __asm__("$0") = number;
    register long r16 __asm__("$16") = args[0];
    register long r17 __asm__("$17") = args[1];
    register long r18 __asm__("$18") = args[2];
    register long r19 __asm__("$19") = args[3];
    register long r20 __asm__("$20") = args[4];
    register long r21 __asm__("$21") = args[5];
    register int (*r27)(void *) __asm__("$27") = fn;
    register void *r22 __asm__("$22") = arg;

    __asm__ __volatile__ (
        "callsys\n\t"
        "bne $0, 1f\n\t"                        /* an errno is never 0 */
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 26")        /* unwinders stop here */
        "mov $31, $15\n\t"                      /* so do those that follow frame pointers */
        "bic $30, 15, $30\n\t"
        "mov $22, $16\n\t"                      /* arg */
        "jsr $26, ($27), 0\n\t"                 /* fn(arg): fn finds its data from $27 */
        "mov $0, $16\n\t"
        "lda $0, %[exit]($31)\n\t"              /* exit, not exit_group: this task only */
        "callsys\n\t"
        "call_pal 0\n"                          /* not for programs: a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        SPLORK_NEGATED_
        : "+r" (r0), "+r" (r16), "+r" (r17), "+r" (r18), "+r" (r19), "+r" (r20), "+r" (r21), "+r" (r22), "+r" (r27)
        : [exit] "i" (__NR_exit)
        : "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$23", "$24", "$25", "$28", "memory");
    return r0;
}

#elif ((defined(__arm__) && defined(__ARM_EABI__))) && !defined(__TINYC__)

/* number r7; arguments r0-r5; result r0. Thumb code keeps its frame pointer in r7, so no operand can be there: r12
 * holds it meanwhile. */

# define SPLORK_STACK_ALIGN_ 8
# define SPLORK_CLONE_BACKWARDS_

# define SPLORK_TRAP_ "mov r12, r7\n\tmov r7, %[number]\n\tsvc 0\n\tmov r7, r12"
# define SPLORK_LOST_ "r12",
# define SPLORK_NUMBER_ long number_
# define SPLORK_RESULT_ register long result_ __asm__("r0")
# define SPLORK_A_ "r0"
# define SPLORK_B_ "r1"
# define SPLORK_C_ "r2"
# define SPLORK_D_ "r3"
# define SPLORK_E_ "r4"
# define SPLORK_F_ "r5"

/* The child starts after the system call with the parent's registers, except r0, and sp if it has a stack.
 * fn and arg are in r8 and r10. The code has its own section: there the linker marks it in EHABI's tables as impossible to
 * unwind, while this function may have entries. */
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r0 __asm__("r0") = args[0];
    register long r1 __asm__("r1") = args[1];
    register long r2 __asm__("r2") = args[2];
    register long r3 __asm__("r3") = args[3];
    register long r4 __asm__("r4") = args[4];
    register long r5 __asm__("r5") = args[5];
    register int (*r8)(void *) __asm__("r8") = fn;
    register void *r10 __asm__("r10") = arg;

    __asm__ __volatile__ (
        SPLORK_TRAP_ "\n\t"
        "cmp r0, #0\n\t"
        "bne 1f\n\t"
        "b 0f\n\t"
        ".pushsection .text.splork_child, \"ax\", %%progbits\n\t"
        ".balign 4\n"
        "0:\n\t"
        "mov r11, #0\n\t"                       /* those that follow frame pointers stop here, A32's */
        "mov r7, #0\n\t"                        /* and Thumb's */
        "mov r3, sp\n\t"
        "bic r3, r3, #7\n\t"
        "mov sp, r3\n\t"
        "mov r0, r10\n\t"                       /* arg */
        "bl 2f\n\t"
        "mov r7, %[exit]\n\t"                   /* exit, not exit_group: ends only this task */
        "svc 0\n\t"
        "udf #0\n"                              /* exit returned, by a seccomp filter: crash */
        "2:\n\t"
        "bx r8\n\t"                             /* fn(arg), in either instruction set; ARMv4T has no blx */
        ".popsection\n"
        "1:"
        : "+r" (r0)
        : [number] "r" (number), "r" (r1), "r" (r2), "r" (r3), "r" (r4), "r" (r5), "r" (r8), "r" (r10),
          [exit] "i" (__NR_exit)
        : "r12", "memory", "cc");
    return r0;
}

#elif ((defined(__aarch64__))) && !defined(__TINYC__)

/* number x8; arguments x0-x5; result x0; the kernel drops what SVE has beyond 128 bits */

# define SPLORK_CLONE_BACKWARDS_
# ifdef __ARM_FEATURE_SVE
#  define SPLORK_LOST_ "z0", "z1", "z2", "z3", "z4", "z5", "z6", "z7", "z8", "z9", "z10", "z11", "z12", "z13", "z14", \
    "z15", "z16", "z17", "z18", "z19", "z20", "z21", "z22", "z23", "z24", "z25", "z26", "z27", "z28", "z29", "z30", \
    "z31", "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12", "p13", "p14", "p15", "ffr",
# else
#  define SPLORK_LOST_
# endif
# define SPLORK_TRAP_ "svc #0"
# define SPLORK_NUMBER_ register long number_ __asm__("x8")
# define SPLORK_RESULT_ register long result_ __asm__("x0")
# define SPLORK_A_ "x0"
# define SPLORK_B_ "x1"
# define SPLORK_C_ "x2"
# define SPLORK_D_ "x3"
# define SPLORK_E_ "x4"
# define SPLORK_F_ "x5"

/* libc's; <sys/auxv.h> brings a hundred names along. */
unsigned long splork_getauxval_(unsigned long type) __asm__("getauxval");

/* SME's ZA may be dormant: live, with TPIDR2_EL0 pointing to the place where its next user must save it. A child would get
 * both and write to its parent's stack, so ZA is saved before. FlagM exists on every processor with SME and is tested
 * first: kernels before 5.2 have no HWCAP2, and then musl sets errno. The assembler need not know SME. */
static __inline__ void splork_leave_za_(void)
{
    if (!(splork_getauxval_(16 /* AT_HWCAP */) >> 27 & 1) || !(splork_getauxval_(26 /* AT_HWCAP2 */) >> 23 & 1))
        return;
    __asm__ __volatile__ (
        "mrs x9, S3_3_C13_C0_5\n\t"             /* TPIDR2_EL0: 0 where nothing is dormant */
        "cbz x9, 2f\n\t"
        "ldrh w10, [x9, #10]\n\t"               /* reserved, with the word behind it */
        "ldr w11, [x9, #12]\n\t"
        "orr w10, w10, w11\n\t"
        "cbz w10, 0f\n\t"
        "brk #0\n"                              /* a block that nobody knows how to save: the ABI says to stop */
        "0:\n\t"
        "ldr x16, [x9]\n\t"                     /* za_save_buffer */
        "ldrh w10, [x9, #8]\n\t"                /* num_za_save_slices */
        "cbz x16, 1f\n\t"
        ".inst 0x04bf582b\n\t"                  /* rdsvl x11, #1: bytes in a slice */
        "mov w15, wzr\n"
        "0:\n\t"
        "cmp w15, w10\n\t"
        "b.hs 1f\n\t"
        ".inst 0xe1206200\n\t"                  /* str za[w15, 0], [x16] */
        "add x16, x16, x11\n\t"
        "add w15, w15, #1\n\t"
        "b 0b\n"
        "1:\n\t"
        "msr S3_3_C13_C0_5, xzr\n\t"            /* tells the caller to restore it */
        ".inst 0xd503447f\n"                    /* smstop za */
        "2:"
        : : : "x9", "x10", "x11", "x15", "x16", "memory", "cc");
}

/* The child starts after the system call with the parent's registers, except x0, and sp if it has a stack.
 * fn and arg are in x20 and x21. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long x8 __asm__("x8") = (splork_leave_za_(), number); /* first: it is a call */
    register long x0 __asm__("x0") = args[0];
    register long x1 __asm__("x1") = args[1];
    register long x2 __asm__("x2") = args[2];
    register long x3 __asm__("x3") = args[3];
    register long x4 __asm__("x4") = args[4];
    register long x5 __asm__("x5") = args[5];
    register int (*x20)(void *) __asm__("x20") = fn;
    register void *x21 __asm__("x21") = arg;

    __asm__ __volatile__ (
        "svc #0\n\t"
        "cbnz x0, 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined x30")       /* unwinders stop here */
        "mov x29, xzr\n\t"                      /* unwinders by frame pointer stop here too */
        "mov x30, xzr\n\t"
        "mov x9, sp\n\t"
        "and sp, x9, #-16\n\t"
        "mov x0, x21\n\t"                       /* arg */
        "blr x20\n\t"                           /* fn(arg) */
        "mov x8, %[exit]\n\t"                   /* exit, not exit_group: ends only this task */
        "svc #0\n\t"
        "brk #0\n"                              /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (x0)
        : "r" (x8), "r" (x1), "r" (x2), "r" (x3), "r" (x4), "r" (x5), "r" (x20), "r" (x21), [exit] "i" (__NR_exit)
        : SPLORK_LOST_ "memory", "cc");
    return x0;
}

#elif ((defined(__hexagon__))) && !defined(__TINYC__)

/* number r6; arguments r0-r5; result r0 */

# define SPLORK_STACK_ALIGN_ 8
# define SPLORK_LOST_
# define SPLORK_TRAP_ "trap0(#1)"
# define SPLORK_NUMBER_ register long number_ __asm__("r6")
# define SPLORK_RESULT_ register long result_ __asm__("r0")
# define SPLORK_A_ "r0"
# define SPLORK_B_ "r1"
# define SPLORK_C_ "r2"
# define SPLORK_D_ "r3"
# define SPLORK_E_ "r4"
# define SPLORK_F_ "r5"

/* The child starts after the system call with every register but r0 and, given a stack, r29 as they were: fn and arg are
 * kept in r8 and r9. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r6 __asm__("r6") = number;
    register long r0 __asm__("r0") = args[0];
    register long r1 __asm__("r1") = args[1];
    register long r2 __asm__("r2") = args[2];
    register long r3 __asm__("r3") = args[3];
    register long r4 __asm__("r4") = args[4];
    register long r5 __asm__("r5") = args[5];
    register int (*r8)(void *) __asm__("r8") = fn;
    register void *r9 __asm__("r9") = arg;

    __asm__ __volatile__ (
        "trap0(#1)\n\t"
        "p0 = cmp.eq(r0, #0)\n\t"
        "if (!p0) jump 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined r31")       /* unwinders stop here */
        "r30 = #0\n\t"                          /* so do those that follow frame pointers */
        "r29 = and(r29, #-8)\n\t"
        "r0 = r9\n\t"                           /* arg */
        "callr r8\n\t"                          /* fn(arg) */
        "r6 = #%[exit]\n\t"                     /* exit, not exit_group: this task only */
        "trap0(#1)\n\t"
        ".word 0\n"                             /* illegal: a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (r0)
        : "r" (r6), "r" (r1), "r" (r2), "r" (r3), "r" (r4), "r" (r5), "r" (r8), "r" (r9), [exit] "i" (__NR_exit)
        : "p0", "memory");
    return r0;
}

#elif ((defined(__loongarch__) && __loongarch_grlen == 64)) && !defined(__TINYC__)

/* number a7; arguments a0-a5; result a0; the kernel overwrites t0-t8 */

# define SPLORK_LOST_ "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8",
# define SPLORK_TRAP_ "syscall 0"
# define SPLORK_NUMBER_ register long number_ __asm__("$a7")
# define SPLORK_RESULT_ register long result_ __asm__("$a0")
# define SPLORK_A_ "$a0"
# define SPLORK_B_ "$a1"
# define SPLORK_C_ "$a2"
# define SPLORK_D_ "$a3"
# define SPLORK_E_ "$a4"
# define SPLORK_F_ "$a5"

/* The child starts after the system call with the parent's registers, except a0, and sp if it has a stack.
 * fn and arg are in s0 and s1. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long a7 __asm__("$a7") = number;
    register long a0 __asm__("$a0") = args[0];
    register long a1 __asm__("$a1") = args[1];
    register long a2 __asm__("$a2") = args[2];
    register long a3 __asm__("$a3") = args[3];
    register long a4 __asm__("$a4") = args[4];
    register long a5 __asm__("$a5") = args[5];
    register int (*s0)(void *) __asm__("$s0") = fn;
    register void *s1 __asm__("$s1") = arg;

    __asm__ __volatile__ (
        "syscall 0\n\t"
        "bnez $a0, 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 1")         /* unwinders stop here */
        "move $fp, $zero\n\t"                   /* unwinders by frame pointer stop here too */
        "move $ra, $zero\n\t"
        "bstrins.d $sp, $zero, 3, 0\n\t"
        "move $a0, $s1\n\t"                     /* arg */
        "jirl $ra, $s0, 0\n\t"                  /* fn(arg) */
        "li.w $a7, %[exit]\n\t"                 /* exit, not exit_group: ends only this task */
        "syscall 0\n\t"
        "break 0\n"                             /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (a0)
        : "r" (a7), "r" (a1), "r" (a2), "r" (a3), "r" (a4), "r" (a5), "r" (s0), "r" (s1), [exit] "i" (__NR_exit)
        : "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8", "memory");
    return a0;
}

#elif ((defined(__m68k__))) && !defined(__TINYC__)

/* number d0; arguments d1-d5 a0; result d0 */

# define SPLORK_STACK_ALIGN_ 4
# define SPLORK_LOST_
# define SPLORK_TRAP_ "trap #0"
# define SPLORK_NUMBER_ register long number_ __asm__("d0")
# define SPLORK_RESULT_ register long result_ __asm__("d0")
# define SPLORK_A_ "d1"
# define SPLORK_B_ "d2"
# define SPLORK_C_ "d3"
# define SPLORK_D_ "d4"
# define SPLORK_E_ "d5"

/* Six arguments in registers leave the compiler two data registers, and gcc 12 can need more for a call's neighbours: so
 * they come from memory, and are in the registers within the asm alone. */
# define SPLORK_HAS_RAW6_
static __inline__ long splork_raw6_(long number, long a, long b, long c, long d, long e, long f)
{
    register long result_ __asm__("d0") = number;
    long args[6];
    const long *from = args;

    args[0] = a;
    args[1] = b;
    args[2] = c;
    args[3] = d;
    args[4] = e;
    args[5] = f;
    __asm__ __volatile__ (
        "move.l 20(%[from]), %%a0\n\t"          /* the sixth; the others' address is not there */
        "movem.l (%[from]), %%d1-%%d5\n\t"
        SPLORK_TRAP_
        : "+r" (result_)
        : [from] "a" (from)
        : "d1", "d2", "d3", "d4", "d5", "a0", "memory", "cc");
    return result_;
}

/* The child starts after the system call with what every call saves: a1 and a2 too, where fn and arg are kept. Its d0 is
 * 0 and, given a stack, sp is that. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long d0 __asm__("d0") = number;
    register long d1 __asm__("d1") = args[0];
    register long d2 __asm__("d2") = args[1];
    register long d3 __asm__("d3") = args[2];
    register long d4 __asm__("d4") = args[3];
    register long d5 __asm__("d5") = args[4];
    register long a0 __asm__("a0") = args[5];
    register int (*a1)(void *) __asm__("a1") = fn;
    register void *a2 __asm__("a2") = arg;

    __asm__ __volatile__ (
        "trap #0\n\t"
        "tst.l %%d0\n\t"
        "jne 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined %%pc")      /* unwinders stop here */
        SPLORK_CFI_(".cfi_same_value %%a6")     /* glibc's backtrace() reads it, wherever the frame was */
        "sub.l %%fp, %%fp\n\t"                  /* so do those that follow frame pointers */
        "move.l %%sp, %%d0\n\t"
        "and.l #-4, %%d0\n\t"
        "move.l %%d0, %%sp\n\t"
        "move.l %%a2, -(%%sp)\n\t"              /* arg */
        "jsr (%%a1)\n\t"                        /* fn(arg) */
        "move.l %%d0, %%d1\n\t"
        "move.l %[exit], %%d0\n\t"              /* exit, not exit_group: this task only */
        "trap #0\n\t"
        "illegal\n"                             /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (d0)
        : "r" (d1), "r" (d2), "r" (d3), "r" (d4), "r" (d5), "r" (a0), "r" (a1), "r" (a2), [exit] "i" (__NR_exit)
        : "memory", "cc");
    return d0;
}

#elif ((defined(__mips__) && _MIPS_SIM == _ABIO32)) && !defined(__TINYC__)

/* o32: number $2; arguments $4-$7 and, on the stack, at 16($29) and 20($29); result $2, or errno where $7 is 1; the kernel
 * overwrites $1, $3, $8-$15, $24, $25, hi, lo */

# define SPLORK_STACK_ALIGN_ 8
# define SPLORK_CLONE_BACKWARDS_
# define SPLORK_LOST_ "$1", "$3", "$10", "$11", "$12", "$13", "$14", "$15", "$24", "$25", "hi", "lo",
# define SPLORK_NEGATED_ "subu $7, $0, $7\n\txor $2, $2, $7\n\tsubu $2, $2, $7" /* all bits turned, and 1 added */
# define SPLORK_TRAP_ "syscall\n\t" SPLORK_NEGATED_
/* With the fifth and the sixth argument from $8 and $9: below the 16 bytes that a callee may write to. */
# define SPLORK_STACKED_ "addiu $29, $29, -24\n\tsw $8, 16($29)\n\tsw $9, 20($29)\n\tsyscall\n\t"
# define SPLORK_TRAP5_ SPLORK_STACKED_ "addiu $29, $29, 24\n\t" SPLORK_NEGATED_
# define SPLORK_NUMBER_ register long number_ __asm__("$2")
/* Arguments that the kernel overwrites cannot be named as lost beside being read: they come out as well, for nobody. */
# define SPLORK_RESULT_ \
    register long result_ __asm__("$2"); \
    register long failed_ __asm__("$7"); \
    register long lost8_ __asm__("$8"); \
    register long lost9_ __asm__("$9")
# define SPLORK_OUT_ "=r" (result_), "=r" (failed_), "=r" (lost8_), "=r" (lost9_)
# define SPLORK_A_ "$4"
# define SPLORK_B_ "$5"
# define SPLORK_C_ "$6"
# define SPLORK_D_ "$7"
# define SPLORK_E_ "$8"
# define SPLORK_F_ "$9"

/* The child starts after the system call with the registers that every call saves. $3 and $25 are among them: they hold
 * arg and fn. Its $2 and $7 are 0, and $29 is the stack if it has one. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r2 __asm__("$2") = number;
    register long r4 __asm__("$4") = args[0];
    register long r5 __asm__("$5") = args[1];
    register long r6 __asm__("$6") = args[2];
    register long r7 __asm__("$7") = args[3];
    register long r8 __asm__("$8") = args[4];
    register long r9 __asm__("$9") = args[5];
    register int (*r25)(void *) __asm__("$25") = fn;
    register void *r3 __asm__("$3") = arg;

    __asm__ __volatile__ (
        ".set push\n\t"
        ".set noreorder\n\t"
        ".set noat\n\t"
        SPLORK_STACKED_
        "bnez $2, 1f\n\t"                       /* an errno is never 0 */
        " nop\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 31")        /* unwinders stop here */
        "move $30, $0\n\t"                      /* so do those that follow frame pointers */
        "li $2, -8\n\t"
        "and $29, $29, $2\n\t"
        "addiu $29, $29, -16\n\t"               /* fn may write to so much */
        "jalr $25\n\t"                          /* fn(arg): fn finds its data from $25 */
        " move $4, $3\n\t"                      /* arg */
        "move $4, $2\n\t"
        "li $2, %[exit]\n\t"                    /* exit, not exit_group: this task only */
        "syscall\n\t"
        "break\n"                               /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        "addiu $29, $29, 24\n\t"
        SPLORK_NEGATED_ "\n\t"
        ".set pop"
        : "+r" (r2), "+r" (r7), "+r" (r8), "+r" (r9), "+r" (r3), "+r" (r25)
        : "r" (r4), "r" (r5), "r" (r6), [exit] "i" (__NR_exit)
        : "$1", "$10", "$11", "$12", "$13", "$14", "$15", "$24", "hi", "lo", "memory");
    return r2;
}

#elif ((defined(__mips__) && _MIPS_SIM == _ABI64)) && !defined(__TINYC__)

/* n64: number $2; arguments $4-$9; result $2, or errno where $7 is 1; the kernel overwrites $1, $3, $10-$15, $24, $25, hi, lo */

# define SPLORK_CLONE_BACKWARDS_
# define SPLORK_LOST_ "$1", "$3", "$10", "$11", "$12", "$13", "$14", "$15", "$24", "$25", "hi", "lo",
# define SPLORK_NEGATED_ "dsubu $7, $0, $7\n\txor $2, $2, $7\n\tdsubu $2, $2, $7" /* all bits turned, and 1 added */
# define SPLORK_TRAP_ "syscall\n\t" SPLORK_NEGATED_
# define SPLORK_NUMBER_ register long number_ __asm__("$2")
# define SPLORK_RESULT_ \
    register long result_ __asm__("$2"); \
    register long failed_ __asm__("$7")
# define SPLORK_OUT_ "=r" (result_), "=r" (failed_)
# define SPLORK_A_ "$4"
# define SPLORK_B_ "$5"
# define SPLORK_C_ "$6"
# define SPLORK_D_ "$7"
# define SPLORK_E_ "$8"
# define SPLORK_F_ "$9"

/* The child starts after the system call with the registers that every call saves. $3 and $25 are among them: they hold
 * arg and fn. Its $2 and $7 are 0, and $29 is the stack if it has one. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r2 __asm__("$2") = number;
    register long r4 __asm__("$4") = args[0];
    register long r5 __asm__("$5") = args[1];
    register long r6 __asm__("$6") = args[2];
    register long r7 __asm__("$7") = args[3];
    register long r8 __asm__("$8") = args[4];
    register long r9 __asm__("$9") = args[5];
    register int (*r25)(void *) __asm__("$25") = fn;
    register void *r3 __asm__("$3") = arg;

    __asm__ __volatile__ (
        ".set push\n\t"
        ".set noreorder\n\t"
        ".set noat\n\t"
        "syscall\n\t"
        "bnez $2, 1f\n\t"                       /* an errno is never 0 */
        " nop\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 31")        /* unwinders stop here */
        "move $30, $0\n\t"                      /* so do those that follow frame pointers */
        "li $2, -16\n\t"
        "and $29, $29, $2\n\t"
        "jalr $25\n\t"                          /* fn(arg): fn finds its data from $25 */
        " move $4, $3\n\t"                      /* arg */
        "move $4, $2\n\t"
        "li $2, %[exit]\n\t"                    /* exit, not exit_group: this task only */
        "syscall\n\t"
        "break\n"                               /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        SPLORK_NEGATED_ "\n\t"
        ".set pop"
        : "+r" (r2), "+r" (r7), "+r" (r3), "+r" (r25)
        : "r" (r4), "r" (r5), "r" (r6), "r" (r8), "r" (r9), [exit] "i" (__NR_exit)
        : "$1", "$10", "$11", "$12", "$13", "$14", "$15", "$24", "hi", "lo", "memory");
    return r2;
}

#elif ((defined(__hppa__) && !defined(__LP64__))) && !defined(__TINYC__)

/* number r20; arguments r26-r21; result r28; the kernel overwrites r1, r2, r20, r29, r31. The call is a branch to its gateway
 * page, and the instruction after it must do nothing. Stacks grow upwards. */

# define SPLORK_STACK_GROWS_UP_
# define SPLORK_STACK_ALIGN_ 64
# define SPLORK_CLONE_BACKWARDS_
# define SPLORK_LOST_ "%r1", "%r2", "%r29", "%r31",
# define SPLORK_TRAP_ "ble 0x100(%%sr2, %%r0)\n\tnop"
# define SPLORK_NUMBER_ register long number_ __asm__("r20")
# define SPLORK_RESULT_ \
    register long result_ __asm__("r28"); \
    register long lost_ __asm__("r20")
# define SPLORK_OUT_ "=r" (result_), "=r" (lost_)
# define SPLORK_A_ "r26"
# define SPLORK_B_ "r25"
# define SPLORK_C_ "r24"
# define SPLORK_D_ "r23"
# define SPLORK_E_ "r22"
# define SPLORK_F_ "r21"

/* The child starts after the system call with what every call saves: r29 and r2 too, where fn and arg are kept. Its r28
 * is 0 and, given a stack, r30 is that. A function's address with bit 30 is of a pair: its code's and its data's. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r20 __asm__("r20") = number;
    register long r26 __asm__("r26") = args[0];
    register long r25 __asm__("r25") = args[1];
    register long r24 __asm__("r24") = args[2];
    register long r23 __asm__("r23") = args[3];
    register long r22 __asm__("r22") = args[4];
    register long r21 __asm__("r21") = args[5];
    register long r28 __asm__("r28") = (long)arg;
    register int (*r29)(void *) __asm__("r29") = fn;

    __asm__ __volatile__ (
        "copy %%r28, %%r2\n\t"                  /* arg */
        SPLORK_TRAP_ "\n\t"
        "comib,<>,n 0, %%r28, 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 2")         /* unwinders stop here */
        "copy %%r0, %%r3\n\t"                   /* so do those that follow frame pointers */
        "ldo 63(%%r30), %%r30\n\t"
        "depi 0, 31, 6, %%r30\n\t"
        "ldo 64(%%r30), %%r30\n\t"              /* the first frame */
        "copy %%r2, %%r26\n\t"                  /* arg */
        "copy %%r29, %%r22\n\t"
        "bb,>=,n %%r22, 30, 2f\n\t"
        "depi 0, 31, 2, %%r22\n\t"
        "ldw 4(%%r22), %%r19\n\t"
        "ldw 0(%%r22), %%r22\n"
        "2:\n\t"
        "ble 0(%%sr4, %%r22)\n\t"               /* fn(arg) */
        "copy %%r31, %%r2\n\t"
        "copy %%r28, %%r26\n\t"
        "ble 0x100(%%sr2, %%r0)\n\t"            /* exit, not exit_group: this task only */
        "ldi %[exit], %%r20\n\t"
        ".word 0\n"                             /* illegal: a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (r28), "+r" (r20), "+r" (r29)
        : "r" (r26), "r" (r25), "r" (r24), "r" (r23), "r" (r22), "r" (r21), [exit] "i" (__NR_exit)
        : "%r1", "%r2", "%r31", "memory");
    return r28;
}

#elif ((defined(__powerpc__) && !defined(__powerpc64__))) && !defined(__TINYC__)

/* number r0; arguments r3-r8; result r3, or with cr0.so set errno; the kernel overwrites r0, r4-r12, ctr, xer, cr0 */

# define SPLORK_CLONE_BACKWARDS_
# define SPLORK_LOST_ "r9", "r10", "r11", "r12", "ctr", "xer", "cr0",
# define SPLORK_TRAP_ "sc\n\tbns+ 1f\n\tneg 3, 3\n1:"
# define SPLORK_NUMBER_ register long number_ __asm__("r0")
/* Arguments that the kernel overwrites cannot be named as lost beside being read: they come out as well, for nobody. */
# define SPLORK_RESULT_ \
    register long result_ __asm__("r3"); \
    register long lost0_ __asm__("r0"); \
    register long lost4_ __asm__("r4"); \
    register long lost5_ __asm__("r5"); \
    register long lost6_ __asm__("r6"); \
    register long lost7_ __asm__("r7"); \
    register long lost8_ __asm__("r8")
# define SPLORK_OUT_ \
    "=r" (result_), "=r" (lost0_), "=r" (lost4_), "=r" (lost5_), "=r" (lost6_), "=r" (lost7_), "=r" (lost8_)
# define SPLORK_A_ "r3"
# define SPLORK_B_ "r4"
# define SPLORK_C_ "r5"
# define SPLORK_D_ "r6"
# define SPLORK_E_ "r7"
# define SPLORK_F_ "r8"

/* The child starts after the system call with the parent's registers, except r3, and r1 if it has a stack.
 * fn and arg are in r28 and r29. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r0 __asm__("r0") = number;
    register long r3 __asm__("r3") = args[0];
    register long r4 __asm__("r4") = args[1];
    register long r5 __asm__("r5") = args[2];
    register long r6 __asm__("r6") = args[3];
    register long r7 __asm__("r7") = args[4];
    register long r8 __asm__("r8") = args[5];
    register int (*r28)(void *) __asm__("r28") = fn;
    register void *r29 __asm__("r29") = arg;

    __asm__ __volatile__ (
        "sc\n\t"
        "bns+ 0f\n\t"
        "neg 3, 3\n\t"                          /* errno, as other architectures return it */
        "b 1f\n\t"
        "0:\n"
        "cmpwi 3, 0\n\t"
        "bne+ 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined lr")        /* unwinders stop here */
        "clrrwi 1, 1, 4\n\t"
        "li 0, 0\n\t"
        "stwu 0, -16(1)\n\t"                    /* the first frame, with no back chain: others stop here */
        "mtlr 0\n\t"
        "mtctr 28\n\t"
        "mr 3, 29\n\t"                          /* arg */
        "bctrl\n\t"                             /* fn(arg) */
        "li 0, %[exit]\n\t"                     /* exit, not exit_group: this task only */
        "sc\n\t"
        "trap\n"                                /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (r0), "+r" (r3), "+r" (r4), "+r" (r5), "+r" (r6), "+r" (r7), "+r" (r8)
        : "r" (r28), "r" (r29), [exit] "i" (__NR_exit)
        : "r9", "r10", "r11", "r12", "ctr", "xer", "cr0", "memory");
    return r3;
}

#elif ((defined(__powerpc64__))) && !defined(__TINYC__)

/* number r0; arguments r3-r8; result r3, or with cr0.so set errno; the kernel overwrites r0, r4-r12, ctr, xer, cr0 */

# define SPLORK_CLONE_BACKWARDS_
# if defined(_CALL_ELF) && _CALL_ELF == 2
#  define SPLORK_FIRST_FRAME_ "32"
#  define SPLORK_ENTRY_ "mr 12, 28\n\tmtctr 12\n\t" /* fn finds its toc from its own address */
# else /* ELFv1: fn is a descriptor, of code, toc and environment; a callee may write to room for eight arguments */
#  define SPLORK_FIRST_FRAME_ "112"
#  define SPLORK_ENTRY_ "ld 0, 0(28)\n\tld 2, 8(28)\n\tld 11, 16(28)\n\tmtctr 0\n\t"
# endif
# define SPLORK_LOST_ "r9", "r10", "r11", "r12", "ctr", "xer", "cr0",
# define SPLORK_TRAP_ "sc\n\tbns+ 1f\n\tneg 3, 3\n1:"
# define SPLORK_NUMBER_ register long number_ __asm__("r0")
/* Arguments that the kernel overwrites cannot be named as lost beside being read: they come out as well, for nobody. */
# define SPLORK_RESULT_ \
    register long result_ __asm__("r3"); \
    register long lost0_ __asm__("r0"); \
    register long lost4_ __asm__("r4"); \
    register long lost5_ __asm__("r5"); \
    register long lost6_ __asm__("r6"); \
    register long lost7_ __asm__("r7"); \
    register long lost8_ __asm__("r8")
# define SPLORK_OUT_ \
    "=r" (result_), "=r" (lost0_), "=r" (lost4_), "=r" (lost5_), "=r" (lost6_), "=r" (lost7_), "=r" (lost8_)
# define SPLORK_A_ "r3"
# define SPLORK_B_ "r4"
# define SPLORK_C_ "r5"
# define SPLORK_D_ "r6"
# define SPLORK_E_ "r7"
# define SPLORK_F_ "r8"

/* The child starts after the system call with the parent's registers, except r3, and r1 if it has a stack.
 * fn and arg are in r28 and r29, the parent's r1 in r27. A child with the same r1 may share the stack (CLONE_VFORK), so
 * it first steps over the 288 bytes below r1 that this function may be using. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r0 __asm__("r0") = number;
    register long r3 __asm__("r3") = args[0];
    register long r4 __asm__("r4") = args[1];
    register long r5 __asm__("r5") = args[2];
    register long r6 __asm__("r6") = args[3];
    register long r7 __asm__("r7") = args[4];
    register long r8 __asm__("r8") = args[5];
    register int (*r28)(void *) __asm__("r28") = fn;
    register void *r29 __asm__("r29") = arg;

    __asm__ __volatile__ (
        "mr 27, 1\n\t"
        "sc\n\t"
        "bns+ 0f\n\t"
        "neg 3, 3\n\t"                          /* errno, as other architectures return it */
        "b 1f\n\t"
        "0:\n"
        "cmpdi 3, 0\n\t"
        "bne+ 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined lr")        /* unwinders stop here */
        "cmpd 1, 27\n\t"
        "bne 0f\n\t"
        "addi 1, 1, -288\n"                     /* the red zone */
        "0:\n\t"
        "clrrdi 1, 1, 4\n\t"
        "li 0, 0\n\t"
        "stdu 0, -" SPLORK_FIRST_FRAME_ "(1)\n\t" /* the first frame, with no back chain: others stop here */
        "mtlr 0\n\t"
        SPLORK_ENTRY_
        "mr 3, 29\n\t"                          /* arg */
        "bctrl\n\t"                             /* fn(arg) */
        "li 0, %[exit]\n\t"                     /* exit, not exit_group: ends only this task */
        "sc\n\t"
        "trap\n"                                /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (r0), "+r" (r3), "+r" (r4), "+r" (r5), "+r" (r6), "+r" (r7), "+r" (r8)
        : "r" (r28), "r" (r29), [exit] "i" (__NR_exit)
        : "r9", "r10", "r11", "r12", "r27", "ctr", "xer", "cr0", "memory");
    return r3;
}

#elif ((defined(__riscv) && __riscv_xlen == 32) || (defined(__riscv) && __riscv_xlen == 64)) && !defined(__TINYC__)

/* number a7; arguments a0-a5; result a0; the kernel may drop vector registers */

# define SPLORK_CLONE_BACKWARDS_
# ifdef __riscv_vector
#  define SPLORK_LOST_ "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13", "v14", \
    "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28", "v29", "v30", \
    "v31", "vl", "vtype", "vxrm", "vxsat",
# else
#  define SPLORK_LOST_
# endif
# define SPLORK_TRAP_ "ecall"
# define SPLORK_NUMBER_ register long number_ __asm__("a7")
# define SPLORK_RESULT_ register long result_ __asm__("a0")
# define SPLORK_A_ "a0"
# define SPLORK_B_ "a1"
# define SPLORK_C_ "a2"
# define SPLORK_D_ "a3"
# define SPLORK_E_ "a4"
# define SPLORK_F_ "a5"

/* The child starts after the system call with the parent's registers, except a0, and sp if it has a stack.
 * fn and arg are in s2 and s3. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long a7 __asm__("a7") = number;
    register long a0 __asm__("a0") = args[0];
    register long a1 __asm__("a1") = args[1];
    register long a2 __asm__("a2") = args[2];
    register long a3 __asm__("a3") = args[3];
    register long a4 __asm__("a4") = args[4];
    register long a5 __asm__("a5") = args[5];
    register int (*s2)(void *) __asm__("s2") = fn;
    register void *s3 __asm__("s3") = arg;

    __asm__ __volatile__ (
        "ecall\n\t"
        "bnez a0, 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined ra")        /* unwinders stop here */
        "mv s0, zero\n\t"                       /* unwinders by frame pointer stop here too */
        "mv ra, zero\n\t"
        "andi sp, sp, -16\n\t"
        "mv a0, s3\n\t"                         /* arg */
        "jalr s2\n\t"                           /* fn(arg) */
        "li a7, %[exit]\n\t"                    /* exit, not exit_group: ends only this task */
        "ecall\n\t"
        "ebreak\n"                              /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (a0)
        : "r" (a7), "r" (a1), "r" (a2), "r" (a3), "r" (a4), "r" (a5), "r" (s2), "r" (s3), [exit] "i" (__NR_exit)
        : SPLORK_LOST_ "memory");
    return a0;
}

#elif ((defined(__s390x__))) && !defined(__TINYC__)

/* number r1; arguments r2-r7; result r2 */

# define SPLORK_STACK_ALIGN_ 8
# define SPLORK_CLONE_BACKWARDS2_
# define SPLORK_LOST_
# define SPLORK_TRAP_ "svc 0"
# define SPLORK_NUMBER_ register long number_ __asm__("r1")
# define SPLORK_RESULT_ register long result_ __asm__("r2")
# define SPLORK_A_ "r2"
# define SPLORK_B_ "r3"
# define SPLORK_C_ "r4"
# define SPLORK_D_ "r5"
# define SPLORK_E_ "r6"
# define SPLORK_F_ "r7"

/* The child starts after the system call with the parent's registers, except r2, and r15 if it has a stack.
 * fn and arg are in r8 and r9. There is no red zone: even on the parent's stack the child may use all below r15. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r1 __asm__("r1") = number;
    register long r2 __asm__("r2") = args[0];
    register long r3 __asm__("r3") = args[1];
    register long r4 __asm__("r4") = args[2];
    register long r5 __asm__("r5") = args[3];
    register long r6 __asm__("r6") = args[4];
    register long r7 __asm__("r7") = args[5];
    register int (*r8)(void *) __asm__("r8") = fn;
    register void *r9 __asm__("r9") = arg;

    __asm__ __volatile__ (
        "svc 0\n\t"
        "ltgr %%r2, %%r2\n\t"
        "jne 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined %%r14")     /* unwinders stop here */
        "nill %%r15, 0xfff8\n\t"
        "aghi %%r15, -160\n\t"                  /* the save area that fn may use */
        "xc 0(8, %%r15), 0(%%r15)\n\t"          /* no back chain: those that follow it stop here */
        "lghi %%r11, 0\n\t"                     /* the frame pointer, where there is one */
        "lgr %%r2, %%r9\n\t"                    /* arg */
        "basr %%r14, %%r8\n\t"                  /* fn(arg) */
        "lghi %%r1, %[exit]\n\t"                /* exit, not exit_group: ends only this task */
        "svc 0\n\t"
        ".short 0\n"                            /* illegal: exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (r2)
        : "r" (r1), "r" (r3), "r" (r4), "r" (r5), "r" (r6), "r" (r7), "r" (r8), "r" (r9), [exit] "i" (__NR_exit)
        : "memory", "cc");
    return r2;
}

#elif ((defined(__sh__))) && !defined(__TINYC__)

/* number r3; arguments r4-r7 r0 r1; result r0. Some processors need five instructions that do nothing after the trap. */

# define SPLORK_STACK_ALIGN_ 4
# define SPLORK_TRAP_ "trapa #31\n\tor r0, r0\n\tor r0, r0\n\tor r0, r0\n\tor r0, r0\n\tor r0, r0"
# define SPLORK_LOST_ "t",
# define SPLORK_NUMBER_ register long number_ __asm__("r3")
# define SPLORK_RESULT_ register long result_ __asm__("r0")
# define SPLORK_A_ "r4"
# define SPLORK_B_ "r5"
# define SPLORK_C_ "r6"
# define SPLORK_D_ "r7"
# define SPLORK_E_ "r0"
# define SPLORK_F_ "r1"

/* The child starts after the system call with every register but r0 and, given a stack, r15 as they were: fn and arg are
 * kept in r8 and r9. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r3 __asm__("r3") = number;
    register long r4 __asm__("r4") = args[0];
    register long r5 __asm__("r5") = args[1];
    register long r6 __asm__("r6") = args[2];
    register long r7 __asm__("r7") = args[3];
    register long r0 __asm__("r0") = args[4];
    register long r1 __asm__("r1") = args[5];
    register int (*r8)(void *) __asm__("r8") = fn;
    register void *r9 __asm__("r9") = arg;

    __asm__ __volatile__ (
        SPLORK_TRAP_ "\n\t"
        "tst r0, r0\n\t"
        "bf 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined pr")        /* unwinders stop here */
        "mov #0, r14\n\t"                       /* so do those that follow frame pointers */
        "mov #-4, r1\n\t"
        "and r1, r15\n\t"
        "jsr @r8\n\t"                           /* fn(arg) */
        " mov r9, r4\n\t"                       /* arg */
        "mov r0, r4\n\t"
        "mov %[exit], r3\n\t"                   /* exit, not exit_group: this task only */
        SPLORK_TRAP_ "\n\t"
        ".word 0xfffd\n"                        /* illegal: a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (r0)
        : "r" (r3), "r" (r4), "r" (r5), "r" (r6), "r" (r7), "r" (r1), "r" (r8), "r" (r9), [exit] "i" (__NR_exit)
        : "t", "memory");
    return r0;
}

#elif ((defined(__sparc__) && !defined(__arch64__))) && !defined(__TINYC__)

/* number %g1; arguments %o0-%o5; result %o0, or with the carry errno; the kernel overwrites %o1 and drops floating point */

# define SPLORK_STACK_ALIGN_ 8
# define SPLORK_CLONE_BACKWARDS_
# define SPLORK_LOST_ \
    "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13", "f14", "f15", \
    "f16", "f17", "f18", "f19", "f20", "f21", "f22", "f23", "f24", "f25", "f26", "f27", "f28", "f29", "f30", \
    "f31", "cc",
# define SPLORK_TRAP_ "ta 0x10\n\tbcc 1f\n\t nop\n\tsub %%g0, %%o0, %%o0\n1:"
# define SPLORK_NUMBER_ register long number_ __asm__("g1")
# define SPLORK_RESULT_ \
    register long result_ __asm__("o0"); \
    register long second_ __asm__("o1")
# define SPLORK_OUT_ "=r" (result_), "=r" (second_)
# define SPLORK_A_ "o0"
# define SPLORK_B_ "o1"
# define SPLORK_C_ "o2"
# define SPLORK_D_ "o3"
# define SPLORK_E_ "o4"
# define SPLORK_F_ "o5"

/* The child starts after the system call with the registers that are no window's, %g2 and %g3 among them, where fn and arg
 * are kept, and with 1 in %o1. The kernel copies the frame from %sp to %fp to its stack, and that from memory: so there is
 * one of known size, and all windows are there. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long g1 __asm__("g1") = number;
    register const long *g4 __asm__("g4") = args;
    register int (*g2)(void *) __asm__("g2") = fn;
    register void *g3 __asm__("g3") = arg;

    __asm__ __volatile__ (
        "save %%sp, -96, %%sp\n\t"
        "ld [%%g4], %%o0\n\t"
        "ld [%%g4 + 4], %%o1\n\t"
        "ld [%%g4 + 8], %%o2\n\t"
        "ld [%%g4 + 12], %%o3\n\t"
        "ld [%%g4 + 16], %%o4\n\t"
        "ld [%%g4 + 20], %%o5\n\t"
        "ta 3\n\t"
        "ta 0x10\n\t"
        "bcs 1f\n\t"
        " sub %%g0, %%o0, %%g1\n\t"             /* -errno, as other architectures return it */
        "tst %%o1\n\t"
        "be 1f\n\t"
        " mov %%o0, %%g1\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 15")        /* unwinders stop here */
        SPLORK_CFI_(".cfi_undefined 31")
        "and %%sp, -8, %%g1\n\t"
        "sub %%g1, 96, %%sp\n\t"                /* a window of its own: above may be the parent's */
        "mov 0, %%fp\n\t"                       /* those that follow frame pointers stop here */
        "mov 0, %%i7\n\t"
        "call %%g2\n\t"                         /* fn(arg) */
        " mov %%g3, %%o0\n\t"                   /* arg */
        "mov %[exit], %%g1\n\t"                 /* exit, not exit_group: this task only */
        "ta 0x10\n\t"
        "unimp 0\n"                             /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        "restore"
        : "+r" (g1)
        : "r" (g2), "r" (g3), "r" (g4), [exit] "i" (__NR_exit)
        : SPLORK_LOST_ "o0", "o1", "o2", "o3", "o4", "o5", "o7", "memory");
    return g1;
}

#elif ((defined(__sparc__) && defined(__arch64__))) && !defined(__TINYC__)

/* number %g1; arguments %o0-%o5; result %o0, or with the carry errno; the kernel overwrites %o1 and drops floating point */

# define SPLORK_STACK_ALIGN_ 16
# define SPLORK_CLONE_BACKWARDS_
# define SPLORK_STACK_BIAS_ 2047 /* a stack pointer is so much below where it points */
# define SPLORK_LOST_ \
    "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13", "f14", "f15", \
    "f16", "f17", "f18", "f19", "f20", "f21", "f22", "f23", "f24", "f25", "f26", "f27", "f28", "f29", "f30", \
    "f31", "f32", "f34", "f36", "f38", "f40", "f42", "f44", "f46", "f48", "f50", "f52", "f54", "f56", "f58", \
    "f60", "f62", "cc",
# define SPLORK_TRAP_ "ta 0x6d\n\tbcc,pt %%xcc, 1f\n\t nop\n\tsub %%g0, %%o0, %%o0\n1:"
# define SPLORK_NUMBER_ register long number_ __asm__("g1")
# define SPLORK_RESULT_ \
    register long result_ __asm__("o0"); \
    register long second_ __asm__("o1")
# define SPLORK_OUT_ "=r" (result_), "=r" (second_)
# define SPLORK_A_ "o0"
# define SPLORK_B_ "o1"
# define SPLORK_C_ "o2"
# define SPLORK_D_ "o3"
# define SPLORK_E_ "o4"
# define SPLORK_F_ "o5"

/* The child starts after the system call with the registers that are no window's, %g2 and %g3 among them, where fn and arg
 * are kept, and with 1 in %o1. The kernel copies the frame from %sp to %fp to its stack, and that from memory: so there is
 * one of known size, and all windows are there. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long g1 __asm__("g1") = number;
    register const long *g4 __asm__("g4") = args;
    register int (*g2)(void *) __asm__("g2") = fn;
    register void *g3 __asm__("g3") = arg;

    __asm__ __volatile__ (
        "save %%sp, -176, %%sp\n\t"
        "ldx [%%g4], %%o0\n\t"
        "ldx [%%g4 + 8], %%o1\n\t"
        "ldx [%%g4 + 16], %%o2\n\t"
        "ldx [%%g4 + 24], %%o3\n\t"
        "ldx [%%g4 + 32], %%o4\n\t"
        "ldx [%%g4 + 40], %%o5\n\t"
        "flushw\n\t"
        "ta 0x6d\n\t"
        "bcs,pn %%xcc, 1f\n\t"
        " sub %%g0, %%o0, %%g1\n\t"             /* -errno, as other architectures return it */
        "tst %%o1\n\t"
        "be 1f\n\t"
        " mov %%o0, %%g1\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 15")        /* unwinders stop here */
        SPLORK_CFI_(".cfi_undefined 31")
        "add %%sp, 2047, %%g1\n\t"              /* %sp itself is good at any time: a window may go there */
        "and %%g1, -16, %%g1\n\t"
        "sub %%g1, 2047 + 176, %%sp\n\t"        /* a window of its own: above may be the parent's */
        "mov 0, %%fp\n\t"                       /* those that follow frame pointers stop here */
        "mov 0, %%i7\n\t"
        "call %%g2\n\t"                         /* fn(arg) */
        " mov %%g3, %%o0\n\t"                   /* arg */
        "mov %[exit], %%g1\n\t"                 /* exit, not exit_group: this task only */
        "ta 0x6d\n\t"
        "unimp 0\n"                             /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        "restore"
        : "+r" (g1)
        : "r" (g2), "r" (g3), "r" (g4), [exit] "i" (__NR_exit)
        : SPLORK_LOST_ "memory");
    return g1;
}

#else /* any other architecture, and tcc, which runs out of registers: through libc */

/* Another name for libc's syscall(), so that <unistd.h>'s declaration does not matter. */
# ifdef __cplusplus
extern "C"
# endif
long splork_libc_syscall_(long number, ...) __asm__("syscall");

/* libc's syscall() returned -1 and set errno: convert that back to the kernel's result. */
static __inline__ long splork_unconverted_(long result)
{
    return result == -1 ? -(long)errno : result;
}

/* Macros, not functions: so a 64-bit value is passed whole through `...` where registers are wider than a long. */
# define splork_raw0_(number) splork_unconverted_(splork_libc_syscall_(number))
# define splork_raw1_(number, a) splork_unconverted_(splork_libc_syscall_(number, a))
# define splork_raw2_(number, a, b) splork_unconverted_(splork_libc_syscall_(number, a, b))
# define splork_raw3_(number, a, b, c) splork_unconverted_(splork_libc_syscall_(number, a, b, c))
# define splork_raw4_(number, a, b, c, d) splork_unconverted_(splork_libc_syscall_(number, a, b, c, d))
# define splork_raw5_(number, a, b, c, d, e) splork_unconverted_(splork_libc_syscall_(number, a, b, c, d, e))
# define splork_raw6_(number, a, b, c, d, e, f) splork_unconverted_(splork_libc_syscall_(number, a, b, c, d, e, f))

/* C alone cannot start a child on another stack. */
# define SPLORK_STARTS_NO_CHILD_
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    (void)number;
    (void)args;
    (void)fn;
    (void)arg;
    return -ENOTSUP;
}

#endif

/* splork_raw0_ to splork_raw6_: the system call with 0 to 6 arguments, each in the register that the architecture names
 * above, unless it has its own. Each is a macro of its own, so that unused registers cost nothing. */
# ifdef SPLORK_RESULT_
#  ifndef SPLORK_OUT_
#   define SPLORK_OUT_ "=r" (result_)
#  endif
#  define SPLORK_SET0_
#  define SPLORK_SET1_ register splork_word_ a_ __asm__(SPLORK_A_) = a;
#  define SPLORK_SET2_ SPLORK_SET1_ register splork_word_ b_ __asm__(SPLORK_B_) = b;
#  define SPLORK_SET3_ SPLORK_SET2_ register splork_word_ c_ __asm__(SPLORK_C_) = c;
#  define SPLORK_SET4_ SPLORK_SET3_ register splork_word_ d_ __asm__(SPLORK_D_) = d;
#  define SPLORK_SET5_ SPLORK_SET4_ register splork_word_ e_ __asm__(SPLORK_E_) = e;
#  define SPLORK_SET6_ SPLORK_SET5_ register splork_word_ f_ __asm__(SPLORK_F_) = f;
#  define SPLORK_IN0_ [number] "r" (number_)
#  define SPLORK_IN1_ SPLORK_IN0_, "r" (a_)
#  define SPLORK_IN2_ SPLORK_IN1_, "r" (b_)
#  define SPLORK_IN3_ SPLORK_IN2_, "r" (c_)
#  define SPLORK_IN4_ SPLORK_IN3_, "r" (d_)
#  define SPLORK_IN5_ SPLORK_IN4_, "r" (e_)
#  define SPLORK_IN6_ SPLORK_IN5_, "r" (f_)
#  ifndef SPLORK_TRAP5_ /* where the fifth and the sixth have no register that the kernel looks at */
#   define SPLORK_TRAP5_ SPLORK_TRAP_
#  endif
#  define SPLORK_RAW_(count, parameters, trap) \
    static __inline__ splork_word_ splork_raw##count##_ parameters \
    { \
        SPLORK_RESULT_; \
        SPLORK_NUMBER_ = number; \
        SPLORK_SET##count##_ \
        __asm__ __volatile__ (trap : SPLORK_OUT_ : SPLORK_IN##count##_ : SPLORK_LOST_ "memory"); \
        return result_; \
    }

SPLORK_RAW_(0, (long number), SPLORK_TRAP_)
SPLORK_RAW_(1, (long number, splork_word_ a), SPLORK_TRAP_)
SPLORK_RAW_(2, (long number, splork_word_ a, splork_word_ b), SPLORK_TRAP_)
SPLORK_RAW_(3, (long number, splork_word_ a, splork_word_ b, splork_word_ c), SPLORK_TRAP_)
SPLORK_RAW_(4, (long number, splork_word_ a, splork_word_ b, splork_word_ c, splork_word_ d), SPLORK_TRAP_)
SPLORK_RAW_(5, (long number, splork_word_ a, splork_word_ b, splork_word_ c, splork_word_ d, splork_word_ e), SPLORK_TRAP5_)
#  ifndef SPLORK_HAS_RAW6_
SPLORK_RAW_(6, (long number, splork_word_ a, splork_word_ b, splork_word_ c, splork_word_ d, splork_word_ e, splork_word_ f), SPLORK_TRAP5_)
#  endif
# endif

/* For all architectures. */

# ifndef SPLORK_STACK_ALIGN_
#  define SPLORK_STACK_ALIGN_ 16
# endif

# define splork_call0_(number) splork_result_(splork_raw0_(number))
# define splork_call1_(number, a) splork_result_(splork_raw1_(number, a))
# define splork_call2_(number, a, b) splork_result_(splork_raw2_(number, a, b))
# define splork_call3_(number, a, b, c) splork_result_(splork_raw3_(number, a, b, c))
# define splork_call4_(number, a, b, c, d) splork_result_(splork_raw4_(number, a, b, c, d))
# define splork_call5_(number, a, b, c, d, e) splork_result_(splork_raw5_(number, a, b, c, d, e))
# define splork_call6_(number, a, b, c, d, e, f) splork_result_(splork_raw6_(number, a, b, c, d, e, f))

/* The address at which a stack is to begin. */
static __inline__ void *splork_rounded_(void *stack)
{
# ifdef SPLORK_STACK_GROWS_UP_
    stack = (void *)((uintptr_t)stack + SPLORK_STACK_ALIGN_ - 1);
# endif
    return (void *)((uintptr_t)stack & ~(uintptr_t)(SPLORK_STACK_ALIGN_ - 1));
}

/* The stack pointer as the kernel takes it. */
static __inline__ void *splork_kernels_stack_(void *stack)
{
# ifdef SPLORK_STACK_BIAS_
    return stack ? (char *)stack - SPLORK_STACK_BIAS_ : stack;
# else
    return stack;
# endif
}

/* The order of clone's arguments depends on the architecture (the kernel's CONFIG_CLONE_BACKWARDS). */
static __inline__ void splork_clone_args_(splork_word_ *args, splork_word_ flags, splork_word_ stack,
                                          splork_word_ parent_tid, splork_word_ child_tid, splork_word_ tls)
{
# ifdef SPLORK_CLONE_BACKWARDS2_
    args[0] = stack;
    args[1] = flags;
# else
    args[0] = flags;
    args[1] = stack;
# endif
    args[2] = parent_tid;
# ifdef SPLORK_CLONE_BACKWARDS_
    args[3] = tls;
    args[4] = child_tid;
# else
    args[3] = child_tid;
    args[4] = tls;
# endif
    args[5] = 0;
}

/* The same as splork_spawn_raw_, with a program's words: where a register has more bits, they are zero-extended. */
# ifdef SPLORK_WIDE_REGISTERS_
SPLORK_IN_PLACE_ splork_word_ splork_spawn_longs_(long number, const long *args, int (*fn)(void *), void *arg)
{
    splork_word_ words[6];
    int at;

    for (at = 0; at < 6; at++)
        words[at] = (splork_word_)(unsigned long)args[at];
    return splork_spawn_raw_(number, words, fn, arg);
}
# else
#  define splork_spawn_longs_ splork_spawn_raw_
# endif

#if (defined(__mips__) && _MIPS_SIM == _ABIO32) \
    || (defined(__mips__) && _MIPS_SIM == _ABIN32) \
    || (defined(__mips__) && _MIPS_SIM == _ABI64)
# define SPLORK_LAST_SIGNAL_ 128
#else
# define SPLORK_LAST_SIGNAL_ 64
#endif

/* Converts a clone3 request to clone's arguments, if clone can express all of it. The library's src/fallback.rs, in C. */

struct splork_request_ { /* struct clone_args of Linux 5.7, which linux/sched.h may lack */
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
};

/* Before Linux 5.2, clone ignores CLONE_PIDFD. pidfd_open came together with clone3. So if pidfd_open does not answer
 * ENOSYS but clone3 does, a filter blocks clone3, and clone knows the flag. */
static __inline__ int splork_kernel_has_pidfds_(void)
{
# if defined(__NR_pidfd_open)
    const long number = __NR_pidfd_open;
# elif defined(__NR_Linux) /* MIPS */
    const long number = __NR_Linux + 434;
# elif defined(__alpha__)
    const long number = 544;
# else
    const long number = 434;
# endif
    int saved = errno;
    int has = splork_call2_(number, -1L, 0L) != -1 || errno != ENOSYS;

    errno = saved;
    return has;
}

/* Asks the kernel whether an address is valid, with a futex operation that wakes, waits for and moves nobody.
 * FUTEX_CMP_REQUEUE (4) also reads there; FUTEX_REQUEUE (3) only checks that it is a user address.
 * Returns 0, or an errno: `refusal` if the address is not valid, ENOSYS if the kernel cannot be asked. Uses any word of
 * the page but the first: for that one, x86-64's kernel does not notice that user space ends before it. */
static __inline__ int splork_ask_(long operation, uintptr_t byte, int refusal)
{
# ifdef __NR_futex
    const long number = __NR_futex;
# else
    const long number = __NR_futex_time64;
# endif
    const long private_flag = 128;
    splork_word_ word = (splork_word_)((byte | 4) & ~(uintptr_t)3);
    int saved = errno;
    int code = splork_call6_(number, word, operation | private_flag, 0L, 0L, word, 0L) == -1 ? errno : 0;

    errno = saved;
    if (code == EFAULT)
        return refusal;
    return code == EAGAIN || code == 0 ? 0 : ENOSYS;
}

/* Returns 0 and sets args if clone can do exactly this. Else returns clone3's errno, or ENOSYS if clone cannot do it. */
static __inline__ int splork_as_clone_(const void *request, size_t size, splork_word_ *args)
{
    const uint64_t csignal = 0xff, pidfd = 0x1000, parent = 0x8000, thread = 0x10000;
    const uint64_t parent_settid = 0x100000, detached = 0x400000;
    const unsigned char *from = (const unsigned char *)request;
    struct splork_request_ asked = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
    const long requeue = 3, cmp_requeue = 4;
    uint64_t top;
    size_t at;
    int code;

    if (size < 64 || size > 4096)
        return ENOSYS;
    code = splork_ask_(cmp_requeue, (uintptr_t)from, EFAULT); /* so small that it lies on two pages at most */
    if (!code)
        code = splork_ask_(cmp_requeue, (uintptr_t)from + size - 1, EFAULT);
    if (code)
        return code;
    for (at = 0; at < size; at++) {
        if (at < sizeof asked)
            ((unsigned char *)&asked)[at] = from[at];
        else if (from[at])
            return ENOSYS;
    }
    if (asked.flags >> 32 || asked.flags & (csignal | detached))
        return ENOSYS;
    if (asked.exit_signal > SPLORK_LAST_SIGNAL_ || (asked.exit_signal && asked.flags & (thread | parent)))
        return ENOSYS;
    if (asked.set_tid || asked.set_tid_size || !asked.stack != !asked.stack_size)
        return ENOSYS;
    if (asked.flags & pidfd && (asked.flags & parent_settid || !splork_kernel_has_pidfds_()))
        return ENOSYS;
# ifdef SPLORK_STACK_GROWS_UP_
    top = asked.stack;
# else
    top = asked.stack + asked.stack_size;
# endif
    if (top < asked.stack || top != (uintptr_t)top)
        return EINVAL;
    if (top)
        code = splork_ask_(requeue, (uintptr_t)top - 1, EINVAL);
    if (code)
        return code;
    splork_clone_args_(args, (splork_word_)(asked.flags | asked.exit_signal),
                       (splork_word_)(uintptr_t)splork_kernels_stack_((void *)(uintptr_t)top),
                       (splork_word_)(asked.flags & pidfd ? asked.pidfd : asked.parent_tid),
                       (splork_word_)asked.child_tid, (splork_word_)asked.tls);
    return 0;
}

/* Not inline, because it is reached only after an error. */
__attribute__((__cold__, __noinline__, __unused__))
static int splork_by_clone_(splork_word_ raw, const void *request, size_t size, int (*fn)(void *), void *arg)
{
    splork_word_ args[6];
    int code = splork_as_clone_(request, size, args);

    if (code)
        return (int)splork_fail_(code == ENOSYS ? (int)-raw : code);
    return (int)splork_result_(splork_spawn_raw_(__NR_clone, args, fn, arg));
}

static __inline__ int splork_clone3_(long number, void *request, size_t size, int (*fn)(void *), void *arg,
                                     int on_enosys, int on_eperm)
{
    splork_word_ args[6] = { 0 };
    splork_word_ raw;

    if (!fn || !request)
        return (int)splork_fail_(EINVAL);
    args[0] = (splork_word_)(uintptr_t)request;
    args[1] = (splork_word_)size;
    raw = splork_spawn_raw_(number, args, fn, arg);
    if ((splork_unsigned_)raw < (splork_unsigned_)-4095L)
        return (int)raw;
    if ((raw == -ENOSYS && on_enosys) || (raw == -EPERM && on_eperm))
        return splork_by_clone_(raw, request, size, fn, arg);
    return (int)splork_fail_((int)-raw);
}

#endif
