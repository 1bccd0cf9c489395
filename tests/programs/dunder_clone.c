/* Calls clone by glibc's other name. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>

int __clone(int (*fn)(void *), void *stack, int flags, void *arg, ...);

static char stack[65536] __attribute__((aligned(16)));

static int child(void *arg)
{
    (void)arg;
    return 23;
}

int main(void)
{
    int status = 0;
    int pid = __clone(child, stack + sizeof stack, SIGCHLD, 0);

    return pid == -1 || waitpid(pid, &status, 0) != pid || status != 23 << 8;
}
