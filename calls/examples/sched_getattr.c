/* Show the caller's policy and nice value. */
#define _GNU_SOURCE
#include <splork/sched.h>
#include <stdio.h>

int main(void)
{
    struct sched_attr attr;

    if (sched_getattr(0, &attr, sizeof attr, 0) != 0) {
        perror("sched_getattr");
        return 1;
    }
    printf("policy %u, nice value %d\n", (unsigned)attr.sched_policy,
           (int)attr.sched_nice);
    return 0;
}
