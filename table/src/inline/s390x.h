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
