/* map_shadow_stack_error_boundaries.c
 * Description: Of all pointers only those from -4095 to -1 are errors, and those all become (void *)-1.
 * Modes: shared static inline musl
 * Needs: lp64
 */
#include "rewrite.h"

#include <splork/mm.h>

#define MARK 12345

static const struct {
    int64_t raw;
    uintptr_t returned;
    int error;
} rounds[] = {
    { -1, (uintptr_t)-1, EPERM },
    { -ENOSYS, (uintptr_t)-1, ENOSYS },
    { -4095, (uintptr_t)-1, 4095 },
    { -4096, (uintptr_t)-4096, MARK },
    { INT64_MIN, (uintptr_t)INT64_MIN, MARK },
    { 0x7654321fe000, 0x7654321fe000, MARK },
    { 0x1fffff000, 0x1fffff000, MARK },
    { 0, 0, MARK },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

static int body(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++) {
        errno = MARK;
        CHECK_EQUAL((uintptr_t)map_shadow_stack(NULL, 4096, 0), rounds[i].returned);
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
    script.number = NUMBER(453);
    script.results = results;
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(script.next, ROUNDS);
    return PASS;
}
