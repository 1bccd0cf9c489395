/* clone3_falls_back_to_clone.c
 * Description: Where a filter answers ENOSYS to clone3, clone is issued instead with exactly the same request.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "rewrite.h"
#include "seccomp.h"

#include <linux/sched.h>
#include <splork.h>

#define FLAGS (CLONE_VM | CLONE_FS | CLONE_IO | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID)
#define TLS AS_WORD(0x123456789abcdef0u) /* no CLONE_SETTLS: carried to the kernel, not used */

static struct {
    uintptr_t at_call;
    pid_t parent_tid, child_tid;
    int result;
} shared;

static char *stack;
static int has_clone3;

static int child(void *arg)
{
    shared.at_call = (uintptr_t)__builtin_dwarf_cfa();
    return *(int *)arg;
}

static struct clone_args request = {
    .flags = FLAGS,
    .exit_signal = SIGCHLD,
    .tls = TLS,
};

static int body(void *arg)
{
    pid_t pid;

    (void)arg;
    request.child_tid = (uintptr_t)&shared.child_tid;
    request.parent_tid = (uintptr_t)&shared.parent_tid;
    take_clone3_away(has_clone3);
    shared.result = 61;
    errno = 12345;
    pid = clone3(&request, sizeof request, child, &shared.result);
    CHECK(pid > 0);
    /* It succeeded, so the ENOSYS on the way is not to be seen. */
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(exit_status_of(pid), 61);
    CHECK_EQUAL(shared.parent_tid, pid);
    CHECK_EQUAL(shared.child_tid, pid);
    CHECK_EQUAL(shared.at_call, frame_below(top_of(stack) - 7));
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };
    struct trace_call *first, *second;

    stack = new_stack();
    request.stack = (uintptr_t)stack + 5;
    request.stack_size = STACK_BYTES - 5 - 7; /* a crooked top, which the child straightens */
    has_clone3 = kernel_has_clone3();
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, SYS_clone), 1);
    second = trace_find(&t, SYS_clone);
    /* Where splork does not expect it, it is not tried. */
    first = trace_find(&t, SYS_clone3);
    CHECK(first || !has_clone3);
    if (first) {
        CHECK_EQUAL(trace_count(&t, SYS_clone3), 1);
        CHECK_EQUAL(first->args[0], (uintptr_t)&request);
        CHECK_EQUAL(first->args[1], sizeof request);
        CHECK_EQUAL(first->result, -ENOSYS);
        CHECK(second == first + 4);
    }
    /* Before it the kernel is asked: of the request, which may lie on two pages, and of the stack. */
    CHECK_EQUAL(trace_count(&t, SYS_futex), 3);
    CHECK_WORD(second->args[AT_FLAGS], FLAGS | SIGCHLD);
    CHECK_WORD(second->args[AT_STACK], (uintptr_t)KERNELS_STACK(stack + STACK_BYTES - 7));
    CHECK_WORD(second->args[AT_PARENT_TID], (uintptr_t)&shared.parent_tid);
    CHECK_WORD(second->args[AT_CHILD_TID], (uintptr_t)&shared.child_tid);
    CHECK_WORD(second->args[AT_TLS], TLS);
    return PASS;
}
