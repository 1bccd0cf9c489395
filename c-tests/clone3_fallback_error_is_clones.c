/* clone3_fallback_error_is_clones.c
 * Description: Once clone stands in, its error is the caller's, and clone3's is forgotten.
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
    const int *answers = arg;

    seccomp_answer(SYS_clone3, ANSWER_ERRNO(answers[0]));
    seccomp_answer(SYS_clone, ANSWER_ERRNO(answers[1]));
    CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, child, NULL, SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM),
                answers[1]);
    return PASS;
}

int main(void)
{
    static int answers[][2] = {
        { ENOSYS, EPERM }, { ENOSYS, EAGAIN }, { ENOSYS, ENOMEM }, { ENOSYS, ENOSYS },
        { EPERM, EPERM }, { EPERM, EAGAIN }, { EPERM, ENOMEM }, { EPERM, ENOSYS },
    };

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        pass_in_new_process(body, answers[i]);
    return PASS;
}
