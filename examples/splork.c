/* Calls that no kernel has unless you build it: splork and clone_nice. The two errors say who lacks what. */
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include <splork.h>

static const char *meaning(int error)
{
    switch (error) {
    case ENOSYS:
        return "this kernel has no such call (ENOSYS)";
    case ENOTSUP:
        return "splork knows no number for this architecture (ENOTSUP)";
    default:
        return strerror(error);
    }
}

static int child(void *arg)
{
    (void)arg;
    return 0;
}

/* Returns whether the call succeeded or is honestly missing. */
static int report(const char *call, long result)
{
    if (result == -1) {
        int error = errno;

        printf("%s %s\n", call, meaning(error));
        return error == ENOSYS || error == ENOTSUP;
    }
    printf("%s works here, and returned %ld\n", call, result);
    return 1;
}

int main(void)
{
    static char stack[65536] __attribute__((aligned(16)));
    char buffer[64];
    int splork_is_fine = report("splork:    ", splork(buffer, sizeof buffer));
    /* clone(2) with one more parameter: the child's nice value. The stack grows down, so its end is passed. */
    int clone_nice_is_fine = report("clone_nice:", clone_nice(child, stack + sizeof stack, SIGCHLD, NULL, 5));

    while (wait(NULL) > 0)
        ;
    return splork_is_fine && clone_nice_is_fine ? 0 : 1;
}
