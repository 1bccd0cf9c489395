/* Another name for libc's syscall(), so that <unistd.h>'s declaration does not matter. */
# ifdef __cplusplus
extern "C"
# endif
long splork_libc_syscall_(long number, ...) __asm__("syscall");

/* libc's syscall() returned -1 and set errno: convert that back to the kernel's result. */
static __inline__ long splork_unconverted_(long result)
{
    return result == -1 ? -(long)errno : result;
}

/* Macros, not functions: so a 64-bit value is passed whole through `...` where registers are wider than a long. */
# define splork_raw0_(number) splork_unconverted_(splork_libc_syscall_(number))
# define splork_raw1_(number, a) splork_unconverted_(splork_libc_syscall_(number, a))
# define splork_raw2_(number, a, b) splork_unconverted_(splork_libc_syscall_(number, a, b))
# define splork_raw3_(number, a, b, c) splork_unconverted_(splork_libc_syscall_(number, a, b, c))
# define splork_raw4_(number, a, b, c, d) splork_unconverted_(splork_libc_syscall_(number, a, b, c, d))
# define splork_raw5_(number, a, b, c, d, e) splork_unconverted_(splork_libc_syscall_(number, a, b, c, d, e))
# define splork_raw6_(number, a, b, c, d, e, f) splork_unconverted_(splork_libc_syscall_(number, a, b, c, d, e, f))

/* C alone cannot start a child on another stack. */
# define SPLORK_STARTS_NO_CHILD_
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    (void)number;
    (void)args;
    (void)fn;
    (void)arg;
    return -ENOTSUP;
}
