/* clone_exit_status_is_fns_result.c
 * Description: The child runs fn with arg and exits with the low eight bits of what fn returns.
 * Modes: shared static preload musl
 */
#include "support.h"

static int returns_what_arg_points_to(void *arg)
{
    return *(int *)arg;
}

int main(void)
{
    /* Not 0 at first: a parent that took itself for the child would pass. */
    static int results[] = { 1, 0, 2, 42, 126, 127, 128, 200, 255, 256, 256 + 7, 0x12345678, -1, -2, INT32_MIN };
    static const int flag_sets[] = { SIGCHLD, CLONE_VM | CLONE_VFORK | SIGCHLD, 0 };
    char *stack = new_stack();

    for (unsigned i = 0; i < sizeof results / sizeof *results; i++) {
        for (unsigned k = 0; k < sizeof flag_sets / sizeof *flag_sets; k++) {
            pid_t child;

            if (is_refused(flag_sets[k]))
                continue;
            child = clone(returns_what_arg_points_to, top_of(stack), flag_sets[k], &results[i]);
            CHECK(child > 0);
            CHECK_EQUAL(exit_status_of(child), results[i] & 0xff);
        }
    }
    return PASS;
}
