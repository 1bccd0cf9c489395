/* splork_error_boundaries.c
 * Description: Raw results from -4095 to -1 become -1 and errno, once; all else is returned and leaves errno unchanged.
 * Modes: shared static inline musl
 * Needs: numbers
 */
#include "rewrite.h"

#include <limits.h>
#include <splork.h>

#define MARK 12345

static const struct {
    int64_t raw;
    int returned;
    int error;
} rounds[] = {
    { -1, -1, EPERM },
    { -EINVAL, -1, EINVAL },
    { -ENOSYS, -1, ENOSYS },
    { -4094, -1, 4094 },
    { -4095, -1, 4095 },
    { -4096, -4096, MARK },
    { -4097, -4097, MARK },
    { INT_MIN, INT_MIN, MARK },
    { 0, 0, MARK },
    { 1, 1, MARK },
    { 4095, 4095, MARK },
    { INT_MAX, INT_MAX, MARK },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

static int body(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++) {
        errno = MARK;
        CHECK_EQUAL(splork(NULL, (unsigned long)i), rounds[i].returned);
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
    script.number = NUMBER(900);
    script.results = results;
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(script.next, ROUNDS);
    return PASS;
}
