/* splork_spawn_without_stack.c
 * Description: With a NULL stack splork_spawn's child has a copy of the parent's or, vforked, borrows it.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "rewrite.h"

#include <linux/sched.h>
#include <splork.h>

struct local {
    volatile int value;
    int result;
};

static int child(void *arg)
{
    unsigned char scratch[16384];
    struct local *local = arg;

    /* Over everything below the parent's frame. */
    memset(scratch, 0xa5, sizeof scratch);
    __asm__ volatile("" : : "r"(scratch) : "memory");
    local->value++;
    return (uintptr_t)__builtin_dwarf_cfa() % STACK_ALIGN ? 1 : local->result;
}

static void round_with(unsigned long flags, int value_after)
{
    struct clone_args request = { .flags = flags, .exit_signal = SIGCHLD };
    const long by_clone3[6] = { (long)&request, sizeof request };
    long by_clone[6] = { 0 };
    struct local local = { .value = 10, .result = 34 };

    by_clone[AT_FLAGS] = (long)flags | SIGCHLD;
    CHECK_EQUAL(exit_status_of((pid_t)splork_spawn(SYS_clone, by_clone, NULL, child, &local)), 34);
    CHECK_EQUAL(local.value, value_after);
    local.value = 10;
    CHECK_EQUAL(exit_status_of((pid_t)splork_spawn(SYS_clone3, by_clone3, NULL, child, &local)), 34);
    CHECK_EQUAL(local.value, value_after);
}

int main(void)
{
    round_with(0, 10);
    round_with(CLONE_VFORK, 10);
    round_with(CLONE_VM | CLONE_VFORK, 11);
    return PASS;
}
