/* Start a child on a stack of its own, and wait by a descriptor. */
#define _GNU_SOURCE
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <splork.h>
#include <stdio.h>
#include <sys/wait.h>

static int child(void *arg)
{
    puts(arg);
    fflush(stdout);
    return 3;
}

int main(void)
{
    static char stack[65536];
    int fd = -1, status = 0;
    struct clone_args args = {
        .flags = CLONE_PIDFD,
        .pidfd = (uintptr_t)&fd,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,      /* the lowest address */
        .stack_size = sizeof stack,
    };
    pid_t pid = clone3(&args, sizeof args, child, "in the child");
    struct pollfd end = { .events = POLLIN };

    if (pid < 0) {
        perror("clone3");
        return 1;
    }
    end.fd = fd;
    poll(&end, 1, -1);
    waitpid(pid, &status, 0);
    printf("it ended with %d\n", WEXITSTATUS(status));
    return 0;
}
