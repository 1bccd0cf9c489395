/* clone_nice_refuses.c
 * Description: clone_nice's kernel half: EINVAL for values outside -20..19 and for clone's bad flags, EPERM for a
 *     priority that the caller may not give, and no child in either case.
 * Modes: shared static inline musl
 */
#include "nice.h"

#include <limits.h>
#include <splork.h>

static char *top;

static int child(void *arg)
{
    return own_nice() == *(int *)arg ? 23 : 1;
}

static void succeeds(int nice)
{
    pid_t pid = clone_nice(child, top, SIGCHLD, &nice, nice);

    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 23);
}

static int without_rights(void *arg)
{
    struct rlimit none = { 0, 0 }, some = { 0, 0 };

    (void)arg;
    CHECK_EQUAL(setpriority(PRIO_PROCESS, 0, 5), 0);
    some.rlim_cur = some.rlim_max = 20 - 2; /* down to 2, getrlimit(2) */
    CHECK_EQUAL(setrlimit(RLIMIT_NICE, &some), 0);
    CHECK_EQUAL(setresgid(65534, 65534, 65534), 0);
    CHECK_EQUAL(setresuid(65534, 65534, 65534), 0);
    succeeds(2);
    CHECK_FAILS(clone_nice(child, top, SIGCHLD, NULL, 1), EPERM);
    CHECK_EQUAL(setrlimit(RLIMIT_NICE, &none), 0);
    CHECK_FAILS(clone_nice(child, top, SIGCHLD, NULL, 4), EPERM);
    CHECK_FAILS(clone_nice(child, top, SIGCHLD, NULL, -20), EPERM);
    succeeds(5); /* the caller's own */
    succeeds(19);
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}

int main(void)
{
    static const int bad[] = { -21, 20, INT_MIN, INT_MAX, 1000 };

    top = top_of(new_stack());
    for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_FAILS(clone_nice(child, top, SIGCHLD, NULL, bad[i]), EINVAL);
    CHECK_FAILS(clone_nice(child, top, CLONE_SIGHAND | SIGCHLD, NULL, 5), EINVAL);
    CHECK_FAILS(clone_nice(child, top, CLONE_THREAD | SIGCHLD, NULL, 5), EINVAL);
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    pass_in_new_process(without_rights, NULL);
    return PASS;
}
