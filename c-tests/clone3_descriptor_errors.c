/* clone3_descriptor_errors.c
 * Description: EMFILE where CLONE_PIDFD finds no free descriptor, through clone as well; EBADF where cgroup is none.
 * Modes: shared static inline musl
 * Needs: clone3 pidfd
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/sched.h>
#include <splork.h>
#include <sys/resource.h>

#ifndef CLONE_INTO_CGROUP
# define CLONE_INTO_CGROUP 0x200000000ULL /* Linux 5.7 */
#endif

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    int pidfd = -1;
    struct clone_args into = { .flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = 9999 };
    struct clone_args watched = { .flags = CLONE_PIDFD, .pidfd = (uintptr_t)&pidfd, .exit_signal = SIGCHLD };
    struct rlimit none = { 0, 0 };

    CHECK_FAILS(clone3(&into, sizeof into, child, NULL), EBADF);
    CHECK_EQUAL(setrlimit(RLIMIT_NOFILE, &none), 0);
    CHECK_FAILS(clone3(&watched, sizeof watched, child, NULL), EMFILE);
    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    CHECK_FAILS(clone3(&watched, sizeof watched, child, NULL), EMFILE);
    CHECK_EQUAL(pidfd, -1);
    return arg != NULL;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
