/* A child that runs another program, from a parent that has touched much memory: children ROUNDS MEBIBYTES PROGRAM
 * [CGROUP]. Linked to libsplork.so. From before the call until the child has been waited for. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <splork.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"

static char *program;
static int cgroup = -1;
static int (*glibc_clone)(int (*fn)(void *), void *stack, int flags, void *arg, ...);
static char stack[65536] __attribute__((__aligned__(16)));

static void check(int holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "children: %s: errno %d\n", what, errno);
        exit(1);
    }
}

static void reap(pid_t pid)
{
    int status = -1;

    check(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0, "a child did not start or end well");
}

static int run(void *arg)
{
    char *argv[] = { program, NULL };

    (void)arg;
    execv(program, argv);
    return 127;
}

static void by_fork(long count)
{
    while (count--) {
        pid_t pid = fork();

        if (pid == 0)
            _exit(run(NULL));
        reap(pid);
    }
}

static void by_posix_spawn(long count)
{
    while (count--) {
        char *argv[] = { program, NULL };
        pid_t pid = -1;

        check(posix_spawn(&pid, program, NULL, NULL, argv, environ) == 0, "posix_spawn");
        reap(pid);
    }
}

static void by_glibc_clone(long count)
{
    while (count--)
        reap(glibc_clone(run, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL));
}

static void by_clone3(uint64_t flags, long count)
{
    while (count--) {
        int pidfd = -1;
        siginfo_t end;
        struct clone_args args = {
            .flags = CLONE_VM | CLONE_VFORK | CLONE_CLEAR_SIGHAND | CLONE_PIDFD | flags,
            .exit_signal = SIGCHLD,
            .pidfd = (uintptr_t)&pidfd,
            .stack = (uintptr_t)stack,
            .stack_size = sizeof stack,
            .cgroup = (uint64_t)(cgroup < 0 ? 0 : cgroup),
        };

        check(clone3(&args, sizeof args, run, NULL) > 0, "clone3");
        check(waitid(P_PIDFD, (id_t)pidfd, &end, WEXITED) == 0 && end.si_status == 0, "a child did not end well");
        close(pidfd);
    }
}

static void by_our_clone3(long count) { by_clone3(0, count); }
static void by_our_clone3_into_cgroup(long count) { by_clone3(CLONE_INTO_CGROUP, count); }

static const struct way ways[] = {
    { "fork", by_fork },
    { "posix_spawn", by_posix_spawn },
    { "clone", by_glibc_clone },
    { "clone3", by_our_clone3 },
    { "clone3-cgroup", by_our_clone3_into_cgroup },
};

/* In pages of 4 KiB: what huge pages save is another question. */
static void touch(size_t size)
{
    char *memory;

    if (!size)
        return;
    memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    check(memory != MAP_FAILED, "mmap");
    madvise(memory, size, MADV_NOHUGEPAGE);
    for (size_t at = 0; at < size; at += 4096)
        memory[at] = 1;
}

int main(int argc, char **argv)
{
    int number_of_ways = sizeof ways / sizeof *ways - 1;

    if (argc < 4)
        return 2;
    program = argv[3];
    if (argc > 4) {
        cgroup = open(argv[4], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        check(cgroup >= 0, argv[4]);
        number_of_ways++;
    }
    *(void **)&glibc_clone = dlsym(dlopen("libc.so.6", RTLD_NOW), "clone");
    check(glibc_clone != NULL, "glibc's clone");
    touch((size_t)argument(argv, 2) << 20);
    measure(ways, number_of_ways, argument(argv, 1), 1);
    return 0;
}
