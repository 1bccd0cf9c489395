{
    (void)stack; /* the kernel gets it from args */
    if (!fn || !args)
        return splork_fail_(EINVAL);
    return splork_result_(splork_spawn_longs_(number, args, fn, arg));
}
