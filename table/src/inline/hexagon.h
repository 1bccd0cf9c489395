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
