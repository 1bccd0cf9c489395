/* clone3_killed_by_filter.c
 * Description: A filter that kills on clone3, or on the clone that stands in for it, kills: nothing hides that.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    struct clone_args request = { .exit_signal = SIGCHLD };

    if (arg) {
        seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
        seccomp_answer(SYS_clone, ANSWER_KILL);
    } else {
        seccomp_answer(SYS_clone3, ANSWER_KILL);
    }
    clone3(&request, sizeof request, child, NULL);
    return FAIL; /* came back */
}

static void killed(void *arg)
{
    int status = in_new_process(body, arg);

    if (WIFEXITED(status))
        exit(WEXITSTATUS(status));
    CHECK_EQUAL(WTERMSIG(status), SIGSYS);
}

int main(void)
{
    int yes = 1;

    killed(NULL);
    killed(&yes);
    return PASS;
}
