/* clone3_process_limit_is_eagain.c
 * Description: At RLIMIT_NPROC clone3 fails with EAGAIN, through clone as well.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/sched.h>
#include <splork.h>
#include <sys/resource.h>

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    struct clone_args request = { .exit_signal = SIGCHLD };
    struct rlimit none = { 0, 0 };

    CHECK_EQUAL(setrlimit(RLIMIT_NPROC, &none), 0);
    /* No limit holds for root. */
    if (getuid() == 0 && setresuid(65534, 65534, 65534) != 0)
        SKIP_TEST("cannot become an ordinary user: %s", strerror(errno));
    CHECK_FAILS(clone3(&request, sizeof request, child, NULL), EAGAIN);
    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    CHECK_FAILS(clone3(&request, sizeof request, child, NULL), EAGAIN);
    return arg != NULL;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
