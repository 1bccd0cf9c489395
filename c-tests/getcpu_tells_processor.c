/* getcpu_tells_processor.c
 * Description: getcpu names the one processor that the thread may run on, either pointer may be NULL, and bad ones fail.
 * Modes: musl
 *
 * glibc has it, so that only musl's programs get ours.
 */
#include "support.h"

#include <splork/sched.h>

static int body(void *arg)
{
    unsigned cpu = ~0u, node = ~0u;
    cpu_set_t all, one;

    (void)arg;
    CHECK_EQUAL(sched_getaffinity(0, sizeof all, &all), 0);
    for (unsigned wanted = 0; wanted < CPU_SETSIZE; wanted++) {
        if (!CPU_ISSET(wanted, &all))
            continue;
        CPU_ZERO(&one);
        CPU_SET(wanted, &one);
        CHECK_EQUAL(sched_setaffinity(0, sizeof one, &one), 0);
        cpu = node = ~0u;
        errno = 12345;
        CHECK_EQUAL(getcpu(&cpu, &node), 0);
        CHECK_EQUAL(errno, 12345);
        CHECK_EQUAL(cpu, wanted);
        CHECK(node < 1024);
        cpu = ~0u;
        CHECK_EQUAL(getcpu(&cpu, NULL), 0);
        CHECK_EQUAL(cpu, wanted);
    }
    CHECK_EQUAL(getcpu(NULL, NULL), 0);
    CHECK_FAILS(getcpu((void *)8, NULL), EFAULT);
    CHECK_FAILS(getcpu(NULL, (void *)8), EFAULT);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
