/* Converts a clone3 request to clone's arguments, if clone can express all of it. The library's src/fallback.rs, in C. */

struct splork_request_ { /* struct clone_args of Linux 5.7, which linux/sched.h may lack */
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
};

/* Before Linux 5.2, clone ignores CLONE_PIDFD. pidfd_open came together with clone3. So if pidfd_open does not answer
 * ENOSYS but clone3 does, a filter blocks clone3, and clone knows the flag. */
static __inline__ int splork_kernel_has_pidfds_(void)
{
# if defined(__NR_pidfd_open)
    const long number = __NR_pidfd_open;
# elif defined(__NR_Linux) /* MIPS */
    const long number = __NR_Linux + 434;
# elif defined(__alpha__)
    const long number = 544;
# else
    const long number = 434;
# endif
    int saved = errno;
    int has = splork_call2_(number, -1L, 0L) != -1 || errno != ENOSYS;

    errno = saved;
    return has;
}

/* Asks the kernel whether an address is valid, with a futex operation that wakes, waits for and moves nobody.
 * FUTEX_CMP_REQUEUE (4) also reads there; FUTEX_REQUEUE (3) only checks that it is a user address.
 * Returns 0, or an errno: `refusal` if the address is not valid, ENOSYS if the kernel cannot be asked. Uses any word of
 * the page but the first: for that one, x86-64's kernel does not notice that user space ends before it. */
static __inline__ int splork_ask_(long operation, uintptr_t byte, int refusal)
{
# ifdef __NR_futex
    const long number = __NR_futex;
# else
    const long number = __NR_futex_time64;
# endif
    const long private_flag = 128;
    splork_word_ word = (splork_word_)((byte | 4) & ~(uintptr_t)3);
    int saved = errno;
    int code = splork_call6_(number, word, operation | private_flag, 0L, 0L, word, 0L) == -1 ? errno : 0;

    errno = saved;
    if (code == EFAULT)
        return refusal;
    return code == EAGAIN || code == 0 ? 0 : ENOSYS;
}

/* Returns 0 and sets args if clone can do exactly this. Else returns clone3's errno, or ENOSYS if clone cannot do it. */
static __inline__ int splork_as_clone_(const void *request, size_t size, splork_word_ *args)
{
    const uint64_t csignal = 0xff, pidfd = 0x1000, parent = 0x8000, thread = 0x10000;
    const uint64_t parent_settid = 0x100000, detached = 0x400000;
    const unsigned char *from = (const unsigned char *)request;
    struct splork_request_ asked = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
    const long requeue = 3, cmp_requeue = 4;
    uint64_t top;
    size_t at;
    int code;

    if (size < 64 || size > 4096)
        return ENOSYS;
    code = splork_ask_(cmp_requeue, (uintptr_t)from, EFAULT); /* so small that it lies on two pages at most */
    if (!code)
        code = splork_ask_(cmp_requeue, (uintptr_t)from + size - 1, EFAULT);
    if (code)
        return code;
    for (at = 0; at < size; at++) {
        if (at < sizeof asked)
            ((unsigned char *)&asked)[at] = from[at];
        else if (from[at])
            return ENOSYS;
    }
    if (asked.flags >> 32 || asked.flags & (csignal | detached))
        return ENOSYS;
    if (asked.exit_signal > SPLORK_LAST_SIGNAL_ || (asked.exit_signal && asked.flags & (thread | parent)))
        return ENOSYS;
    if (asked.set_tid || asked.set_tid_size || !asked.stack != !asked.stack_size)
        return ENOSYS;
    if (asked.flags & pidfd && (asked.flags & parent_settid || !splork_kernel_has_pidfds_()))
        return ENOSYS;
# ifdef SPLORK_STACK_GROWS_UP_
    top = asked.stack;
# else
    top = asked.stack + asked.stack_size;
# endif
    if (top < asked.stack || top != (uintptr_t)top)
        return EINVAL;
    if (top)
        code = splork_ask_(requeue, (uintptr_t)top - 1, EINVAL);
    if (code)
        return code;
    splork_clone_args_(args, (splork_word_)(asked.flags | asked.exit_signal),
                       (splork_word_)(uintptr_t)splork_kernels_stack_((void *)(uintptr_t)top),
                       (splork_word_)(asked.flags & pidfd ? asked.pidfd : asked.parent_tid),
                       (splork_word_)asked.child_tid, (splork_word_)asked.tls);
    return 0;
}

/* Not inline, because it is reached only after an error. */
__attribute__((__cold__, __noinline__, __unused__))
static int splork_by_clone_(splork_word_ raw, const void *request, size_t size, int (*fn)(void *), void *arg)
{
    splork_word_ args[6];
    int code = splork_as_clone_(request, size, args);

    if (code)
        return (int)splork_fail_(code == ENOSYS ? (int)-raw : code);
    return (int)splork_result_(splork_spawn_raw_(__NR_clone, args, fn, arg));
}

static __inline__ int splork_clone3_(long number, void *request, size_t size, int (*fn)(void *), void *arg,
                                     int on_enosys, int on_eperm)
{
    splork_word_ args[6] = { 0 };
    splork_word_ raw;

    if (!fn || !request)
        return (int)splork_fail_(EINVAL);
    args[0] = (splork_word_)(uintptr_t)request;
    args[1] = (splork_word_)size;
    raw = splork_spawn_raw_(number, args, fn, arg);
    if ((splork_unsigned_)raw < (splork_unsigned_)-4095L)
        return (int)raw;
    if ((raw == -ENOSYS && on_enosys) || (raw == -EPERM && on_eperm))
        return splork_by_clone_(raw, request, size, fn, arg);
    return (int)splork_fail_((int)-raw);
}
