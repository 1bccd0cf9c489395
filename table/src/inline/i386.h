/* number eax; arguments ebx ecx edx esi edi ebp; result eax; by int 0x80 alone: sysenter and the vDSO keep registers on
 * the user's stack, and the child's is another one. The compiler may want ebx, esi and ebp for itself, so no operand is
 * there; no memory below esp is in use. */

# define SPLORK_CLONE_BACKWARDS_

# define SPLORK_TRAP_ \
    "push %%ebx\n\tpush %%esi\n\tpush %%edi\n\tpush %%ebp\n\t" \
    "mov %%ecx, %%ebp\n\t" \
    "mov (%%ebp), %%ebx\n\t" \
    "mov 4(%%ebp), %%ecx\n\t" \
    "mov 8(%%ebp), %%edx\n\t" \
    "mov 12(%%ebp), %%esi\n\t" \
    "mov 16(%%ebp), %%edi\n\t" \
    "mov 20(%%ebp), %%ebp\n\t" \
    "int $0x80\n\t"
# define SPLORK_AFTER_TRAP_ "pop %%ebp\n\tpop %%edi\n\tpop %%esi\n\tpop %%ebx"

static __inline__ long splork_raw0_(long number)
{
    __asm__ __volatile__ ("int $0x80" : "+a" (number) : : "memory");
    return number;
}

/* Up to three arguments are in registers. The first is in edi; ebx is exchanged with it for the call. */
# define SPLORK_EBX_ "xchg %%ebx, %%edi\n\tint $0x80\n\txchg %%ebx, %%edi"

static __inline__ long splork_raw1_(long number, long a)
{
    __asm__ __volatile__ (SPLORK_EBX_ : "+a" (number) : "D" (a) : "memory");
    return number;
}

static __inline__ long splork_raw2_(long number, long a, long b)
{
    __asm__ __volatile__ (SPLORK_EBX_ : "+a" (number) : "D" (a), "c" (b) : "memory");
    return number;
}

static __inline__ long splork_raw3_(long number, long a, long b, long c)
{
    __asm__ __volatile__ (SPLORK_EBX_ : "+a" (number) : "D" (a), "c" (b), "d" (c) : "memory");
    return number;
}

/* For four and more, all six come from memory: less code than one variant for each count. */
static __inline__ long splork_raw6_(long number, long a, long b, long c, long d, long e, long f)
{
    long args[6];
    const long *from = args;

    args[0] = a;
    args[1] = b;
    args[2] = c;
    args[3] = d;
    args[4] = e;
    args[5] = f;
    __asm__ __volatile__ (SPLORK_TRAP_ SPLORK_AFTER_TRAP_ : "+a" (number), "+c" (from) : : "edx", "memory", "cc");
    return number;
}

# define splork_raw4_(number, a, b, c, d) splork_raw6_(number, a, b, c, d, 0L, 0L)
# define splork_raw5_(number, a, b, c, d, e) splork_raw6_(number, a, b, c, d, e, 0L)

/* The child starts after the system call with the parent's registers, except eax, and esp if it has a stack.
 * Six arguments and the number need all registers, so fn and arg are on the FPU's stack: fork has to copy it too, and
 * every compiler has it (SSE may be switched off). An int passes through it unchanged. */
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    __asm__ __volatile__ (
        "fildl %[arg]\n\t"
        "fildl %[fn]\n\t"
        SPLORK_TRAP_
        "test %%eax, %%eax\n\t"
        "jnz 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined eip")       /* unwinders stop here */
        SPLORK_CFI_(".cfi_same_value ebp")      /* glibc's backtrace() needs it anyway */
        "xor %%ebp, %%ebp\n\t"                  /* unwinders by frame pointer stop here too */
        "and $-16, %%esp\n\t"
        "sub $16, %%esp\n\t"                    /* room for two words, and still aligned */
        "fistpl 4(%%esp)\n\t"                   /* fn */
        "fistpl (%%esp)\n\t"                    /* arg */
        "call *4(%%esp)\n\t"                    /* fn(arg) */
        "mov %%eax, %%ebx\n\t"                  /* its result is the exit status */
        "mov %[exit], %%eax\n\t"                /* exit, not exit_group: ends only this task */
        "int $0x80\n\t"
        "hlt\n"                                 /* exit returned, by a seccomp filter: crash */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:\n\t"
        SPLORK_AFTER_TRAP_ "\n\t"
        "fstp %%st(0)\n\t"
        "fstp %%st(0)"
        : "+a" (number), "+c" (args)
        : [fn] "m" (fn), [arg] "m" (arg), [exit] "i" (__NR_exit)
        : "edx", "st", "st(1)", "st(2)", "st(3)", "st(4)", "st(5)", "st(6)", "st(7)", "memory", "cc");
    return number;
}
