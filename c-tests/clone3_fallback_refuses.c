/* clone3_fallback_refuses.c
 * Description: What clone cannot say, or clone3 would refuse, is not given to clone: ENOSYS stands.
 * Modes: shared static inline musl
 * Needs: lp64
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static pid_t tids[1] = { 1 };
static int pidfd;
static pid_t tid;

#define TIDS ((uintptr_t)tids)
#define MEMORY ((uintptr_t)tids) /* never run on: refused, or the filter kills first */

static const struct {
    const char *what;
    struct clone_args request;
} rounds[] = {
    { "CLONE_CLEAR_SIGHAND", { .flags = CLONE_CLEAR_SIGHAND, .exit_signal = SIGCHLD } },
    { "CLONE_INTO_CGROUP", { .flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = 3 } },
    { "a flag of kernels to come", { .flags = 1ull << 63, .exit_signal = SIGCHLD } },
    { "CLONE_NEWTIME", { .flags = 0x80, .exit_signal = SIGCHLD } },
    { "a signal among the flags", { .flags = SIGCHLD } },
    { "the lowest bit among the flags", { .flags = 1, .exit_signal = SIGCHLD } },
    { "CLONE_DETACHED", { .flags = CLONE_DETACHED, .exit_signal = SIGCHLD } },
    { "a signal beyond the last", { .exit_signal = LAST_SIGNAL + 1 } },
    { "no such signal: 255", { .exit_signal = 255 } },
    { "exit_signal as a flag: CLONE_VM", { .exit_signal = CLONE_VM | SIGCHLD } },
    { "exit_signal's upper half", { .exit_signal = 1ull << 32 | SIGCHLD } },
    { "CLONE_THREAD with exit_signal",
      { .flags = CLONE_THREAD | CLONE_SIGHAND | CLONE_VM, .exit_signal = SIGCHLD, .stack = MEMORY, .stack_size = 64 } },
    { "CLONE_PARENT with exit_signal", { .flags = CLONE_PARENT, .exit_signal = SIGCHLD } },
    { "set_tid", { .exit_signal = SIGCHLD, .set_tid = TIDS, .set_tid_size = 1 } },
    { "set_tid without its size", { .exit_signal = SIGCHLD, .set_tid = TIDS } },
    { "set_tid_size alone", { .exit_signal = SIGCHLD, .set_tid_size = 1 } },
    { "CLONE_PIDFD with CLONE_PARENT_SETTID",
      { .flags = CLONE_PIDFD | CLONE_PARENT_SETTID,
        .pidfd = (uintptr_t)&pidfd, .parent_tid = (uintptr_t)&tid, .exit_signal = SIGCHLD } },
    { "a stack without a size", { .exit_signal = SIGCHLD, .stack = MEMORY } },
    { "a size without a stack", { .exit_signal = SIGCHLD, .stack_size = 65536 } },
};

static int child(void *arg)
{
    return arg != NULL;
}

/* A process each: in it clone is the end. */
static int call(void *row)
{
    struct clone_args request = *(const struct clone_args *)row;

    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    seccomp_answer(SYS_clone, ANSWER_KILL);
    CHECK_FAILS(clone3(&request, sizeof request, child, NULL), ENOSYS);
    return PASS;
}

int main(void)
{
    struct clone_args expressible = { .exit_signal = SIGCHLD };
    int status;

    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        status = in_new_process(call, (void *)&rounds[i].request);
        if (WIFSIGNALED(status))
            fprintf(stderr, "signal %d, so clone was called: %s\n", WTERMSIG(status), rounds[i].what);
        else if (WEXITSTATUS(status) == FAIL)
            fprintf(stderr, "this failed: %s\n", rounds[i].what);
        if (status != 0)
            return WIFEXITED(status) ? WEXITSTATUS(status) : FAIL;
    }
    /* The same without anything unusual does get through to clone, else the above would prove nothing. */
    status = in_new_process(call, &expressible);
    CHECK(WIFSIGNALED(status));
    CHECK_EQUAL(WTERMSIG(status), SIGSYS);
    return PASS;
}
