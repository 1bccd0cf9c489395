/* sched_attr_round.c
 * Description: sched_setattr sets the nice value that getpriority shows and sched_getattr tells; mistakes are reported.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/sched.h>
#include <sys/resource.h>

/* musl's sched_getscheduler() always fails. */
static long policy(void)
{
    return syscall(SYS_sched_getscheduler, 0);
}

static int body(void *arg)
{
    struct sched_attr attr, small;
    struct {
        struct sched_attr known;
        uint64_t unknown[8];
    } longer;

    (void)arg;
    memset(&attr, 0xff, sizeof attr);
    memset(&longer, 0, sizeof longer);
    errno = 12345;
    CHECK_EQUAL(sched_getattr(0, &attr, sizeof attr, 0), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK(attr.size >= SCHED_ATTR_SIZE_VER0 && attr.size <= sizeof attr);
    CHECK_EQUAL(attr.sched_policy, policy());
    CHECK_EQUAL(attr.sched_nice, getpriority(PRIO_PROCESS, 0));
    if (attr.sched_policy != SCHED_OTHER)
        SKIP_TEST("the test runs under another policy than SCHED_OTHER");
    attr.sched_nice = 19;
    CHECK_EQUAL(sched_setattr(0, &attr, 0), 0);
    CHECK_EQUAL(getpriority(PRIO_PROCESS, 0), 19);
    attr.sched_policy = SCHED_BATCH;
    CHECK_EQUAL(sched_setattr(0, &attr, 0), 0);
    CHECK_EQUAL(policy(), SCHED_BATCH);

    CHECK_FAILS(sched_getattr(0, &attr, 8, 0), EINVAL);
    CHECK_FAILS(sched_getattr(0, &attr, sizeof attr, 0x80), EINVAL);
    CHECK_FAILS(sched_getattr(-1, &attr, sizeof attr, 0), EINVAL);
    CHECK_FAILS(sched_getattr(0, (void *)8, sizeof attr, 0), EFAULT);
    CHECK_FAILS(sched_setattr(0, &attr, 1), EINVAL);
    CHECK_FAILS(sched_setattr(0, (void *)8, 0), EFAULT);
    small = attr;
    small.size = 4;
    CHECK_FAILS(sched_setattr(0, &small, 0), E2BIG);
    CHECK(small.size >= SCHED_ATTR_SIZE_VER0); /* what the kernel would have */
    longer.known = attr;
    longer.known.size = sizeof longer;
    longer.unknown[7] = 1;
    CHECK_FAILS(sched_setattr(0, &longer.known, 0), E2BIG);
    attr.sched_policy = 99;
    CHECK_FAILS(sched_setattr(0, &attr, 0), EINVAL);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
