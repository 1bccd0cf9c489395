/* clone_four_arguments.c
 * Description: The usual call with four arguments works, whatever the caller left where the other three would be.
 * Modes: shared static preload musl
 */
#include "support.h"

#define RUBBISH ((void *)(uintptr_t)0xbad0bad0bad0bad0)

/* Leaves rubbish in every argument register and in the stack slots beyond. */
__attribute__((noinline)) static void leave_rubbish(void *a, void *b, void *c, void *d, void *e, void *f, void *g,
                                                    void *h)
{
    __asm__ volatile("" : : "g"(a), "g"(b), "g"(c), "g"(d), "g"(e), "g"(f), "g"(g), "g"(h) : "memory");
}

static int returns_its_argument(void *arg)
{
    return (int)(intptr_t)arg;
}

int main(void)
{
    static const int flag_sets[] = {
        SIGCHLD,
        CLONE_VM | SIGCHLD,
        CLONE_VM | CLONE_VFORK | SIGCHLD,
        CLONE_FS | CLONE_FILES | SIGCHLD,
        CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | SIGCHLD,
        0,
    };
    char *stack = new_stack();

    for (unsigned i = 0; i < sizeof flag_sets / sizeof *flag_sets; i++) {
        pid_t child;

        if (is_refused(flag_sets[i]))
            continue;
        leave_rubbish(RUBBISH, RUBBISH, RUBBISH, RUBBISH, RUBBISH, RUBBISH, RUBBISH, RUBBISH);
        child = clone(returns_its_argument, top_of(stack), flag_sets[i], (void *)(intptr_t)(50 + i));
        CHECK(child > 0);
        CHECK_EQUAL(exit_status_of(child), 50 + i);
    }
    return PASS;
}
