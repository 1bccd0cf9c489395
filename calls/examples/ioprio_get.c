/* Show the calling thread's class and level. */
#include <splork/sched.h>
#include <stdio.h>

int main(void)
{
    int ioprio = ioprio_get(IOPRIO_WHO_PROCESS, 0);

    if (ioprio < 0) {
        perror("ioprio_get");
        return 1;
    }
    printf("class %d, level %d\n", (int)IOPRIO_PRIO_CLASS(ioprio),
           (int)IOPRIO_PRIO_DATA(ioprio));
    return 0;
}
