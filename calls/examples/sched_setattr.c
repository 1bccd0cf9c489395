/* Run as a batch job from now on, a little less favoured. */
#define _GNU_SOURCE
#include <sched.h>
#include <splork/sched.h>
#include <stdio.h>

int main(void)
{
    struct sched_attr attr = { .size = sizeof attr,
                               .sched_policy = SCHED_BATCH,
                               .sched_nice = 5 };

    if (sched_setattr(0, &attr, 0) != 0) {
        perror("sched_setattr");
        return 1;
    }
    puts("SCHED_BATCH, nice value 5");
    return 0;
}
