/* mm_arguments_in_order.c
 * Description: The memory calls reach the kernel by number, with their arguments in order and whole.
 * Modes: shared static inline musl
 */
#include "trace.h"

#include <splork/mm.h>

#define A AS_WORD(0x1111222233334444u)
#define B AS_WORD(0x5555666677778888u)
#define C AS_WORD(0x9999aaaabbbbccccu)

/* All fail: there is nothing at such addresses, and no such flags. */
static int body(void *arg)
{
    (void)arg;
    mseal((void *)A, B, C);
    cachestat(0xfffffffe, (void *)A, (void *)B, 0x80000001);
    memfd_secret(0x80000003);
    map_shadow_stack((void *)A, B, 0x80000005);
    return PASS;
}

static void made(struct trace *t, long number, int count, const uint64_t args[])
{
    struct trace_call *call = trace_find(t, number);

    CHECK_EQUAL(trace_count(t, number), 1);
    for (int i = 0; i < count; i++)
        CHECK_WORD(call->args[i], args[i]);
}

int main(void)
{
    static struct trace t = { .body = body };

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    /* Numbers in digits, which the headers' names must agree with. An unsigned int comes without a sign. */
    made(&t, NUMBER(462), 3, (uint64_t[]){ A, B, C });
    made(&t, NUMBER(451), 4, (uint64_t[]){ 0xfffffffe, A, B, 0x80000001 });
#ifdef __NR_memfd_secret /* some architectures have none */
    made(&t, NUMBER(447), 1, (uint64_t[]){ 0x80000003 });
#endif
    made(&t, NUMBER(453), 3, (uint64_t[]){ A, B, 0x80000005 });
    return PASS;
}
