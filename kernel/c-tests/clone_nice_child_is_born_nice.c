/* clone_nice_child_is_born_nice.c
 * Description: On a kernel that has it, clone_nice's child has the nice value at once, its caller keeps its own, and
 *     every flag of clone does what it does there.
 * Modes: shared static inline musl
 */
#include "nice.h"

#include <splork.h>

#ifndef CLONE_PIDFD
# define CLONE_PIDFD 0x1000
#endif

static struct {
    int nice, callers_nice;
    pid_t parent_tid, child_tid, pid, tid;
} shared;

static int child(void *arg)
{
    shared.nice = own_nice();
    shared.callers_nice = nice_in(arg);
    shared.pid = getpid();
    shared.tid = (pid_t)syscall(SYS_gettid);
    return 23;
}

static int born_with(void *arg)
{
    return own_nice() == *(int *)arg ? 23 : 1;
}

static char *top;
static char callers_stat[64];

static void every_value(void)
{
    for (int nice = -20; nice <= 19; nice++) {
        pid_t pid = clone_nice(born_with, top, SIGCHLD, &nice, nice);

        CHECK(pid > 0);
        CHECK_EQUAL(exit_status_of(pid), 23);
        CHECK_EQUAL(own_nice(), 0);
    }
}

static void shared_memory(int flags, int nice)
{
    pid_t pid;

    memset(&shared, 0, sizeof shared);
    errno = 12345;
    pid = clone_nice(child, top, CLONE_VM | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | flags | SIGCHLD, callers_stat,
                     nice, &shared.parent_tid, NULL, &shared.child_tid);
    CHECK(pid > 0);
    CHECK_EQUAL(errno, 12345);
    if (flags & CLONE_VFORK) /* it is over, and the caller slept meanwhile */
        CHECK_EQUAL(shared.pid, pid);
    CHECK_EQUAL(exit_status_of(pid), 23);
    CHECK_EQUAL(shared.nice, nice);
    CHECK_EQUAL(shared.callers_nice, 0);
    CHECK_EQUAL(shared.parent_tid, pid);
    CHECK_EQUAL(shared.child_tid, pid);
    CHECK_EQUAL(own_nice(), 0);
}

static void thread(int nice)
{
    pid_t tid;

    memset(&shared, 0, sizeof shared);
    shared.child_tid = -1;
    tid = clone_nice(child, top,
                     CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
                         CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID,
                     callers_stat, nice, NULL, NULL, &shared.child_tid);
    CHECK(tid > 0);
    wait_until_cleared(&shared.child_tid);
    CHECK_EQUAL(shared.tid, tid);
    CHECK_EQUAL(shared.pid, getpid());
    CHECK_EQUAL(shared.nice, nice);
    CHECK_EQUAL(own_nice(), 0);
}

static void pidfd(int nice)
{
    int fd = -1;
    pid_t pid = clone_nice(born_with, top, CLONE_PIDFD | SIGCHLD, &nice, nice, &fd);

    CHECK(pid > 0);
    CHECK(fd >= 0);
    CHECK_EQUAL(exit_status_of(pid), 23);
    close(fd);
}

static int is_first(void *arg)
{
    return getpid() == 1 && own_nice() == *(int *)arg ? 23 : 1;
}

static void new_pid_namespace(void)
{
    int nice = 3;
    pid_t pid = clone_nice(is_first, top, CLONE_NEWPID | SIGCHLD, &nice, nice);

    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 23);
}

int main(void)
{
    top = top_of(new_stack());
    snprintf(callers_stat, sizeof callers_stat, "/proc/%d/stat", getpid());
    CHECK_EQUAL(own_nice(), 0);
    every_value();
    shared_memory(0, 7);
    shared_memory(0, -7);
    shared_memory(CLONE_VFORK, 19);
    shared_memory(CLONE_VFORK | CLONE_FILES | CLONE_FS, -20);
    thread(11);
    thread(-11);
    pidfd(5);
    new_pid_namespace();
    return PASS;
}
