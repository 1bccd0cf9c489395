/* An ordinary program. It includes what clone(2)'s manual page says, and has never heard of splork. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

static int child(void *number)
{
    return *(int *)number;
}

int main(void)
{
    static char stack[65536] __attribute__((aligned(16)));
    int number = 42, status = 0;
    int pid = clone(child, stack + sizeof stack, SIGCHLD, &number);

    if (pid == -1 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) {
        perror("clone");
        return 1;
    }
    printf("clone: the child exited with %d\n", WEXITSTATUS(status));
    return WEXITSTATUS(status) == number ? 0 : 1;
}
