/* landlock_arguments_in_order.c
 * Description: The landlock calls reach the kernel by number, arguments in order, int with its sign and __u32 without.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "trace.h"

#include <splork/landlock.h>

#define A AS_WORD(0x1111222233334444u)
#define B AS_WORD(0x5555666677778888u)

/* All fail: nothing at such addresses, no such descriptors, no such flags. */
static int body(void *arg)
{
    (void)arg;
    landlock_create_ruleset((void *)A, B, 0x80000001);
    landlock_add_rule(-2, (enum landlock_rule_type)3, (void *)A, 0x80000004);
    landlock_restrict_self(-5, 0x80000006);
    return PASS;
}

static void made(struct trace *t, long number, int count, const uint64_t args[])
{
    struct trace_call *call = trace_find(t, number);

    CHECK_EQUAL(trace_count(t, number), 1);
    CHECK(call->result < 0);
    for (int i = 0; i < count; i++)
        CHECK_WORD(call->args[i], args[i]);
}

int main(void)
{
    static struct trace t = { .body = body };

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    made(&t, NUMBER(444), 3, (uint64_t[]){ A, B, 0x80000001 });
    made(&t, NUMBER(445), 4, (uint64_t[]){ (uint64_t)-2, 3, A, 0x80000004 });
    made(&t, NUMBER(446), 2, (uint64_t[]){ (uint64_t)-5, 0x80000006 });
    return PASS;
}
