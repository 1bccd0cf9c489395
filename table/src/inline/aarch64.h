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

/* The child begins behind the system call with every register but x0 and, given a stack, sp as they were: fn and arg
 * ride along in x20 and x21. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long x8 __asm__("x8") = number;
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
        "mov x29, xzr\n\t"                      /* so do those that follow frame pointers */
        "mov x30, xzr\n\t"
        "mov x9, sp\n\t"
        "and sp, x9, #-16\n\t"
        "mov x0, x21\n\t"                       /* arg */
        "blr x20\n\t"                           /* fn(arg) */
        "mov x8, %[exit]\n\t"                   /* exit, not exit_group: this task only */
        "svc #0\n\t"
        "brk #0\n"                              /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (x0)
        : "r" (x8), "r" (x1), "r" (x2), "r" (x3), "r" (x4), "r" (x5), "r" (x20), "r" (x21), [exit] "i" (__NR_exit)
        : SPLORK_LOST_ "memory", "cc");
    return x0;
}
