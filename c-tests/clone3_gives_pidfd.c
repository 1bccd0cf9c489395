/* clone3_gives_pidfd.c
 * Description: CLONE_PIDFD puts a descriptor into the caller's word that waitid(P_PIDFD) takes for this child.
 * Modes: shared static inline musl
 * Needs: clone3 pidfd
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <splork.h>

/* Some libcs have the number behind P_PIDFD but not the name. */
#define BY_PIDFD ((idtype_t)3)

static int child(void *arg)
{
    return *(int *)arg;
}

int main(void)
{
    char *stack = new_stack();
    int pidfd = -1, result = 19;
    struct clone_args request = {
        .flags = CLONE_PIDFD,
        .pidfd = (uintptr_t)&pidfd,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = STACK_BYTES,
    };
    siginfo_t info;
    pid_t pid = clone3(&request, sizeof request, child, &result);

    CHECK(pid > 0);
    CHECK(pidfd > 2);
    CHECK_EQUAL(fcntl(pidfd, F_GETFD), FD_CLOEXEC);
    memset(&info, 0, sizeof info);
    CHECK_EQUAL(waitid(BY_PIDFD, (id_t)pidfd, &info, WEXITED), 0);
    CHECK_EQUAL(info.si_pid, pid);
    CHECK_EQUAL(info.si_code, CLD_EXITED);
    CHECK_EQUAL(info.si_status, 19);
    CHECK_FAILS(waitpid(pid, NULL, 0), ECHILD);
    return PASS;
}
