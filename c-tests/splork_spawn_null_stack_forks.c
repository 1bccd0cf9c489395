/* splork_spawn_null_stack_forks.c
 * Description: With a NULL stack the child of clone goes on below the caller's frame in a copy of its stack, as after
 *     fork: it sees the caller's locals, and what it writes is its own.
 * Modes: shared static inline musl
 */
#include "spawn.h"

struct local {
    volatile int value;
    uintptr_t frame;
    unsigned long *seen;
};

static int child(void *arg)
{
    unsigned char scratch[16384];
    struct local *local = arg;

    /* Over everything below the parent's frame. */
    memset(scratch, 0xa5, sizeof scratch);
    __asm__ volatile("" : : "r"(scratch) : "memory");
    local->seen[0] = (uintptr_t)__builtin_dwarf_cfa();
    local->seen[1] = (unsigned long)local->value;
    local->value = 12;
    return 34;
}

__attribute__((noinline)) static void forks(int value)
{
    struct local local = { .value = value, .frame = (uintptr_t)__builtin_dwarf_cfa(), .seen = shared_words() };

    errno = 12345;
    CHECK_EQUAL(status_of_spawned(child, NULL, &local), 34);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(local.seen[1], value);
    CHECK_EQUAL(local.value, value);
    CHECK(local.seen[0] < local.frame && local.seen[0] > local.frame - 4096);
    CHECK_EQUAL(local.seen[0] % STACK_ALIGN, 0);
}

int main(void)
{
    for (int value = 0; value < 100; value++)
        forks(value);
    return PASS;
}
