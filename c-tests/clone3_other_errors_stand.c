/* clone3_other_errors_stand.c
 * Description: No error of clone3 but ENOSYS makes clone3 fall back: the kernel's answer is the caller's.
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
    int error = *(const int *)arg;

    seccomp_answer(SYS_clone3, ANSWER_ERRNO(error));
    seccomp_answer(SYS_clone, ANSWER_KILL); /* so that a clone would be noticed */
    CHECK_FAILS(clone3(&request, sizeof request, child, NULL), error);
    CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, child, NULL, 0), error);
    CHECK_FAILS(splork_clone3_or_clone(&request, sizeof request, child, NULL, SPLORK_WHEN_ENOSYS), error);
    return PASS;
}

int main(void)
{
    static int errors[] = { EPERM, EAGAIN, ENOMEM, EACCES, EBUSY, EINVAL, EINTR, ENOSPC, EUSERS, EOPNOTSUPP, 4095 };

    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        pass_in_new_process(body, &errors[i]);
    return PASS;
}
