{
    if (when & ~(unsigned int)(SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM))
        return (int)splork_fail_(EINVAL);
# ifdef __NR_clone3
    return splork_clone3_(__NR_clone3, args, size, fn, arg, (when & SPLORK_WHEN_ENOSYS) != 0,
                          (when & SPLORK_WHEN_EPERM) != 0);
# else
    (void)args;
    (void)size;
    (void)fn;
    (void)arg;
    return (int)splork_fail_(ENOTSUP);
# endif
}
