/* Under a name of our own, so that it does not matter whether and how <unistd.h> declares it. */
# ifdef __cplusplus
extern "C"
# endif
long splork_libc_syscall_(long number, ...) __asm__("syscall");

/* libc's syscall() has turned the error into -1 and errno already: here it is raw again. */
static __inline__ long splork_raw_(long number, long a, long b, long c, long d, long e, long f)
{
    long result = splork_libc_syscall_(number, a, b, c, d, e, f);

    return result == -1 ? -(long)errno : result;
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
