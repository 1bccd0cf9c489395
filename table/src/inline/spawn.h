{
    (void)stack; /* args has it too, for the kernel, and no architecture is short of registers for fn and arg */
    if (!fn || !args)
        return splork_fail_(EINVAL);
    return splork_result_(splork_spawn_raw_(number, args, fn, arg));
}
