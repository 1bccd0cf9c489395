/* clone3_fallback_gives_pidfd.c
 * Description: Through clone, too, CLONE_PIDFD fills the caller's pidfd word: clone is given it in parent_tid's place.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "rewrite.h"
#include "seccomp.h"

#include <linux/sched.h>
#include <splork.h>

#define BY_PIDFD ((idtype_t)3) /* P_PIDFD, which some libcs don't name */

static int pidfd = -1;
static pid_t parent_tid = -7;
static int has_clone3;

static int child(void *arg)
{
    return *(int *)arg;
}

static int body(void *arg)
{
    struct clone_args request = {
        .flags = CLONE_PIDFD,
        .pidfd = (uintptr_t)&pidfd,
        .parent_tid = (uintptr_t)&parent_tid, /* without CLONE_PARENT_SETTID: not to be touched */
        .exit_signal = SIGCHLD,
    };
    siginfo_t info;
    pid_t pid;

    take_clone3_away(has_clone3);
    errno = 12345;
    pid = clone3(&request, sizeof request, child, arg);
    CHECK(pid > 0);
    /* Whether there are pidfds at all is found out by a call that fails: not to be seen either. */
    CHECK_EQUAL(errno, 12345);
    CHECK(pidfd > 2);
    CHECK_EQUAL(parent_tid, -7);
    memset(&info, 0, sizeof info);
    CHECK_EQUAL(waitid(BY_PIDFD, (id_t)pidfd, &info, WEXITED), 0);
    CHECK_EQUAL(info.si_pid, pid);
    CHECK_EQUAL(info.si_status, 18);
    return PASS;
}

int main(void)
{
    static int result = 18;
    static struct trace t = { .body = body, .arg = &result };
    struct trace_call *clone_call;

    has_clone3 = kernel_has_clone3();
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, SYS_clone), 1);
    clone_call = trace_find(&t, SYS_clone);
    CHECK_EQUAL(clone_call->args[AT_FLAGS], CLONE_PIDFD | SIGCHLD);
    CHECK_EQUAL(clone_call->args[AT_STACK], 0);
    CHECK_EQUAL(clone_call->args[AT_PARENT_TID], (uintptr_t)&pidfd);
    return PASS;
}
