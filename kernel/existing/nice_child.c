/* An existing program: it calls clone() and has never heard of splork. Prints its child's nice value from /proc. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char stack[64 * 1024] __attribute__((aligned(16)));

static int child(void *arg)
{
    int *pipe = arg;
    char byte;

    return read(pipe[0], &byte, 1) == 1 ? 0 : 1; /* lives until it has been looked at */
}

/* The 19th field of /proc/PID/stat, proc(5). */
static int nice_of(pid_t pid)
{
    char path[64];
    int nice = 1000;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    file = fopen(path, "r");
    if (!file || fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %d", &nice) != 1)
        exit(1);
    fclose(file);
    return nice;
}

int main(void)
{
    int ends[2], status;
    pid_t pid;

    if (pipe(ends) != 0)
        return 1;
    pid = clone(child, stack + sizeof stack, SIGCHLD, ends);
    if (pid < 0) {
        perror("clone");
        return 1;
    }
    printf("child %d has nice value %d\n", pid, nice_of(pid));
    if (write(ends[1], "", 1) != 1 || waitpid(pid, &status, 0) != pid)
        return 1;
    return status != 0;
}
