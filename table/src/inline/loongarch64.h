/* number a7; arguments a0-a5; result a0; the kernel overwrites t0-t8 */

# define SPLORK_LOST_ "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8",
# define SPLORK_TRAP_ "syscall 0"
# define SPLORK_NUMBER_ register long number_ __asm__("$a7")
# define SPLORK_RESULT_ register long result_ __asm__("$a0")
# define SPLORK_A_ "$a0"
# define SPLORK_B_ "$a1"
# define SPLORK_C_ "$a2"
# define SPLORK_D_ "$a3"
# define SPLORK_E_ "$a4"
# define SPLORK_F_ "$a5"

/* The child starts after the system call with the parent's registers, except a0, and sp if it has a stack.
 * fn and arg are in s0 and s1. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long a7 __asm__("$a7") = number;
    register long a0 __asm__("$a0") = args[0];
    register long a1 __asm__("$a1") = args[1];
    register long a2 __asm__("$a2") = args[2];
    register long a3 __asm__("$a3") = args[3];
    register long a4 __asm__("$a4") = args[4];
    register long a5 __asm__("$a5") = args[5];
    register int (*s0)(void *) __asm__("$s0") = fn;
    register void *s1 __asm__("$s1") = arg;

    __asm__ __volatile__ (
        "syscall 0\n\t"
        "bnez $a0, 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined 1")         /* unwinders stop here */
        "move $fp, $zero\n\t"                   /* unwinders by frame pointer stop here too */
        "move $ra, $zero\n\t"
        "bstrins.d $sp, $zero, 3, 0\n\t"
        "move $a0, $s1\n\t"                     /* arg */
        "jirl $ra, $s0, 0\n\t"                  /* fn(arg) */
        "li.w $a7, %[exit]\n\t"                 /* exit, not exit_group: ends only this task */
        "syscall 0\n\t"
        "break 0\n"                             /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (a0)
        : "r" (a7), "r" (a1), "r" (a2), "r" (a3), "r" (a4), "r" (a5), "r" (s0), "r" (s1), [exit] "i" (__NR_exit)
        : "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8", "memory");
    return a0;
}
