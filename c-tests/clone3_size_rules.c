/* clone3_size_rules.c
 * Description: The kernel's rules for size hold: too small is EINVAL, too large or a tail in use E2BIG.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

#define SMALLEST 64 /* CLONE_ARGS_SIZE_VER0 */

static int child(void *arg)
{
    return arg ? 9 : 1;
}

/* A request with room behind it, for the fields of kernels to come. */
static union {
    struct clone_args request;
    unsigned char bytes[65536 + 8];
} large;

static pid_t call(size_t size)
{
    return clone3(&large.request, size, child, &large);
}

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t fine[] = { SMALLEST, 65, 72, 80, 87, 88, 89, 96, 1000, page };
    const size_t with_tail[] = { 96, 1000, page };

    CHECK(page < sizeof large.bytes);
    large.request.exit_signal = SIGCHLD;
    CHECK_FAILS(call(0), EINVAL);
    CHECK_FAILS(call(1), EINVAL);
    CHECK_FAILS(call(SMALLEST - 1), EINVAL);
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++)
        CHECK_EQUAL(exit_status_of(call(fine[i])), 9);
    CHECK_FAILS(call(page + 1), E2BIG);
    CHECK_FAILS(call((size_t)-1), E2BIG);

    for (size_t i = 0; i < sizeof with_tail / sizeof *with_tail; i++) {
        /* The last byte that counts, then the first that does not. */
        large.bytes[with_tail[i] - 1] = 1;
        CHECK_FAILS(call(with_tail[i]), E2BIG);
        large.bytes[with_tail[i] - 1] = 0;
        large.bytes[with_tail[i]] = 1;
        CHECK_EQUAL(exit_status_of(call(with_tail[i])), 9);
        large.bytes[with_tail[i]] = 0;
    }
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
