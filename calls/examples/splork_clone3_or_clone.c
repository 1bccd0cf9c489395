/* Start a child in a container whose profile, older than clone3, answers EPERM to it. */
#define _GNU_SOURCE
#include <signal.h>
#include <splork.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>

static int child(void *arg)
{
    (void)arg;
    return 5;
}

int main(void)
{
    static char stack[65536];
    struct clone_args args = {
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,      /* the lowest address */
        .stack_size = sizeof stack,
    };
    unsigned int when = SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM;
    pid_t pid = splork_clone3_or_clone(&args, sizeof args, child,
                                       NULL, when);
    int status = 0;

    if (pid < 0) {
        perror("splork_clone3_or_clone");
        return 1;
    }
    waitpid(pid, &status, 0);
    printf("it ended with %d\n", WEXITSTATUS(status));
    return 0;
}
