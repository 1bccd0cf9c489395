/* splork_spawn_error_boundaries.c
 * Description: splork_spawn returns a long: what lies beyond -4095..-1 comes back whole.
 * Modes: shared static inline musl
 * Needs: lp64
 */
#include "rewrite.h"

#include <limits.h>
#include <splork.h>

#define MARK 12345
#define NO_SUCH_CALL 999

static const struct {
    int64_t raw;
    long returned;
    int error;
} rounds[] = {
    { -1, -1, EPERM },
    { -ENOSYS, -1, ENOSYS },
    { -4095, -1, 4095 },
    { -4096, -4096, MARK },
    { INT_MIN, INT_MIN, MARK },
    { LONG_MIN, LONG_MIN, MARK },
    { LONG_MAX, LONG_MAX, MARK },
    /* Seen through an int these would be errors. */
    { 0x12345ffffffff, 0x12345ffffffff, MARK },
    { 0xfffff001, 0xfffff001, MARK },
    /* And this would be 0, the child's. */
    { 0x100000000, 0x100000000, MARK },
    { 1, 1, MARK },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    const long args[6] = { 0 };

    for (int i = 0; i < ROUNDS; i++) {
        errno = MARK;
        CHECK_EQUAL(splork_spawn(NO_SUCH_CALL, args, NULL, child, arg), rounds[i].returned);
        CHECK_EQUAL(errno, rounds[i].error);
    }
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body, .at_entry = script_at_entry, .at_exit = script_at_exit };
    static int64_t results[ROUNDS];

    for (int i = 0; i < ROUNDS; i++)
        results[i] = rounds[i].raw;
    script.number = NO_SUCH_CALL;
    script.results = results;
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(script.next, ROUNDS);
    return PASS;
}
