/* For architectures that have no libc to be had from Debian 12: a program that needs none. The calls behave, the child
 * starts as it should, and its fn's result is its exit status. Ends with 0, or with the line of what is not so. */
#include "freestanding/start.h"

#include <linux/sched.h>
#include <splork.h>
#include <splork/mm.h>

#ifndef IN_ORDER
# define IN_ORDER(child_tid, tls) child_tid, tls /* clone's last two words */
# define TLS_PLACE 4
#endif
#define SIGCHLD 17
#ifndef WAIT_FOR
# define WAIT_FOR(child, status) ask(260 /* wait4 */, child, (long)(status), 0, 0)
#endif
#define SCHED_YIELD 124
/* CLONE_VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS, PARENT_SETTID, CHILD_CLEARTID, CHILD_SETTID */
#define THREAD_FLAGS 0x13d0f00

static char stack[65536] __attribute__((aligned(16)));

static int exit_status_of(long child)
{
    int status = 0;

    CHECK(child > 0);
    CHECK(WAIT_FOR(child, &status) == child);
    CHECK((status & 0x7f) == 0);
    return status >> 8;
}

__attribute__((naked)) static int child(__attribute__((unused)) void *arg)
{
    __asm__(CHILD);
}

__attribute__((naked)) static int thread(__attribute__((unused)) void *arg)
{
    __asm__(THREAD);
}

#ifndef SPLORK_INLINE
int clone(int (*fn)(void *), void *stack, int flags, void *arg, ...);

/* clone is the library's alone. */
static void clones(void)
{
    CHECK(clone(0, stack + 4096, SIGCHLD, 0) == -1 && error == EINVAL);
    CHECK(clone(child, 0, SIGCHLD, 0) == -1 && error == EINVAL);
    CHECK(clone(child, (void *)(STACK_ALIGN - 1), SIGCHLD, 0) == -1 && error == EINVAL);
    CHECK(clone(child, stack + 4096, CLONE_THREAD, 0) == -1 && error == EINVAL);
    error = 1234;
    for (int shift = 0; shift < 16; shift++)
        CHECK(exit_status_of(clone(child, stack + 8192 - shift, SIGCHLD, (void *)(long)(20 + shift))) == 20 + shift);
    CHECK(error == 1234);
}
#else
static void clones(void)
{
}
#endif

static void spawns(void)
{
    /* flags, stack, parent_tid, child_tid, tls: no CONFIG_CLONE_BACKWARDS. CLONE_PARENT_SETTID and CLONE_CHILD_SETTID
     * tell the two words apart. */
    int parent_tid = 0, child_tid = 0;
    long args[6] = { SIGCHLD | 0x100000 | 0x1000000, (long)(stack + 8192), (long)&parent_tid, IN_ORDER((long)&child_tid, 0), 0 };
    long forked[6] = { SIGCHLD, 0, 0, 0, 0, 0 };

    error = 1234;
    CHECK(exit_status_of(splork_spawn(__NR_clone, args, stack + 8192, child, (void *)41)) == 41);
    CHECK(exit_status_of(splork_spawn(__NR_clone, forked, 0, child, (void *)42)) == 42);
    CHECK(error == 1234);
    CHECK(splork_spawn(__NR_clone, forked, 0, 0, 0) == -1 && error == EINVAL);
    CHECK(splork_spawn(4000, forked, 0, child, 0) == -1 && error == ENOSYS);
}

typedef long starter(long *args, void *arg);

static long spawned(long *args, void *arg)
{
    return splork_spawn(__NR_clone, args, (void *)args[1], thread, arg);
}

#ifndef SPLORK_INLINE
static long cloned(long *args, void *arg)
{
    return clone(thread, (void *)args[1], (int)args[0], arg, (pid_t *)args[2], (void *)args[TLS_PLACE],
                 (pid_t *)args[7 - TLS_PLACE]);
}
#endif

/* Each word of clone's does its own work in a thread: flags, stack, parent_tid, child_tid, tls. (The sixth register:
 * traced.c.) */
static void threads(starter *start)
{
    static int parent_tid, child_tid;
    static unsigned long seen[5];

    for (int shift = 0; shift < 16; shift++) {
        long top = (long)(stack + 16384 - shift), id;
        long args[6] = { THREAD_FLAGS, top, (long)&parent_tid, IN_ORDER((long)&child_tid, TLS + shift), 0 };

        parent_tid = child_tid = -1;
        seen[4] = (unsigned long)&child_tid;
        error = 1234;
        id = start(args, seen);
        CHECK(id > 0);
        CHECK(error == 1234);
        while (__atomic_load_n(&child_tid, __ATOMIC_ACQUIRE) != 0)
            ask(SCHED_YIELD, 0, 0, 0, 0);
        CHECK(parent_tid == id);
        CHECK(seen[0] == ((unsigned long)top & -(unsigned long)STACK_ALIGN));
        CHECK(seen[1] == TLS + (unsigned long)shift);
        CHECK(seen[2] == 0);
        CHECK((long)seen[3] == id);
    }
}

static void clone3s(void)
{
    struct clone_args args = { .exit_signal = SIGCHLD };

    CHECK(exit_status_of(clone3(&args, sizeof args, child, (void *)43)) == 43);
    args.stack = (unsigned long)stack;
    args.stack_size = 8192;
    CHECK(exit_status_of(clone3(&args, sizeof args, child, (void *)44)) == 44);
    CHECK(clone3(0, sizeof args, child, 0) == -1 && error == EINVAL);
}

int main(void)
{
    clones();
    spawns();
    threads(spawned);
#ifndef SPLORK_INLINE
    threads(cloned);
#endif
    clone3s();
    CHECK(splork(0, 1) == -1 && error == ENOTSUP); /* the worked examples have numbers on x86 alone */
    error = 0;
    CHECK(mseal((void *)1, 1, 1) == -1 && (error == ENOSYS || error == EINVAL));
    return 0;
}
