/* splork_spawn_passes_six_registers.c
 * Description: splork_spawn hands the number and all six arguments to the kernel, whole and in the order given.
 * Modes: shared static inline musl
 */
#include "trace.h"

#include <limits.h>
#include <splork.h>

#define NO_SUCH_CALL 999

/* Whether numbers that no table can hold are ENOSYS as well. ARM's kernel kills for them, s390x's looks at 16 bits. */
#if !defined(__arm__) && !defined(__s390__)
# define ANY_NUMBER
#endif

static const long rounds[][6] = {
    { 1, 2, 3, 4, 5, 6 },
    { AS_WORD(0x1111222233334441), AS_WORD(0x1111222233334442), AS_WORD(0x1111222233334443),
      AS_WORD(0x1111222233334444), AS_WORD(0x1111222233334445), AS_WORD(0x1111222233334446) },
    { -1, -2, -3, -4, -5, -6 },
    { LONG_MIN, LONG_MAX, INT_MIN, INT_MAX, UINT_MAX, 0 },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *stack)
{
    for (int i = 0; i < ROUNDS; i++)
        CHECK_FAILS(splork_spawn(NO_SUCH_CALL, rounds[i], top_of(stack), child, NULL), ENOSYS);
#ifdef ANY_NUMBER
    CHECK_FAILS(splork_spawn(0x40000000L + NO_SUCH_CALL, rounds[0], NULL, child, NULL), ENOSYS);
    CHECK_FAILS(splork_spawn(-5, rounds[0], NULL, child, NULL), ENOSYS);
#endif
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };
    int seen = 0;

    t.arg = new_stack();
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        if (t.calls[i].number != NO_SUCH_CALL)
            continue;
        CHECK(seen < ROUNDS);
        for (int j = 0; j < 6; j++)
            CHECK_WORD(t.calls[i].args[j], rounds[seen][j]);
        seen++;
    }
    CHECK_EQUAL(seen, ROUNDS);
#ifdef ANY_NUMBER
    CHECK_EQUAL(trace_count(&t, 0x40000000L + NO_SUCH_CALL), 1);
    CHECK_EQUAL(trace_count(&t, -5), 1);
#endif
    return PASS;
}
