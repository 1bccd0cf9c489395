/* ioprio_round.c
 * Description: ioprio_set sets what ioprio_get tells; mistakes are reported.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/sched.h>

static int body(void *arg)
{
    int idle = IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 0), low = IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 7);

    (void)arg;
    if (ioprio_get(IOPRIO_WHO_PROCESS, 0) == -1 && errno == ENOSYS)
        SKIP_TEST("the kernel is built without block devices");
    errno = 12345;
    CHECK_EQUAL(ioprio_set(IOPRIO_WHO_PROCESS, 0, low), 0);
    CHECK_EQUAL(ioprio_get(IOPRIO_WHO_PROCESS, getpid()), low);
    CHECK_EQUAL(ioprio_set(IOPRIO_WHO_PROCESS, getpid(), idle), 0);
    CHECK_EQUAL(ioprio_get(IOPRIO_WHO_PROCESS, 0), idle);
    CHECK_EQUAL(IOPRIO_PRIO_CLASS(ioprio_get(IOPRIO_WHO_PROCESS, 0)), IOPRIO_CLASS_IDLE);
    CHECK_EQUAL(errno, 12345);

    CHECK_FAILS(ioprio_set(IOPRIO_WHO_PROCESS, 0, IOPRIO_PRIO_VALUE(7, 0)), EINVAL);
    CHECK_FAILS(ioprio_set(99, 0, low), EINVAL);
    CHECK_FAILS(ioprio_get(0, 0), EINVAL);
    CHECK_FAILS(ioprio_get(IOPRIO_WHO_PROCESS, 0x7fffffff), ESRCH);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
