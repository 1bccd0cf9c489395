/* splork_reorders_arguments.c
 * Description: splork(arg2, arg1) reaches the kernel as call 900 with arg1 first, both 64 bits wide.
 * Modes: shared static inline musl
 * Needs: numbers
 */
#include "trace.h"

#include <splork.h>

static const struct {
    uintptr_t arg2;
    unsigned long arg1;
} rounds[] = {
    { AS_WORD(0x1111222233334444), AS_WORD(0x5555666677778888) },
    { AS_WORD(0xffffffffffffffff), 0 },
    { 0, AS_WORD(0xffffffffffffffff) },
    /* Each with only the upper or only the lower half in use: nothing is cut or spread. */
    { AS_WORD(0x8000000000000000), 0x80000000 },
    { 0x80000000, AS_WORD(0x8000000000000000) },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

static int body(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++)
        splork((void *)rounds[i].arg2, rounds[i].arg1);
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };
    int seen = 0;

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        /* The number in digits: the header's own name for it would prove nothing. */
        if (t.calls[i].number != NUMBER(900))
            continue;
        CHECK(seen < ROUNDS);
        CHECK_WORD(t.calls[i].args[0], rounds[seen].arg1);
        CHECK_WORD(t.calls[i].args[1], rounds[seen].arg2);
        seen++;
    }
    CHECK_EQUAL(seen, ROUNDS);
    return PASS;
}
