/* A library for loads_plugin.c that calls clone. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>

static int child(void *number)
{
    return *(int *)number;
}

int start(void)
{
    static char stack[65536];
    int number = 9, status = 0;
    int pid = clone(child, stack + sizeof stack, SIGCHLD, &number);

    return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
