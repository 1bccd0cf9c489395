#ifdef SPLORK_STARTS_NO_CHILD_
# error "splork's headers have no instructions for this architecture, and its clone() could not do what libc's does"
#endif

/* clone(2) as glibc has it, whose <sched.h> declares it. */
int clone(int (*fn)(void *), void *stack, int flags, void *arg, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */)
{
    pid_t *parent_tid;
    void *tls;
    pid_t *child_tid;
    va_list rest;
    splork_word_ args[6];

    va_start(rest, arg);
    parent_tid = va_arg(rest, pid_t *);
    tls = va_arg(rest, void *);
    child_tid = va_arg(rest, pid_t *);
    va_end(rest);
    stack = splork_rounded_(stack); /* comes first, as in glibc */
    if (!fn || !stack)
        return (int)splork_fail_(EINVAL);
    splork_clone_args_(args, (splork_word_)(unsigned int)flags, (splork_word_)(uintptr_t)splork_kernels_stack_(stack),
                       (splork_word_)(uintptr_t)parent_tid, (splork_word_)(uintptr_t)child_tid,
                       (splork_word_)(uintptr_t)tls);
    return (int)splork_result_(splork_spawn_raw_(__NR_clone, args, fn, arg));
}

#ifdef SPLORK_SHARED /* not in the archive: musl has an internal function of that name, with another contract */
extern __typeof__(clone) __clone __attribute__((__alias__("clone")));

/* The settings are handled in Rust. A program must not run without what was asked for. */
__attribute__((__cold__, __noinline__))
static void splork_refuse_(const char *name)
{
    static const char message[] = ": this splork is compiled from C, and obeys no settings: unset this variable\n";
    struct iovec parts[3];

    parts[0].iov_base = (void *)"splork: ";
    parts[0].iov_len = sizeof "splork: " - 1;
    parts[1].iov_base = (void *)name;
    parts[1].iov_len = strlen(name);
    parts[2].iov_base = (void *)message;
    parts[2].iov_len = sizeof message - 1;
    if (writev(2, parts, 3) == -1)
        _exit(125);
    _exit(125); /* as env(1) and similar commands have it for failures of their own */
}

__attribute__((__constructor__))
static void splork_read_settings_(void)
{
    static const char *const names[] = { "SPLORK_CLONE", "SPLORK_TRACE" };
    size_t at;

    for (at = 0; at < sizeof names / sizeof *names; at++) {
        const char *value = secure_getenv(names[at]);

        if (value && *value)
            splork_refuse_(names[at]);
    }
}
#endif
