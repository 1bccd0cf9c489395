/* Arguments for clone and clone3, generated from a seed and a number, and what is compared. */
#ifndef TUPLES_H
#define TUPLES_H

#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int clone_function(int (*fn)(void *), void *stack, int flags, void *arg, ...);

enum subject { CLONE, CLONE3, FALLBACK };
static const char *const names[] = { "clone", "clone3", "fallback" };

struct tuple {
    int (*fn)(void *);
    void *arg;
    /* clone's */
    void *stack, *tls;
    int flags;
    pid_t *parent_tid, *child_tid;
    /* clone3's: `request` with room behind it, and where it is passed, which may be no memory at all */
    union {
        struct clone_args request;
        char room[256];
    };
    size_t size;
    int is_elsewhere;
    void *elsewhere;
};

struct outcome {
    int result; /* -1, 0, or 1 for a positive one */
    int error;  /* errno afterwards; a success must leave STRANGE */
    int status; /* of the child's end; -1 where there was none to wait for */
    int ran;    /* how often fn was entered */
    int parent_word, child_word, pidfd; /* as in the enum */
};
enum { UNTOUCHED, THE_TID, CLEARED, ONE /* the tid in a new PID namespace */, SOMETHING /* a pidfd */ };
enum { STRANGE = 4242, NO_WORD = -77 };

static struct shared {
    uint64_t next, compared, started, different, refused[4096];
    volatile int ran, is_splorks;
    volatile pid_t ended; /* main's child, which it has waited for */
    volatile int status_of_ended;
    pid_t parent_word, child_word;
    int pidfd;
} *shared;

/* Memory of each worker's own. */
static char *stack_low, *stack_top, *closed_page, tls_block[4096] __attribute__((aligned(64)));
static int exit_status;

#define WORKER_STACK ((size_t)64 * 1024)

static void prepare_memory(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *low = mmap(NULL, 2 * page + WORKER_STACK, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (low == MAP_FAILED || mprotect(low + page, WORKER_STACK, PROT_READ | PROT_WRITE) != 0)
        _exit(2);
    closed_page = low;
    stack_low = low + page;
    stack_top = low + page + WORKER_STACK - 128;
}

/* On any TLS, and with shared memory: no libc, no stack protector. */
__attribute__((no_stack_protector)) static int returns(void *arg)
{
    __atomic_fetch_add(&shared->ran, 1, __ATOMIC_RELAXED);
    return *(int *)arg;
}

__attribute__((no_stack_protector)) static int traps(void *arg)
{
    (void)arg;
    __atomic_fetch_add(&shared->ran, 1, __ATOMIC_RELAXED);
    __builtin_trap();
}

/* splitmix64: any seed is as good as another. */
static uint64_t random_state;

static uint64_t next_random(void)
{
    uint64_t z = random_state += 0x9e3779b97f4a7c15;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static uint32_t below(uint32_t limit)
{
    return (uint32_t)((next_random() >> 32) * limit >> 32);
}

#define ONE_OF(array) ((array)[below(sizeof(array) / sizeof *(array))])
#define THREAD_FLAGS (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM)

static uint32_t random_flags(void)
{
    static const uint32_t sane[] = {
        0, 0, CLONE_VM, CLONE_VM, CLONE_VM | CLONE_VFORK, CLONE_VFORK, CLONE_VM | CLONE_SIGHAND, THREAD_FLAGS,
        THREAD_FLAGS, THREAD_FLAGS | CLONE_VFORK, CLONE_FS | CLONE_FILES, CLONE_PARENT, CLONE_PARENT | CLONE_VM,
    };
    static const uint32_t others[] = {
        CLONE_PTRACE, CLONE_UNTRACED, CLONE_DETACHED, CLONE_IO, CLONE_SYSVSEM, CLONE_FS, CLONE_FILES,
        CLONE_PARENT_SETTID, CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID, CLONE_SETTLS, CLONE_PARENT_SETTID,
        CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID, CLONE_VM, CLONE_SIGHAND, CLONE_THREAD, CLONE_PARENT, CLONE_VFORK,
        CLONE_PIDFD, CLONE_PIDFD,
    };
    static const uint32_t namespaces[] = { CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER,
                                           CLONE_NEWPID };
    uint32_t flags = ONE_OF(sane);

    for (uint32_t i = below(4); i > 0; i--)
        flags |= ONE_OF(others);
    if (below(40) == 0)
        flags |= ONE_OF(namespaces);
    return flags;
}

static pid_t *random_word(pid_t *word)
{
    switch (below(6)) {
    case 0: return NULL;
    case 1: return (pid_t *)(void *)closed_page;
    case 2: return (pid_t *)(UINTPTR_MAX & ~(uintptr_t)3);
    default: return word;
    }
}

static uint64_t random_stack(void)
{
    static const uint64_t bad[] = { 1, 15, 16, 17, 0x7ffffffff000, (uint64_t)1 << 63, UINT64_MAX, 0xfffffffffffff000 };

    switch (below(20)) {
    case 0: return 0;
    case 1: return ONE_OF(bad);
    case 2: return (uint64_t)(uintptr_t)closed_page + 512;
    case 3: case 4: case 5: return (uint64_t)(uintptr_t)stack_top - below(64);
    default: return (uint64_t)(uintptr_t)stack_top - 16 * below(4);
    }
}

#include "requests.h"

static struct tuple tuple_of(enum subject subject, uint32_t seed, uint64_t number)
{
    static const int signals[] = { SIGCHLD, SIGCHLD, SIGCHLD, 0, SIGUSR1, 0x41, 0x7f, 0xc3, 0xff };
    static struct tuple t;

    memset(&t, 0, sizeof t);
    random_state = ((uint64_t)seed << 34) ^ ((uint64_t)subject << 32) ^ number * 0x2545f4914f6cdd1d;
    exit_status = (int)below(300) - 20;
    t.fn = below(12) == 0 ? NULL : returns;
    t.arg = &exit_status;
    t.flags = (int)random_flags();
    if (t.fn && below(30) == 0 && !(t.flags & CLONE_THREAD)) /* it would take the caller along */
        t.fn = traps;
    t.stack = (void *)(uintptr_t)random_stack();
    t.parent_tid = random_word(&shared->parent_word);
    t.child_tid = random_word(&shared->child_word);
    t.tls = below(10) == 0 ? (void *)((uintptr_t)1 << 63) /* refused: EPERM */ : tls_block;
    if (subject == CLONE)
        t.flags |= ONE_OF(signals);
    else
        random_request(&t);
    return t;
}

static void show_tuple(enum subject subject, const struct tuple *t)
{
    const char *fn = !t->fn ? "NULL" : t->fn == traps ? "traps" : "returns";
    const uint64_t *fields = (const uint64_t *)&t->request;

    if (subject == CLONE) {
        printf("fn %s, stack %p, flags %#x, parent_tid %p, tls %p, child_tid %p\n", fn, t->stack, (unsigned)t->flags,
               (void *)t->parent_tid, t->tls, (void *)t->child_tid);
        return;
    }
    printf("fn %s, args %p, size %zu:", fn, t->is_elsewhere ? t->elsewhere : NULL, t->size);
    for (int i = 0; i < 11; i++)
        printf(" %#llx", (unsigned long long)fields[i]);
    printf("\n");
}

#endif
