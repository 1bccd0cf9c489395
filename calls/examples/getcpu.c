/* Show where the thread runs just now. */
#define _GNU_SOURCE
#include <splork/sched.h>
#include <stdio.h>

int main(void)
{
    unsigned int cpu, node;

    if (getcpu(&cpu, &node) != 0) {
        perror("getcpu");
        return 1;
    }
    printf("processor %u, node %u\n", cpu, node);
    return 0;
}
