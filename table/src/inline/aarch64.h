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
