/* Number rax; arguments rdi rsi rdx r10 r8 r9; result rax; the kernel overwrites rcx and r11. x32 has the same registers
 * whole, and pointers of 32 bits, which are zero-extended. */

# define SPLORK_LOST_ "rcx", "r11",
# define SPLORK_TRAP_ "syscall"
# define SPLORK_NUMBER_ register splork_word_ number_ __asm__("rax")
# define SPLORK_RESULT_ register splork_word_ result_ __asm__("rax")
# define SPLORK_A_ "rdi"
# define SPLORK_B_ "rsi"
# define SPLORK_C_ "rdx"
# define SPLORK_D_ "r10"
# define SPLORK_E_ "r8"
# define SPLORK_F_ "r9"

/* The child starts after the syscall instruction with the parent's registers, except rax, and rsp if it has a stack.
 * fn and arg are in r12 and r13, the parent's rsp in r14. A child with the same rsp may share the stack (CLONE_VFORK), so
 * it first steps over the 128 bytes below rsp that this function may be using. */
SPLORK_IN_PLACE_ splork_word_ splork_spawn_raw_(splork_word_ number, const splork_word_ *args, int (*fn)(void *), void *arg)
{
    splork_word_ result;
    register splork_word_ r10 __asm__("r10") = args[3];
    register splork_word_ r8 __asm__("r8") = args[4];
    register splork_word_ r9 __asm__("r9") = args[5];
    register splork_word_ r12 __asm__("r12") = (splork_word_)(uintptr_t)fn;
    register splork_word_ r13 __asm__("r13") = (splork_word_)(uintptr_t)arg;

    __asm__ __volatile__ (
        "mov %%rsp, %%r14\n\t"
        "syscall\n\t"
        "test %%rax, %%rax\n\t"
        "jnz 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined rip")       /* unwinders stop here */
        "xor %%ebp, %%ebp\n\t"                  /* unwinders by frame pointer stop here too */
        "cmp %%rsp, %%r14\n\t"
        "jne 0f\n\t"
        "sub $128, %%rsp\n"                     /* the red zone */
        "0:\n\t"
        "and $-16, %%rsp\n\t"
        "mov %%r13, %%rdi\n\t"                  /* arg */
        "call *%%r12\n\t"                       /* fn(arg) */
        "mov %%eax, %%edi\n\t"                  /* its result is the exit status */
        "mov %[exit], %%eax\n\t"                /* exit, not exit_group: ends only this task */
        "syscall\n\t"
        "hlt\n"                                 /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "=a" (result)
        : "0" (number), "D" (args[0]), "S" (args[1]), "d" (args[2]), "r" (r10), "r" (r8), "r" (r9), "r" (r12),
          "r" (r13), [exit] "i" (__NR_exit)
        : "rcx", "r11", "r14", "memory", "cc");
    return result;
}
