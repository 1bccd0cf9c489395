{
    if (!fn || !args)
        return splork_fail_(EINVAL);
    return splork_result_(splork_spawn_raw_(number, args, stack, fn, arg));
}
