{
# ifdef __NR_clone3
    return splork_clone3_(__NR_clone3, args, size, fn, arg, 1, 0);
# else
    (void)args;
    (void)size;
    (void)fn;
    (void)arg;
    return (int)splork_fail_(ENOTSUP);
# endif
}
