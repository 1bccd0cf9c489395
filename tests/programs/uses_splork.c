/* A program for the linking tests: a little of each header. Clean as C and as C++. */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE /* g++ does so by itself */
#endif
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include <splork.h>
#include <splork/mm.h>

static char stack[65536] __attribute__((aligned(16)));

static int child(void *arg)
{
    return *(int *)arg;
}

int main(void)
{
    int number = 42, status = 0;
    int pid = clone(child, stack + sizeof stack, SIGCHLD, &number);

    if (pid == -1 || waitpid(pid, &status, 0) != pid || status != number << 8)
        return 1;
    if (clone3(NULL, 0, child, NULL) != -1 || errno != EINVAL)
        return 2;
    if (splork(&number, 1) != -1 || errno != ENOSYS)
        return 3;
    if (memfd_secret(~0u) != -1 || (errno != EINVAL && errno != ENOSYS))
        return 4;
    puts("fine");
    return 0;
}
