/* Let everybody else read and write first. */
#include <splork/sched.h>
#include <stdio.h>

int main(void)
{
    if (ioprio_set(IOPRIO_WHO_PROCESS, 0,
                   IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 0)) != 0) {
        perror("ioprio_set");
        return 1;
    }
    puts("the disk is ours when it is idle");
    return 0;
}
