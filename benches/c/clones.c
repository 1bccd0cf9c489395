/* A child by clone and its end, ours against glibc's: clones ROUNDS COUNT. Linked to libsplork.so, so that the name
 * `clone` is ours. `clone3` is the inline one; the library's is behind its symbol. */
#define _GNU_SOURCE
#define SPLORK_INLINE
#include <dlfcn.h>
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <splork.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bare_clone3.h"
#include "measure.h"

#define THREAD \
    (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID | \
     CLONE_CHILD_CLEARTID)

pid_t splork_clone3(struct clone_args *args, size_t size, int (*fn)(void *), void *arg);
typedef int clone_function(int (*fn)(void *), void *stack, int flags, void *arg, ...);

static clone_function *glibc_clone;
static char stack[65536] __attribute__((__aligned__(16)));
#define TOP (stack + sizeof stack)

static int child(void *arg)
{
    (void)arg;
    return 0;
}

static void check(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "clones: %s: errno %d\n", what, errno);
        exit(1);
    }
}

static void reap(pid_t pid)
{
    int status = -1;

    check(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0, "a child did not start or end well");
}

static void processes(clone_function *function, int flags, long count)
{
    while (count--)
        reap(function(child, TOP, flags | SIGCHLD, NULL));
}

/* As pthread_join waits: the kernel clears the word and wakes whoever waits for it. */
static void threads(clone_function *function, long count)
{
    while (count--) {
        static volatile pid_t tid;
        pid_t seen;

        check(function(child, TOP, THREAD, NULL, &tid, NULL, &tid) > 0, "no thread");
        while ((seen = tid))
            syscall(SYS_futex, &tid, 0 /* FUTEX_WAIT */, seen, NULL, NULL, 0);
    }
}

static struct clone_args request(void)
{
    struct clone_args args = {
        .flags = CLONE_VM | CLONE_VFORK,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = sizeof stack,
    };

    return args;
}

static void vfork_ours(long count) { processes(clone, CLONE_VM | CLONE_VFORK, count); }
static void vfork_glibc(long count) { processes(glibc_clone, CLONE_VM | CLONE_VFORK, count); }
static void fork_ours(long count) { processes(clone, 0, count); }
static void fork_glibc(long count) { processes(glibc_clone, 0, count); }
static void thread_ours(long count) { threads(clone, count); }
static void thread_glibc(long count) { threads(glibc_clone, count); }

static void clone3_ours(long count)
{
    struct clone_args args = request();

    while (count--)
        reap(splork_clone3(&args, sizeof args, child, NULL));
}

static void clone3_inline(long count)
{
    struct clone_args args = request();

    while (count--)
        reap(clone3(&args, sizeof args, child, NULL));
}

static void clone3_bare(long count)
{
    struct clone_args args = request();

    while (count--)
        reap((pid_t)bare_clone3(&args, sizeof args, child, NULL));
}

static __attribute__((__noinline__)) pid_t bare_function(struct clone_args *args)
{
    return (pid_t)bare_clone3(args, sizeof *args, child, NULL);
}

static void clone3_function(long count)
{
    struct clone_args args = request();

    while (count--)
        reap(bare_function(&args));
}

static const struct way ways[] = {
    { "vfork-ours", vfork_ours },
    { "vfork-glibc", vfork_glibc },
    { "thread-ours", thread_ours },
    { "thread-glibc", thread_glibc },
    { "fork-ours", fork_ours },
    { "fork-glibc", fork_glibc },
    { "clone3-ours", clone3_ours },
    { "clone3-inline", clone3_inline },
    { "clone3-bare", clone3_bare },
    { "clone3-function", clone3_function },
};

int main(int argc, char **argv)
{
    (void)argc;
    glibc_clone = (clone_function *)dlsym(dlopen("libc.so.6", RTLD_NOW), "clone");
    check(glibc_clone && glibc_clone != clone, "two different functions clone");
    measure(ways, sizeof ways / sizeof *ways, argument(argv, 1), argument(argv, 2));
    return 0;
}
