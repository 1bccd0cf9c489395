/* Requests to clone3, most of them sane but for one thing. */
#ifndef REQUESTS_H
#define REQUESTS_H

static void random_request(struct tuple *t)
{
    static const uint64_t more_flags[] = { 0x80 /* CLONE_NEWTIME */, CLONE_CLEAR_SIGHAND, CLONE_INTO_CGROUP, 1, SIGCHLD,
                                           (uint64_t)1 << 34, (uint64_t)1 << 63 };
    static const uint64_t signals[] = { SIGCHLD, SIGCHLD, SIGCHLD, SIGCHLD, 0, SIGUSR1, 64, 65, 255, CLONE_VM | SIGCHLD,
                                        (uint64_t)1 << 32 | SIGCHLD, UINT64_MAX };
    static const uint64_t sizes[] = { 0, 1, 16, 128, 4096, (uint64_t)1 << 40, (uint64_t)1 << 47, UINT64_MAX };
    static const size_t lengths[] = { 0, 1, 63, 64, 65, 72, 79, 80, 87, 88, 89, 96, 128, 4096, 4097, SIZE_MAX };
    static const pid_t wanted[] = { 1, 1 };
    struct clone_args *request = &t->request;
    uint64_t top = (uint64_t)(uintptr_t)t->stack;
    uint32_t length = below(12);

    request->flags = (uint32_t)t->flags;
    if (below(12) == 0)
        request->flags |= ONE_OF(more_flags);
    request->exit_signal = ONE_OF(signals);
    if (t->flags & (CLONE_THREAD | CLONE_PARENT) && below(6) != 0)
        request->exit_signal = 0;
    request->stack = top ? (uint64_t)(uintptr_t)stack_low : 0;
    request->stack_size = top ? top - (uint64_t)(uintptr_t)stack_low : 0;
    if (below(10) == 0)
        request->stack_size = ONE_OF(sizes);
    if (below(20) == 0)
        request->stack = random_stack();
    if (t->flags & CLONE_VM && !(t->flags & CLONE_VFORK) && !request->stack)
        request->flags |= CLONE_VFORK; /* both on one stack: nobody's business */
    request->parent_tid = (uint64_t)(uintptr_t)t->parent_tid;
    request->child_tid = (uint64_t)(uintptr_t)t->child_tid;
    request->tls = (uint64_t)(uintptr_t)t->tls;
    request->pidfd = (uint64_t)(uintptr_t)random_word(&shared->pidfd);
    if (below(20) == 0)
        request->set_tid = (uint64_t)(uintptr_t)wanted;
    if (below(20) == 0)
        request->set_tid_size = ONE_OF(sizes);
    if (below(20) == 0)
        request->cgroup = below(2) ? (uint64_t)below(8) : UINT64_MAX;
    t->size = length < 6 ? sizeof *request : length < 8 ? 64 : ONE_OF(lengths);
    if (t->size > sizeof *request && t->size <= sizeof t->room && below(2) == 0)
        t->room[sizeof *request + below((uint32_t)(t->size - sizeof *request))] = 1;
    t->is_elsewhere = below(25) == 0;
    t->elsewhere = below(3) == 0 ? NULL : below(2) ? (void *)closed_page : (void *)(uintptr_t)(UINTPTR_MAX - 4095);
}

#endif
