/* clone3_leaves_stack_unwritten.c
 * Description: Nothing is written to the child's stack before fn is called, and nothing above its top at all.
 * Modes: shared static inline musl
 * Needs: clone3 vm
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static volatile uintptr_t at_call;

static int child(void *arg)
{
    at_call = (uintptr_t)__builtin_dwarf_cfa();
    return arg != NULL;
}

static int writes(void *arg)
{
    volatile int on_stack = arg == NULL;

    return on_stack;
}

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *stack = new_stack(), *top = top_of(stack) - page;
    struct clone_args request = {
        .flags = CLONE_VM,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = (uint64_t)(top - stack),
    };
    int status;
    pid_t pid;

    memset(top, 0x5a, page);
    pid = clone3(&request, sizeof request, child, NULL);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 0);
    CHECK_EQUAL(at_call, frame_below(top));
    for (size_t i = 0; i < page; i++)
        CHECK_EQUAL(top[i], 0x5a);

    /* A stack that cannot be written to is no affair of the parent's, who puts nothing there: the call succeeds,
     * and only the child, when it calls fn or fn uses its stack, dies of it. */
    request.flags = 0;
    CHECK_EQUAL(mprotect(stack, STACK_BYTES, PROT_READ), 0);
    pid = clone3(&request, sizeof request, writes, NULL);
    CHECK(pid > 0);
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    CHECK(WIFSIGNALED(status));
    CHECK_EQUAL(WTERMSIG(status), SIGSEGV);
    return PASS;
}
