/* clone3_thread_clears_tid.c
 * Description: A thread made with clone3 ends alone, and the word for CLONE_CHILD_CLEARTID wakes whoever joins it.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/futex.h>
#include <linux/sched.h>
#include <splork.h>
#include <sys/syscall.h>

static volatile pid_t group_of_child, id_of_child;

static int thread(void *arg)
{
    /* Raw calls: a libc may remember the ids of the thread whose thread-local storage this one shares. */
    id_of_child = (pid_t)syscall(SYS_gettid);
    group_of_child = (pid_t)syscall(SYS_getpid);
    *(volatile int *)arg += 1;
    return 99;
}

int main(void)
{
    static volatile int counter;
    static volatile pid_t tid;
    char *stack = new_stack();
    struct clone_args request = {
        .flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
                 CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID,
        .child_tid = (uintptr_t)&tid,
        .parent_tid = (uintptr_t)&tid,
        .stack = (uintptr_t)stack,
        .stack_size = STACK_BYTES,
    };

    for (int i = 1; i <= 200; i++) {
        pid_t id = clone3(&request, sizeof request, thread, (void *)&counter), now;

        CHECK(id > 0);
        while ((now = tid) != 0) {
            CHECK_EQUAL(now, id);
            syscall(SYS_futex, &tid, FUTEX_WAIT, now, NULL, NULL, 0);
        }
        CHECK_EQUAL(counter, i);
        CHECK_EQUAL(id_of_child, id);
        CHECK_EQUAL(group_of_child, getpid());
    }
    /* Threads leave nothing to wait for, and their exit status, 99, did not become ours. */
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
