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
