/* Start a child that has nice value 5 from its first instruction. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <splork.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>

static int child(void *arg)
{
    (void)arg;
    return getpriority(PRIO_PROCESS, 0);
}

int main(void)
{
    static char stack[65536];
    char *top = stack + sizeof stack;
    int status = 0;
    pid_t pid = clone_nice(child, top, SIGCHLD, NULL, 5);

    if (pid < 0) {
        perror("clone_nice");
        return 1;
    }
    waitpid(pid, &status, 0);
    printf("nice value %d\n", WEXITSTATUS(status));
    return 0;
}
