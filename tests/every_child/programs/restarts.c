/* 2000 children under a timer of 300 us, half of them by vfork: each runs once, with the right status, and vfork's parent waits
 * for its own. Arguments: another number of children, and of microseconds. */
#include "../../../c-tests/support.h"

#include <sys/time.h>

static volatile int alarms, ended, wrong, shared;

static void count(int signal)
{
    if (signal == SIGALRM)
        alarms++;
    else
        ended++;
}

int main(int count_of, char **words)
{
    const int children = count_of > 1 ? atoi(words[1]) : 2000, interval = count_of > 2 ? atoi(words[2]) : 300;
    const struct itimerval timer = { { 0, interval }, { 0, interval } };
    struct sigaction action = { .sa_handler = count };

    sigaction(SIGALRM, &action, NULL);
    sigaction(SIGCHLD, &action, NULL);
    setitimer(ITIMER_REAL, &timer, NULL);
    for (volatile int round = 0; round < children; round++) {
        int status = 0, is_vfork = round & 1;
        pid_t pid = is_vfork ? vfork() : fork();

        if (pid == 0) {
            if (is_vfork)
                shared = round;
            _exit(round & 127);
        }
        if (pid < 0) {
            wrong++;
            continue;
        }
        wrong += is_vfork && shared != round;
        while (waitpid(pid, &status, 0) < 0)
            if (errno != EINTR)
                break;
        wrong += !WIFEXITED(status) || WEXITSTATUS(status) != (round & 127);
    }
    errno = 0;
    wrong += waitpid(-1, NULL, 0) != -1 || errno != ECHILD;
    printf("wrong: %d, alarms: %s, ended: %s\n", wrong, alarms > 10 ? "many" : "few", ended > 100 ? "many" : "few");
    return wrong != 0;
}
