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
