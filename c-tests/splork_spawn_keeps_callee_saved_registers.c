/* splork_spawn_keeps_callee_saved_registers.c
 * Description: The parent comes back with every register that C reserves to it, after success and after failure.
 * Modes: shared static inline musl
 */
#include "kept.h"
#include "rewrite.h"

#include <splork.h>

static int child(void *arg)
{
    return *(int *)arg;
}

struct asked {
    char *top;
    int flags;
    int result;
};

static long spawn(void *arg)
{
    struct asked *asked = arg;
    long args[6] = { 0 };

    args[AT_FLAGS] = asked->flags;
    args[AT_STACK] = KERNELS_STACK(asked->top);
    return splork_spawn(SYS_clone, args, asked->top, child, &asked->result);
}

int main(void)
{
    char *top = top_of(new_stack());
    struct asked asked[] = { { top, SIGCHLD, 88 }, { top - 7, CLONE_VM | CLONE_VFORK | SIGCHLD, 88 } };
    struct asked refused = { top, CLONE_THREAD | SIGCHLD, 88 };

    for (int i = 0; i < 2; i++) {
        CHECK_EQUAL(exit_status_of((pid_t)registers_survive(spawn, &asked[i])), 88);
        CHECK_EQUAL(exit_status_of((pid_t)fifteen_values_survive(spawn, &asked[i])), 88);
    }
    CHECK_EQUAL(registers_survive(spawn, &refused), -1);
    CHECK_EQUAL(fifteen_values_survive(spawn, &refused), -1);
    return PASS;
}
