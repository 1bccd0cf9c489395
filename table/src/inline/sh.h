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
