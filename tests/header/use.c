/* Uses what the headers declare, in words that C90 and C++98 share: each function fits a pointer of exactly its type. */
int (*seal)(void *, size_t, unsigned long) = mseal;
int (*stat_cache)(unsigned int, struct cachestat_range *, struct cachestat *, unsigned int) = cachestat;
int (*secret)(unsigned int) = memfd_secret;
void *(*shadow)(void *, size_t, unsigned int) = map_shadow_stack;
int (*ruleset)(const struct landlock_ruleset_attr *, size_t, uint32_t) = landlock_create_ruleset;
int (*restriction)(int, uint32_t) = landlock_restrict_self;
pid_t (*start)(struct clone_args *, size_t, int (*)(void *), void *) = clone3;
pid_t (*start_either)(struct clone_args *, size_t, int (*)(void *), void *, unsigned int) = splork_clone3_or_clone;
long (*spawn)(long, const long *, void *, int (*)(void *), void *) = splork_spawn;
int (*reordered)(void *, unsigned long) = splork;
int (*nice_clone)(int (*)(void *), void *, int, void *, int, ...) = clone_nice;
int (*packing)(int, unsigned long, unsigned long, void *, size_t, int, uint64_t, int) = splork_packed;

int numbers[] = {
    SPLORK_WHEN_ENOSYS, SPLORK_WHEN_EPERM, SYS_clone3,
#ifdef __NR_splork /* not on every architecture */
    SYS_splork, SYS_clone_nice, SYS_splork_packed
#endif
};

/* In tail position and with literals, as people write it. */
int calls(void);
int calls(void)
{
    struct splork_packed_args packed;

    packed.fd = 0;
    return splork(NULL, 1) + splork_packed((int)packed.fd, 2, 3, NULL, 5, 6, 7, 8)
         + clone_nice(NULL, NULL, 0, NULL, 0, (void *)0, (void *)0, (void *)0);
}
