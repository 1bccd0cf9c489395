/* For all architectures. */

# ifndef SPLORK_STACK_ALIGN_
#  define SPLORK_STACK_ALIGN_ 16
# endif

# define splork_call0_(number) splork_result_(splork_raw0_(number))
# define splork_call1_(number, a) splork_result_(splork_raw1_(number, a))
# define splork_call2_(number, a, b) splork_result_(splork_raw2_(number, a, b))
# define splork_call3_(number, a, b, c) splork_result_(splork_raw3_(number, a, b, c))
# define splork_call4_(number, a, b, c, d) splork_result_(splork_raw4_(number, a, b, c, d))
# define splork_call5_(number, a, b, c, d, e) splork_result_(splork_raw5_(number, a, b, c, d, e))
# define splork_call6_(number, a, b, c, d, e, f) splork_result_(splork_raw6_(number, a, b, c, d, e, f))

/* The address at which a stack is to begin. */
static __inline__ void *splork_rounded_(void *stack)
{
# ifdef SPLORK_STACK_GROWS_UP_
    stack = (void *)((uintptr_t)stack + SPLORK_STACK_ALIGN_ - 1);
# endif
    return (void *)((uintptr_t)stack & ~(uintptr_t)(SPLORK_STACK_ALIGN_ - 1));
}

/* The stack pointer as the kernel takes it. */
static __inline__ void *splork_kernels_stack_(void *stack)
{
# ifdef SPLORK_STACK_BIAS_
    return stack ? (char *)stack - SPLORK_STACK_BIAS_ : stack;
# else
    return stack;
# endif
}

/* The order of clone's arguments depends on the architecture (the kernel's CONFIG_CLONE_BACKWARDS). */
static __inline__ void splork_clone_args_(splork_word_ *args, splork_word_ flags, splork_word_ stack,
                                          splork_word_ parent_tid, splork_word_ child_tid, splork_word_ tls)
{
# ifdef SPLORK_CLONE_BACKWARDS2_
    args[0] = stack;
    args[1] = flags;
# else
    args[0] = flags;
    args[1] = stack;
# endif
    args[2] = parent_tid;
# ifdef SPLORK_CLONE_BACKWARDS_
    args[3] = tls;
    args[4] = child_tid;
# else
    args[3] = child_tid;
    args[4] = tls;
# endif
    args[5] = 0;
}

/* The same as splork_spawn_raw_, with a program's words: where a register has more bits, they are zero-extended. */
# ifdef SPLORK_WIDE_REGISTERS_
SPLORK_IN_PLACE_ splork_word_ splork_spawn_longs_(long number, const long *args, int (*fn)(void *), void *arg)
{
    splork_word_ words[6];
    int at;

    for (at = 0; at < 6; at++)
        words[at] = (splork_word_)(unsigned long)args[at];
    return splork_spawn_raw_(number, words, fn, arg);
}
# else
#  define splork_spawn_longs_ splork_spawn_raw_
# endif
