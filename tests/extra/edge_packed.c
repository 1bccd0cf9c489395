/* The packed calls of calls/edge_cases.toml: every field has 64 bits, extended by its own type, and the size is the struct's. */
#include "rewrite.h"

#include <splork/edge_cases.h>

#define WORD 0xfedcba9876543210
#define SIGNED(value) (uint64_t)(int64_t)(value)

static int function(void *arg)
{
    return arg != NULL;
}

static uint64_t packed[14], turned[7], variadic[3];

static int body(void *arg)
{
    (void)arg;
    CHECK_FAILS(edge_packed(-1, 0xf2, -3, 0xf4f4, -5, 0xf6f6f6f6u, -7, WORD, -9, -10, (void *)WORD, (void *)(WORD + 1),
                           function, -14), ENOSYS);
    CHECK_FAILS(edge_packed(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, 0), ENOSYS);
    CHECK_FAILS(edge_turned_pack(1, 2, 3, -4, 5, 6, 7), ENOSYS);
    CHECK_FAILS(edge_packed_variadic(-1, -2, (void *)WORD), ENOSYS);
    return PASS;
}

/* The structs live no longer than the calls. */
static void at_entry(struct trace_call *call)
{
    static int rounds;

    if (call->number == 719) {
        CHECK_EQUAL(call->args[1], sizeof packed);
        if (rounds++ == 0)
            read_traced(call->tid, call->args[0], packed, sizeof packed);
    }
    if (call->number == 720) {
        CHECK_EQUAL(call->args[0], sizeof turned);
        read_traced(call->tid, call->args[1], turned, sizeof turned);
    }
    if (call->number == 729) {
        CHECK_EQUAL(call->args[1], sizeof variadic);
        read_traced(call->tid, call->args[0], variadic, sizeof variadic);
    }
}

int main(void)
{
    static struct trace t = { .body = body, .at_entry = at_entry };
    const uint64_t expected[] = {
        SIGNED(-1), 0xf2, SIGNED(-3), 0xf4f4, SIGNED(-5), 0xf6f6f6f6u, SIGNED(-7), WORD, SIGNED(-9), SIGNED(-10), WORD,
        WORD + 1, (uintptr_t)function, SIGNED(-14),
    };

    CHECK_EQUAL(sizeof(struct edge_packed_args), sizeof packed);
    CHECK_EQUAL(__alignof__(struct edge_packed_args), 8);
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, 719), 2);
    CHECK_EQUAL(trace_count(&t, 720), 1);
    for (int i = 0; i < 14; i++)
        CHECK_EQUAL(packed[i], expected[i]);
    for (int i = 0; i < 7; i++)
        CHECK_EQUAL(turned[i], SIGNED(i == 3 ? -4 : i + 1));
    CHECK_EQUAL(variadic[0], SIGNED(-1));
    CHECK_EQUAL(variadic[1], SIGNED(-2));
    CHECK_EQUAL(variadic[2], WORD);
    return PASS;
}
