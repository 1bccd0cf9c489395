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
