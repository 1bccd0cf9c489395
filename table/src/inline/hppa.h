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
