/* catalogue_keeps_callee_saved_registers.c
 * Description: The caller of a call comes back with every register that C reserves to it, after success and after failure,
 *     also where the kernel wants a number or an argument in such a register.
 * Modes: shared static inline musl
 */
#include "kept.h"

#include <splork/all.h>

static long none(void *arg)
{
    (void)arg;
    return rseq_slice_yield();
}

static long one(void *arg)
{
    (void)arg;
    return memfd_secret(~0u);
}

static long two(void *arg)
{
    return ioprio_get(*(int *)arg, 0);
}

static long three(void *arg)
{
    return membarrier(*(int *)arg - 1, 0, 0);
}

static long four(void *arg)
{
    return sched_getattr(0, arg, 0, 0);
}

static long five(void *arg)
{
    return kcmp(-1, -1, *(int *)arg, 0, 0);
}

static long six(void *arg)
{
    return futex(arg, 1 /* FUTEX_WAKE */, 1, NULL, NULL, 0);
}

int main(void)
{
    static long (*const calls[])(void *) = { none, one, two, three, four, five, six };
    int process = 1; /* IOPRIO_WHO_PROCESS */

    for (size_t count = 0; count < sizeof calls / sizeof *calls; count++) {
        registers_survive(calls[count], &process);
        fifteen_values_survive(calls[count], &process);
    }
    CHECK_EQUAL(registers_survive(six, &process), 0);
    CHECK_EQUAL(registers_survive(five, &process), -1);
    return PASS;
}
