/* clone_nice_passes_six_registers.c
 * Description: clone_nice reaches the kernel as call 901 with clone's five arguments in order and the nice value sixth.
 * Modes: shared static inline musl
 * Needs: numbers
 */
#include "rewrite.h"

#include <limits.h>
#include <splork.h>

#define STACK AS_WORD(0x7654321fedc0u)
#define PARENT_TID AS_WORD(0x1111222233334444u)
#define TLS AS_WORD(0x5555666677778888u)
#define CHILD_TID AS_WORD(0x9999aaaabbbbccccu)

static const struct {
    uintptr_t stack;
    int flags;
    int nice;
} rounds[] = {
    { STACK, 0x01020304, 5 },
    { STACK + 1, 0x01020304, -5 },
    { STACK + 8, 0x7fffffff, -20 },
    { STACK + 15, 0, 19 },
    /* CLONE_IO is the sign bit. */
    { STACK, INT_MIN, INT_MIN },
    { STACK, -1, INT_MAX },
    { 16, 0, -1 },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    for (int i = 0; i < ROUNDS; i++)
        CHECK_FAILS(clone_nice(child, (void *)rounds[i].stack, rounds[i].flags, arg, rounds[i].nice,
                               (void *)PARENT_TID, (void *)TLS, (void *)CHILD_TID), ENOSYS);
    return PASS;
}

static void at_entry(struct trace_call *call)
{
    if (call->number == NUMBER(901))
        trace_set_number(call, -1);
}

/* CLONE_THREAD alone is no request: whoever has the call says so. */
static int kernel_has_it(void)
{
    return syscall(NUMBER(901), CLONE_THREAD, 0, 0, 0, 0, 0) != -1 || errno != ENOSYS;
}

int main(void)
{
    static struct trace t = { .body = body };
    int seen = 0;

    if (kernel_has_it())
        t.at_entry = at_entry; /* which is not to start a child of this */
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        const uint64_t *args = t.calls[i].args;

        if (t.calls[i].number != NUMBER(901))
            continue;
        CHECK(seen < ROUNDS);
        CHECK_WORD(args[0], (uint64_t)(unsigned)rounds[seen].flags);
        CHECK_WORD(args[1], KERNELS_STACK(rounds[seen].stack & -(uintptr_t)STACK_ALIGN));
        CHECK_WORD(args[2], PARENT_TID);
        CHECK_WORD(args[3], CHILD_TID);
        CHECK_WORD(args[4], TLS);
        CHECK_WORD(args[5], (uint64_t)(int64_t)rounds[seen].nice);
        seen++;
    }
    CHECK_EQUAL(seen, ROUNDS);
    return PASS;
}
