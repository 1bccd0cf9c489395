/* clone_nice_fails_and_leaves_nothing.c
 * Description: Where the kernel has no memory or no room for the child, clone_nice says so, and the next child of clone's
 *     is not born with what that one was to have.
 * Modes: shared static inline musl
 */
#include "nice.h"

#include <sched.h>
#include <splork.h>

static char *top;

static int born_with(void *arg)
{
    return own_nice() == *(int *)arg ? 23 : 1;
}

static void next_child_is_plain(void)
{
    int nice = 0;
    pid_t pid = clone(born_with, top, SIGCHLD, &nice);

    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 23);
}

/* A PID namespace whose first process has ended takes no more: ENOMEM, pid_namespaces(7). */
static int without_memory(void *arg)
{
    int own, nice = 0;
    pid_t pid;

    (void)arg;
    own = open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC);
    CHECK(own >= 0);
    CHECK_EQUAL(unshare(CLONE_NEWPID), 0);
    pid = clone(born_with, top, SIGCHLD, &nice);
    CHECK(pid > 0);
    exit_status_of(pid); /* its /proc is another namespace's */
    for (int i = 0; i < 100; i++)
        CHECK_FAILS(clone_nice(born_with, top, SIGCHLD, &nice, 7), ENOMEM);
    CHECK_EQUAL(setns(own, CLONE_NEWPID), 0);
    next_child_is_plain();
    return PASS;
}

static int without_room(void *arg)
{
    const struct rlimit none = { 1, 1 }, many = { RLIM_INFINITY, RLIM_INFINITY };
    int nice = 0;

    (void)arg;
    CHECK_EQUAL(setrlimit(RLIMIT_NPROC, &none), 0);
    CHECK_EQUAL(setresuid(65534, 65534, 0), 0); /* root has no such limit, and comes back */
    for (int i = 0; i < 100; i++)
        CHECK_FAILS(clone_nice(born_with, top, SIGCHLD, &nice, 7), EAGAIN);
    CHECK_EQUAL(setresuid(0, 0, 0), 0);
    CHECK_EQUAL(setrlimit(RLIMIT_NPROC, &many), 0);
    next_child_is_plain();
    return PASS;
}

int main(void)
{
    top = top_of(new_stack());
    pass_in_new_process(without_memory, NULL);
    pass_in_new_process(without_room, NULL);
    return PASS;
}
