/* Start a child by the number of a system call: any kernel that has the call will do, in a table or not. */
#define _GNU_SOURCE
#include <signal.h>
#include <splork.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>

static int child(void *arg)
{
    printf("%s\n", (const char *)arg);
    fflush(stdout);
    return 7;
}

int main(void)
{
    static char stack[65536];
    struct clone_args request = {
        .flags = CLONE_CLEAR_SIGHAND,   /* Linux 5.5 */
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = sizeof stack,
    };
    long args[6] = { (long)&request, sizeof request };
    int status = 0;
    char *top = stack + sizeof stack;
    long pid = splork_spawn(SYS_clone3, args, top, child,
                            "in the child");

    if (pid < 0) {
        perror("splork_spawn");
        return 1;
    }
    waitpid((pid_t)pid, &status, 0);
    printf("it ended with %d\n", WEXITSTATUS(status));
    return 0;
}
