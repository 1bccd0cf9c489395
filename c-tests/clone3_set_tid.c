/* clone3_set_tid.c
 * Description: set_tid, which only clone3 has, decides the child's thread ID.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>
#include <sys/syscall.h>

static int child(void *arg)
{
    /* Raw: a libc may not have noticed that this is another process. */
    return syscall(SYS_getpid) == *(pid_t *)arg ? 21 : 1;
}

int main(void)
{
    pid_t wanted = 0, pid = -1;
    struct clone_args request = {
        .exit_signal = SIGCHLD,
        .set_tid = (uintptr_t)&wanted,
        .set_tid_size = 1,
    };

    /* The ID of a process that just ended is free, unless somebody is as quick as we are. */
    for (int tries = 0; tries < 100 && pid == -1; tries++) {
        wanted = fork();
        CHECK(wanted >= 0);
        if (wanted == 0)
            _exit(0);
        CHECK_EQUAL(exit_status_of(wanted), 0);
        pid = clone3(&request, sizeof request, child, &wanted);
        if (pid == -1 && (errno == EPERM || errno == EINVAL))
            SKIP_TEST("set_tid needs Linux 5.5 and CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE: %s", strerror(errno));
        CHECK(pid != -1 || errno == EEXIST);
    }
    CHECK_EQUAL(pid, wanted);
    CHECK_EQUAL(exit_status_of(pid), 21);

    /* Process 1 is always there. */
    wanted = 1;
    CHECK_FAILS(clone3(&request, sizeof request, child, &wanted), EEXIST);
    return PASS;
}
