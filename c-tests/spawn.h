/* For tests of what an architecture's trampoline does, in the library and inline alike: a child by splork_spawn and
 * clone, which every kernel and qemu-user can make. */
#ifndef SPLORK_TEST_SPAWN_H
#define SPLORK_TEST_SPAWN_H

#include "rewrite.h"
#include <splork.h>

/* A child that runs fn(arg) below `top`; NULL: on a copy of this stack, as after fork. Returns its exit status. */
static inline int status_of_spawned(int (*fn)(void *), char *top, void *arg)
{
    long args[6] = { 0 };

    args[AT_FLAGS] = SIGCHLD;
    args[AT_STACK] = KERNELS_STACK(top);
    return exit_status_of((pid_t)splork_spawn(SYS_clone, args, top, fn, arg));
}

/* A stack that parent and child share, each with memory of its own; nobody may touch the page above its end. */
static inline char *end_of_shared_stack(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *low = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    CHECK(low != MAP_FAILED);
    CHECK_EQUAL(mprotect(low + page, page, PROT_NONE), 0);
    return low + page;
}

/* Words that the child leaves for the parent. */
static inline unsigned long *shared_words(void)
{
    unsigned long *words = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    CHECK(words != MAP_FAILED);
    return words;
}

#endif
