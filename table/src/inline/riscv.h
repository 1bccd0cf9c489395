/* number a7; arguments a0-a5; result a0; the kernel may drop vector registers */

# define SPLORK_CLONE_BACKWARDS_
# ifdef __riscv_vector
#  define SPLORK_LOST_ "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13", "v14", \
    "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28", "v29", "v30", \
    "v31", "vl", "vtype", "vxrm", "vxsat",
# else
#  define SPLORK_LOST_
# endif
# define SPLORK_TRAP_ "ecall"
# define SPLORK_NUMBER_ register long number_ __asm__("a7")
# define SPLORK_RESULT_ register long result_ __asm__("a0")
# define SPLORK_A_ "a0"
# define SPLORK_B_ "a1"
# define SPLORK_C_ "a2"
# define SPLORK_D_ "a3"
# define SPLORK_E_ "a4"
# define SPLORK_F_ "a5"

/* The child starts after the system call with the parent's registers, except a0, and sp if it has a stack.
 * fn and arg are in s2 and s3. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long a7 __asm__("a7") = number;
    register long a0 __asm__("a0") = args[0];
    register long a1 __asm__("a1") = args[1];
    register long a2 __asm__("a2") = args[2];
    register long a3 __asm__("a3") = args[3];
    register long a4 __asm__("a4") = args[4];
    register long a5 __asm__("a5") = args[5];
    register int (*s2)(void *) __asm__("s2") = fn;
    register void *s3 __asm__("s3") = arg;

    __asm__ __volatile__ (
        "ecall\n\t"
        "bnez a0, 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined ra")        /* unwinders stop here */
        "mv s0, zero\n\t"                       /* unwinders by frame pointer stop here too */
        "mv ra, zero\n\t"
        "andi sp, sp, -16\n\t"
        "mv a0, s3\n\t"                         /* arg */
        "jalr s2\n\t"                           /* fn(arg) */
        "li a7, %[exit]\n\t"                    /* exit, not exit_group: ends only this task */
        "ecall\n\t"
        "ebreak\n"                              /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (a0)
        : "r" (a7), "r" (a1), "r" (a2), "r" (a3), "r" (a4), "r" (a5), "r" (s2), "r" (s3), [exit] "i" (__NR_exit)
        : SPLORK_LOST_ "memory");
    return a0;
}
