/* splork_clone3_or_clone_when.c
 * Description: splork_clone3_or_clone falls back on the errors that its caller names, and on no others.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "trace.h"

#include <linux/sched.h>
#include <splork.h>

/* The names have values that programs are compiled with. */
#define ENOSYS_BIT 1u
#define EPERM_BIT 2u

static struct {
    int answer; /* to clone3; 0: it is let through */
    unsigned when;
    int clone_calls;
} rounds[] = {
    { ENOSYS, 0, 0 },
    { ENOSYS, ENOSYS_BIT, 1 },
    { ENOSYS, EPERM_BIT, 0 },
    { ENOSYS, ENOSYS_BIT | EPERM_BIT, 1 },
    { EPERM, 0, 0 },
    { EPERM, ENOSYS_BIT, 0 },
    { EPERM, EPERM_BIT, 1 },
    { EPERM, ENOSYS_BIT | EPERM_BIT, 1 },
    { EAGAIN, ENOSYS_BIT | EPERM_BIT, 0 },
    { ENOMEM, ENOSYS_BIT | EPERM_BIT, 0 },
    { EINVAL, ENOSYS_BIT | EPERM_BIT, 0 },
    { 0, ENOSYS_BIT | EPERM_BIT, 0 },
    { 0, 0, 0 },
};

static int child(void *arg)
{
    return arg ? 13 : 1;
}

static int body(void *row)
{
    struct clone_args request = { .exit_signal = SIGCHLD };
    int answer = rounds[*(int *)row].answer;
    pid_t pid;

    if (answer)
        seccomp_answer(SYS_clone3, ANSWER_ERRNO(answer));
    errno = 12345;
    pid = splork_clone3_or_clone(&request, sizeof request, child, row, rounds[*(int *)row].when);
    CHECK_EQUAL(errno, pid > 0 ? 12345 : answer);
    if (pid > 0)
        CHECK_EQUAL(exit_status_of(pid), 13);
    /* What clone cannot say stays with clone3, whatever `when` allows. */
    request.set_tid_size = 1;
    if (answer == ENOSYS || answer == EPERM)
        CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, child, row, rounds[*(int *)row].when), answer);
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };
    static int row;

    CHECK_EQUAL(SPLORK_WHEN_ENOSYS, ENOSYS_BIT);
    CHECK_EQUAL(SPLORK_WHEN_EPERM, EPERM_BIT);
    t.arg = &row;
    for (row = 0; row < (int)(sizeof rounds / sizeof *rounds); row++) {
        int calls = rounds[row].answer == ENOSYS || rounds[row].answer == EPERM ? 2 : 1;

        trace_run(&t);
        CHECK_EQUAL(t.status, 0);
        CHECK_EQUAL(trace_count(&t, SYS_clone3), calls);
        CHECK_EQUAL(trace_count(&t, SYS_clone), rounds[row].clone_calls);
    }
    return PASS;
}
