/* membarrier_registers.c
 * Description: membarrier tells its commands, refuses an expedited one before registration, and runs it afterwards.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/membarrier.h>

static int body(void *arg)
{
    int commands;

    (void)arg;
    errno = 12345;
    commands = membarrier(MEMBARRIER_CMD_QUERY, 0, 0);
    if (commands == -1 && errno == ENOSYS)
        SKIP_TEST("no membarrier in this kernel");
    CHECK(commands > 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_FAILS(membarrier(-1, 0, 0), EINVAL);
    CHECK_FAILS(membarrier(MEMBARRIER_CMD_QUERY, 0x80, 0), EINVAL);
    if (!(commands & MEMBARRIER_CMD_PRIVATE_EXPEDITED))
        SKIP_TEST("expedited commands need Linux 4.14");
    CHECK_FAILS(membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0), EPERM);
    CHECK_EQUAL(membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0), 0);
    CHECK_EQUAL(membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0), 0);
    if (commands & MEMBARRIER_CMD_GET_REGISTRATIONS)
        CHECK_EQUAL(membarrier(MEMBARRIER_CMD_GET_REGISTRATIONS, 0, 0), MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
