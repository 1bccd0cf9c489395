/* splork_packed_fills_struct.c
 * Description: splork_packed passes a struct and its size: fields in C's order, eight bytes each, every value whole.
 * Modes: shared static inline musl
 * Needs: numbers
 */
#include "rewrite.h"

#include <limits.h>
#include <splork.h>

#define FIELDS 8

static const struct {
    int fd;
    unsigned long a, b;
    uintptr_t buf;
    size_t len;
    int flags;
    uint64_t offset;
    int prio;
} rounds[] = {
    { 1, 2, 3, 4, 5, 6, 7, 8 },
    { -1, AS_WORD(0x1111222233334444), AS_WORD(0x5555666677778888),
      AS_WORD(0x9999aaaabbbbcccc), AS_WORD(0xddddeeeeffff0000),
      -2, 0xfedcba9876543210, -20 },
    { INT_MIN, 0xffffffff, 0x80000000, 0x80000000, 0xffffffff, INT_MAX, 0x80000000, INT_MIN },
    { INT_MAX, 0, AS_WORD(0xffffffffffffffff), 0, AS_WORD(0x8000000000000000), 0x40000000, 0xffffffff00000000, 0 },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

static uint64_t seen[ROUNDS][FIELDS];
static int seen_count;

static int body(void *arg)
{
    (void)arg;
    for (int i = 0; i < ROUNDS; i++)
        splork_packed(rounds[i].fd, rounds[i].a, rounds[i].b, (void *)rounds[i].buf, rounds[i].len, rounds[i].flags,
                      rounds[i].offset, rounds[i].prio);
    return PASS;
}

/* The struct lives no longer than the call: it is read while the call enters the kernel. */
static void at_entry(struct trace_call *call)
{
    if (call->number != NUMBER(902))
        return;
    CHECK(seen_count < ROUNDS);
    CHECK_EQUAL(call->args[1], FIELDS * 8);
    CHECK_EQUAL(call->args[0] % 8, 0);
    read_traced(call->tid, call->args[0], seen[seen_count++], sizeof seen[0]);
}

int main(void)
{
    static struct trace t = { .body = body, .at_entry = at_entry };

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(seen_count, ROUNDS);
    for (int i = 0; i < ROUNDS; i++) {
        /* int is signed, so its sign fills the field; size_t, pointers and __u64 are not. */
        CHECK_EQUAL(seen[i][0], (uint64_t)(int64_t)rounds[i].fd);
        CHECK_EQUAL(seen[i][1], rounds[i].a);
        CHECK_EQUAL(seen[i][2], rounds[i].b);
        CHECK_EQUAL(seen[i][3], rounds[i].buf);
        CHECK_EQUAL(seen[i][4], rounds[i].len);
        CHECK_EQUAL(seen[i][5], (uint64_t)(int64_t)rounds[i].flags);
        CHECK_EQUAL(seen[i][6], rounds[i].offset);
        CHECK_EQUAL(seen[i][7], (uint64_t)(int64_t)rounds[i].prio);
    }
    return PASS;
}
