/* A pidfd can be read as soon as its process has ended, and then wait(2) finds it, asked once and without waiting: whether it ended
 * by itself, by a signal, or was killed; with threads, too. */
#include "../../../c-tests/support.h"

#include <poll.h>
#include <pthread.h>

#ifndef P_PIDFD
#define P_PIDFD 3
#endif

static void *sleeper(void *unused)
{
    pause();
    return unused;
}

static void end(int how)
{
    pthread_t thread;

    if (how == 1)
        raise(SIGTERM);
    if (how == 2)
        pause();
    if (how == 3)
        CHECK_EQUAL(pthread_create(&thread, NULL, sleeper, NULL), 0);
    _exit(7);
}

int main(void)
{
    int found[4] = { 0 };

    for (int at = 0; at < 200; at++) {
        pid_t pid = fork();
        siginfo_t info;

        if (pid == 0)
            end(at % 4);
        int descriptor = syscall(SYS_pidfd_open, pid, 0);
        if (descriptor < 0 && errno == ENOSYS)
            return 0;
        CHECK(descriptor >= 0);
        if (at % 4 == 2)
            kill(pid, SIGKILL);
        struct pollfd ended = { descriptor, POLLIN, 0 };
        CHECK_EQUAL(poll(&ended, 1, -1), 1);
        memset(&info, 0, sizeof info);
        CHECK_EQUAL(waitid((idtype_t)P_PIDFD, descriptor, &info, WEXITED | WNOHANG), 0);
        found[at % 4] += info.si_pid == pid;
        if (info.si_pid == 0)
            waitpid(pid, NULL, 0);
        close(descriptor);
    }
    printf("found %d, %d, %d, %d\n", found[0], found[1], found[2], found[3]);
    return 0;
}
