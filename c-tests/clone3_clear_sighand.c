/* clone3_clear_sighand.c
 * Description: CLONE_CLEAR_SIGHAND gives the child default handlers and leaves ignored signals ignored.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static void handler(int signal)
{
    (void)signal;
}

static int child(void *arg)
{
    struct sigaction handled, ignored;

    (void)arg;
    if (sigaction(SIGUSR1, NULL, &handled) != 0 || sigaction(SIGUSR2, NULL, &ignored) != 0)
        return 1;
    return (handled.sa_handler == SIG_DFL ? 2 : 0) + (ignored.sa_handler == SIG_IGN ? 4 : 0);
}

int main(void)
{
    struct clone_args request = { .flags = CLONE_CLEAR_SIGHAND, .exit_signal = SIGCHLD };
    pid_t pid;

    CHECK(signal(SIGUSR1, handler) != SIG_ERR);
    CHECK(signal(SIGUSR2, SIG_IGN) != SIG_ERR);
    pid = clone3(&request, sizeof request, child, NULL);
    if (pid == -1 && errno == EINVAL)
        SKIP_TEST("CLONE_CLEAR_SIGHAND needs Linux 5.5");
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 2 + 4);

    /* Without the flag, so that the difference is the flag's. */
    request.flags = 0;
    pid = clone3(&request, sizeof request, child, NULL);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 4);
    return PASS;
}
