/* skeletons_answer.c
 * Description: What "splork kernel" writes is not only compiled: each kind of skeleton is in this kernel, gets its
 *     arguments from 32-bit programs too, and does what its comments say.
 * Modes: inline
 */
#include "support.h"

#include <splork.h>
#include <splork/skeletons.h> /* tests/kernel/calls/skeletons.toml */

static int child(void *arg)
{
    return *(int *)arg;
}

int main(void)
{
    char buf[8];
    uint64_t longer[9] = { 0 };
    int result = 33;

    CHECK_EQUAL(plain(0, buf, 0), 0);
    CHECK_FAILS(plain(0, buf, 1), EINVAL);
    CHECK_EQUAL(no_arguments(), 0);
    CHECK_EQUAL(wide(-1, 0x123456789abcdef0, 3), 0);
    CHECK_EQUAL(many(1, 2, 3, 4, 5, 6, 0), 0);
    CHECK_FAILS(many(1, 2, 3, 4, 5, 6, 1), EINVAL);
    CHECK_EQUAL(syscall(__NR_many, longer, sizeof longer), 0);
    longer[8] = 1; /* behind the seven fields that the kernel knows */
    CHECK_FAILS(syscall(__NR_many, longer, sizeof longer), E2BIG);
    CHECK_FAILS(syscall(__NR_many, longer, 8), EINVAL);
    CHECK_EQUAL(exit_status_of(another_clone(child, top_of(new_stack()), SIGCHLD, &result, 5, NULL)), 33);
    return PASS;
}
