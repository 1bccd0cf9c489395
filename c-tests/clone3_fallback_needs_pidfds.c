/* clone3_fallback_needs_pidfds.c
 * Description: CLONE_PIDFD is given to clone only where the kernel has pidfds: older ones let clone ignore the flag.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "rewrite.h"
#include "seccomp.h"

#include <linux/sched.h>
#include <splork.h>

#ifndef SYS_pidfd_open
# define SYS_pidfd_open NUMBER(434)
#endif

static int answer; /* what pidfd_open gives; 0: it is let through */

static int child(void *arg)
{
    return arg ? 1 : 0;
}

static pid_t call(uint64_t flags, int *pidfd)
{
    struct clone_args request = { .flags = flags, .exit_signal = SIGCHLD, .pidfd = (uintptr_t)pidfd };

    return clone3(&request, sizeof request, child, NULL);
}

static int body(void *arg)
{
    int pidfd = -1;

    (void)arg;
    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    if (answer)
        seccomp_answer(SYS_pidfd_open, ANSWER_ERRNO(answer));
    if (answer == ENOSYS) {
        CHECK_FAILS(call(CLONE_PIDFD, &pidfd), ENOSYS);
        CHECK_EQUAL(pidfd, -1);
        return PASS;
    }
    CHECK_EQUAL(exit_status_of(call(CLONE_PIDFD, &pidfd)), 0);
    CHECK(pidfd > 2);
    return PASS;
}

static int without_the_flag(void *arg)
{
    (void)arg;
    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    CHECK_EQUAL(exit_status_of(call(0, NULL)), 0);
    return PASS;
}

static void traced(int (*body_of_round)(void *), int pidfd_open_gives, int clones, int pidfd_opens)
{
    static struct trace t;

    t.body = body_of_round;
    answer = pidfd_open_gives;
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, SYS_clone), clones);
    CHECK_EQUAL(trace_count(&t, SYS_pidfd_open), pidfd_opens);
}

int main(void)
{
    traced(body, 0, 1, 1);
    traced(body, ENOSYS, 0, 1);
    /* A filter's EPERM says nothing against the kernel. */
    traced(body, EPERM, 1, 1);
    /* Nobody is asked where nothing depends on it. */
    traced(without_the_flag, 0, 1, 0);
    return PASS;
}
