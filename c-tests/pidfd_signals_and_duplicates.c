/* pidfd_signals_and_duplicates.c
 * Description: A pidfd sends signals to its process, takes over its descriptors, and reports mistakes.
 * Modes: musl
 *
 * glibc has these calls, so that only musl's programs get ours.
 */
#include "support.h"

#include <splork/pidfd.h>

int main(void)
{
    int pair[2], pidfd, copy;
    char byte = 'x', got = 0;
    siginfo_t info;
    int status;
    pid_t child;

    CHECK_EQUAL(pipe(pair), 0);
    signal(SIGUSR2, SIG_DFL); /* whoever started this may ignore it */
    child = fork();
    CHECK(child >= 0);
    if (child == 0)
        for (;;)
            pause();
    errno = 12345;
    pidfd = pidfd_open(child, 0);
    if (pidfd == -1 && errno == ENOSYS)
        SKIP_TEST("pidfd_open needs Linux 5.3");
    CHECK(pidfd >= 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(fcntl(pidfd, F_GETFD), FD_CLOEXEC);
    copy = pidfd_getfd(pidfd, pair[1], 0); /* the child's end of the pipe */
    if (copy == -1 && (errno == ENOSYS || errno == EPERM)) {
        printf("no pidfd_getfd here: %s\n", strerror(errno));
    } else {
        CHECK(copy >= 0);
        CHECK_EQUAL(write(copy, &byte, 1), 1);
        CHECK_EQUAL(read(pair[0], &got, 1), 1);
        CHECK_EQUAL(got, byte);
        CHECK_FAILS(pidfd_getfd(pidfd, 999999, 0), EBADF);
        CHECK_FAILS(pidfd_getfd(pidfd, pair[1], 1), EINVAL);
    }
    memset(&info, 0, sizeof info);
    info.si_signo = SIGUSR2;
    info.si_code = SI_QUEUE;
    CHECK_FAILS(pidfd_send_signal(pidfd, SIGUSR1, &info, 0), EINVAL); /* not the signal in info */
    CHECK_FAILS(pidfd_send_signal(pidfd, SIGUSR1, NULL, 1u << 31), EINVAL);
    CHECK_FAILS(pidfd_send_signal(pair[0], SIGUSR1, NULL, 0), EBADF);
    CHECK_EQUAL(pidfd_send_signal(pidfd, 0, NULL, 0), 0);
    CHECK_EQUAL(pidfd_send_signal(pidfd, SIGUSR2, &info, 0), 0);
    CHECK_EQUAL(waitpid(child, &status, 0), child);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR2);
    CHECK_FAILS(pidfd_send_signal(pidfd, SIGUSR2, NULL, 0), ESRCH);
    CHECK_FAILS(pidfd_open(-1, 0), EINVAL);
    CHECK_FAILS(pidfd_open(getpid(), 1), EINVAL);
    CHECK_FAILS(pidfd_open(0x7fffffff, 0), ESRCH);
    return PASS;
}
