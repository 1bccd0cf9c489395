/* clone_arguments_reach_the_kernel.c
 * Description: flags, stack, parent_tid, tls and child_tid arrive in the registers that this architecture's kernel
 *     reads them from, whole, whether or not a flag makes use of them.
 * Modes: shared static preload musl
 */
#include "rewrite.h"

/* Recognisable, and with bits above 31, so that a half-width move shows. Nothing lies there; no flag uses them. */
#define A_PARENT_TID ((pid_t *)(uintptr_t)0x1111222233334440)
#define A_TLS ((void *)(uintptr_t)0x5555666677778880)
#define A_CHILD_TID ((pid_t *)(uintptr_t)0x1aaabbbbccccddd0)

static char *stack;

static int returns_its_argument(void *arg)
{
    return (int)(intptr_t)arg;
}

static int body(void *arg)
{
    (void)arg;
    return exit_status_of(clone(returns_its_argument, top_of(stack) - 5, SIGCHLD, (void *)(intptr_t)0x123456789a29,
                                A_PARENT_TID, A_TLS, A_CHILD_TID));
}

static struct trace t = { .body = body };

int main(void)
{
    struct trace_call *call;

    stack = new_stack();
    trace_run(&t);
    call = trace_find(&t, SYS_clone);
    CHECK(call != NULL);
    CHECK_WORD(call->args[AT_FLAGS], SIGCHLD);
    CHECK_WORD(call->args[AT_PARENT_TID], (uintptr_t)A_PARENT_TID);
    CHECK_WORD(call->args[AT_TLS], (uintptr_t)A_TLS);
    CHECK_WORD(call->args[AT_CHILD_TID], (uintptr_t)A_CHILD_TID);

    /* Rounded before or after the trap is splork's affair, and glibc's x86-64 clone keeps two words for itself. */
    CHECK((uintptr_t)KERNELS_STACK(top_of(stack)) - call->args[AT_STACK] < 32 + 16);

    CHECK(WIFEXITED(t.status));
    CHECK_EQUAL(WEXITSTATUS(t.status), 0x29);
    return PASS;
}
