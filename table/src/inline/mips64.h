/* n64: number $2; arguments $4-$9; result $2, or errno where $7 is 1; the kernel overwrites $1, $3, $10-$15, $24, $25, hi, lo */

# define SPLORK_CLONE_BACKWARDS_
# define SPLORK_LOST_ "$1", "$3", "$10", "$11", "$12", "$13", "$14", "$15", "$24", "$25", "hi", "lo",
# define SPLORK_NEGATED_ "dsubu $7, $0, $7\n\txor $2, $2, $7\n\tdsubu $2, $2, $7" /* all bits turned, and 1 added */
# define SPLORK_TRAP_ "syscall\n\t" SPLORK_NEGATED_
# define SPLORK_NUMBER_ register long number_ __asm__("$2")
# define SPLORK_RESULT_ \
    register long result_ __asm__("$2"); \
    register long failed_ __asm__("$7")
# define SPLORK_OUT_ "=r" (result_), "=r" (failed_)
# define SPLORK_A_ "$4"
# define SPLORK_B_ "$5"
# define SPLORK_C_ "$6"
# define SPLORK_D_ "$7"
# define SPLORK_E_ "$8"
# define SPLORK_F_ "$9"

/* The child begins behind the system call with what every call saves: $3 and $25 too, where arg and fn ride along. Its
 * $2 and $7 are 0 and, given a stack, $29 is that. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r2 __asm__("$2") = number;
    register long r4 __asm__("$4") = args[0];
    register long r5 __asm__("$5") = args[1];
    register long r6 __asm__("$6") = args[2];
    register long r7 __asm__("$7") = args[3];
    register long r8 __asm__("$8") = args[4];
    register long r9 __asm__("$9") = args[5];
    register int (*r25)(void *) __asm__("$25") = fn;
    register void *r3 __asm__("$3") = arg;

    __asm__ __volatile__ (
        ".set push\n\t"
        ".set noreorder\n\t"
        ".set noat\n\t"
        "syscall\n\t"
        "bnez $2, 1f\n\t"                       /* an errno is never 0 */
        " nop\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 31")        /* unwinders stop here */
        "move $30, $0\n\t"                      /* so do those that follow frame pointers */
        "li $2, -16\n\t"
        "and $29, $29, $2\n\t"
        "jalr $25\n\t"                          /* fn(arg): fn finds its data from $25 */
        " move $4, $3\n\t"                      /* arg */
        "move $4, $2\n\t"
        "li $2, %[exit]\n\t"                    /* exit, not exit_group: this task only */
        "syscall\n\t"
        "break\n"                               /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        SPLORK_NEGATED_ "\n\t"
        ".set pop"
        : "+r" (r2), "+r" (r7), "+r" (r3), "+r" (r25)
        : "r" (r4), "r" (r5), "r" (r6), "r" (r8), "r" (r9), [exit] "i" (__NR_exit)
        : "$1", "$10", "$11", "$12", "$13", "$14", "$15", "$24", "hi", "lo", "memory");
    return r2;
}
