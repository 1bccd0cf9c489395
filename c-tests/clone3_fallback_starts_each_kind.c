/* clone3_fallback_starts_each_kind.c
 * Description: Through clone, too, children start fork-like, vforked with and without a stack, and as threads.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/futex.h>
#include <linux/sched.h>
#include <splork.h>

static volatile pid_t tid;
static volatile int ran;

static int child(void *arg)
{
    ran++;
    return *(int *)arg;
}

static void thread_like(struct clone_args request, int *result)
{
    pid_t id, now;

    request.flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
                    CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
    request.exit_signal = 0;
    request.parent_tid = request.child_tid = (uintptr_t)&tid;
    ran = 0;
    id = clone3(&request, sizeof request, child, result);
    CHECK(id > 0);
    while ((now = tid) != 0)
        syscall(SYS_futex, &tid, FUTEX_WAIT, now, NULL, NULL, 0);
    CHECK_EQUAL(ran, 1);
}

static void awaited(struct clone_args *request, uint64_t flags, int *result)
{
    pid_t pid;

    ran = 0;
    request->flags = flags;
    pid = clone3(request, sizeof *request, child, result);
    CHECK(pid > 0);
    /* Sharing memory shows in the parent at once after CLONE_VFORK, and never without CLONE_VM. */
    if (flags & CLONE_VFORK)
        CHECK_EQUAL(ran, flags & CLONE_VM ? 1 : 0);
    CHECK_EQUAL(exit_status_of(pid), *result);
    CHECK_EQUAL(ran, flags & CLONE_VM ? 1 : 0);
}

static int body(void *stack)
{
    struct clone_args own_stack = {
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = STACK_BYTES,
    };
    struct clone_args no_stack = { .exit_signal = SIGCHLD };
    int result = 71;

    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    awaited(&no_stack, 0, &result);
    awaited(&no_stack, CLONE_VFORK, &result);
    awaited(&no_stack, CLONE_VM | CLONE_VFORK, &result);
    awaited(&own_stack, 0, &result);
    awaited(&own_stack, CLONE_VM, &result);
    awaited(&own_stack, CLONE_VM | CLONE_VFORK, &result);
    thread_like(own_stack, &result);
    /* Without a signal, and with the last there is, which would end this process. */
    CHECK(signal(64, SIG_IGN) != SIG_ERR);
    own_stack.exit_signal = 0;
    awaited(&own_stack, CLONE_VM, &result);
    own_stack.exit_signal = 64;
    awaited(&own_stack, CLONE_VM, &result);
    /* clone's own errors are the caller's. */
    own_stack.flags = CLONE_SIGHAND;
    CHECK_FAILS(clone3(&own_stack, sizeof own_stack, child, &result), EINVAL);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, new_stack());
    return PASS;
}
