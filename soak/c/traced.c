/* traced CHILDREN: makes so many children one after the other, by clone, each of which ends at once. To be run with
 * SPLORK_TRACE set, many times at once, into one file. */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static char stack[16384] __attribute__((aligned(16)));

static int returns(void *arg)
{
    return arg != NULL;
}

int main(int argc, char **argv)
{
    int children = argc == 2 ? atoi(argv[1]) : 0;

    for (int i = 0; i < children; i++) {
        int flags = SIGCHLD | (i % 2 ? CLONE_VM | CLONE_VFORK : 0);
        int child = clone(returns, stack + sizeof stack, flags, NULL);

        if (child <= 0 || waitpid(child, NULL, 0) != child)
            return perror("clone"), 1;
    }
    return 0;
}
