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

/* The child begins behind the system call with every register but r0 and, given a stack, sp as they were: fn and arg
 * ride along in r8 and r10. Its code has a section of its own: there the linker says in EHABI's tables that nothing can
 * be unwound, while this function may have entries of its own. */
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
        "mov r7, %[exit]\n\t"                   /* exit, not exit_group: this task only */
        "svc 0\n\t"
        "udf #0\n"                              /* a seccomp filter can make exit return: stop hard */
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
