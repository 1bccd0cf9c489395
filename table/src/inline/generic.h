/* Under a name of our own, so that it does not matter whether and how <unistd.h> declares it. */
# ifdef __cplusplus
extern "C"
# endif
long splork_libc_syscall_(long number, ...) __asm__("syscall");

/* libc's syscall() has turned the error into -1 and errno already. */
# define splork_call0_(number) splork_libc_syscall_(number)
# define splork_call1_(number, a) splork_libc_syscall_(number, a)
# define splork_call2_(number, a, b) splork_libc_syscall_(number, a, b)
# define splork_call3_(number, a, b, c) splork_libc_syscall_(number, a, b, c)
# define splork_call4_(number, a, b, c, d) splork_libc_syscall_(number, a, b, c, d)
# define splork_call5_(number, a, b, c, d, e) splork_libc_syscall_(number, a, b, c, d, e)
# define splork_call6_(number, a, b, c, d, e, f) splork_libc_syscall_(number, a, b, c, d, e, f)

static __inline__ void *splork_rounded_(void *stack)
{
    return (void *)((uintptr_t)stack & ~(uintptr_t)15);
}

static __inline__ void splork_clone_args_(long *args, long flags, long stack, long parent_tid, long child_tid, long tls)
{
    args[0] = flags;
    args[1] = stack;
    args[2] = parent_tid;
    args[3] = child_tid;
    args[4] = tls;
    args[5] = 0;
}

/* No C can start a child on a stack of its own. */
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    (void)number;
    (void)args;
    (void)fn;
    (void)arg;
    return -ENOTSUP;
}
