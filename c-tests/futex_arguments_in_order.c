/* futex_arguments_in_order.c
 * Description: futex's words reach the kernel in order, a number in timeout's place too; times of 64 bits where there are.
 * Modes: shared static inline musl
 */
#include "trace.h"

#include <splork/futex.h>
#include <time.h>

#define A AS_WORD(0x1111222233334444u)
#define D AS_WORD(0x1234567812345678u)
#define E AS_WORD(0x2345678923456789u)
#define U1 0x80000001u
#define U2 0x80000002u
#define AS_TIME(n) ((const struct timespec *)(n))

#ifdef SYS_futex
# define WITHOUT_TIME SYS_futex
#else
# define WITHOUT_TIME __NR_futex_time64
#endif
#ifdef __NR_futex_time64
# define WITH_TIME __NR_futex_time64
#else
# define WITH_TIME SYS_futex
#endif

static const int number_operations[] = {
    FUTEX_REQUEUE, FUTEX_CMP_REQUEUE, FUTEX_WAKE_OP, FUTEX_CMP_REQUEUE_PI | FUTEX_PRIVATE_FLAG, FUTEX_WAKE, FUTEX_UNLOCK_PI,
};
static const int timed_operations[] = {
    FUTEX_WAIT, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, FUTEX_LOCK_PI, FUTEX_LOCK_PI2, FUTEX_WAIT_REQUEUE_PI,
};
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define MARK(i) (0xffff0000u + (uint32_t)(i)) /* in val3, by which a call is known */

static const struct timespec past = { 1, 2 };

static int body(void *arg)
{
    (void)arg;
    for (int i = 0; i < COUNT(number_operations); i++)
        futex((void *)A, number_operations[i], U1, AS_TIME(D), (void *)E, MARK(i));
    for (int i = 0; i < COUNT(timed_operations); i++) {
        futex((void *)A, timed_operations[i], U2, &past, (void *)E, MARK(0x100 + i));
        futex((void *)A, timed_operations[i], U2, NULL, (void *)E, MARK(0x200 + i));
    }
    return PASS;
}

static struct trace_call *marked(struct trace *t, uint32_t mark)
{
    struct trace_call *found = NULL;

    for (int i = 0; i < t->count; i++) {
        long number = t->calls[i].number;

        /* Other calls have in their unused registers what the last one left there. */
        if ((uint32_t)t->calls[i].args[5] == mark && (number == WITHOUT_TIME || number == WITH_TIME)) {
            CHECK(!found);
            found = &t->calls[i];
        }
    }
    CHECK(found);
    return found;
}

static void looks(struct trace_call *call, long number, int operation, uint32_t val)
{
    CHECK_EQUAL(call->number, number);
    CHECK_WORD(call->args[0], A);
    CHECK_WORD(call->args[1], (uint64_t)operation);
    CHECK_WORD(call->args[2], val);
    CHECK_WORD(call->args[4], E);
}

int main(void)
{
    static struct trace recorded = { .body = body };
    struct trace *t = &recorded;

    trace_run(t);
    CHECK_EQUAL(t->status, 0);
    for (int i = 0; i < COUNT(number_operations); i++) {
        struct trace_call *call = marked(t, MARK(i));

        looks(call, WITHOUT_TIME, number_operations[i], U1);
        CHECK_WORD(call->args[3], D);
    }
    for (int i = 0; i < COUNT(timed_operations); i++) {
        struct trace_call *call = marked(t, MARK(0x100 + i));

        looks(call, WITH_TIME, timed_operations[i], U2);
        CHECK_EQUAL((unsigned long)call->args[3] == (unsigned long)&past, sizeof(long) == 8);
        call = marked(t, MARK(0x200 + i));
        looks(call, WITHOUT_TIME, timed_operations[i], U2);
        CHECK_WORD(call->args[3], 0);
    }
    return PASS;
}
