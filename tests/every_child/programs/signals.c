/* Real-time signals with values, while there are children: each comes once, in order, with its value and sender. */
#include "../../../c-tests/support.h"

#define SIGNALS 200

static volatile int next, wrong;

static void take(int signal, siginfo_t *info, void *context)
{
    (void)context;
    wrong += signal != SIGRTMIN + 1 || info->si_code != SI_QUEUE || info->si_value.sival_int != next;
    next++;
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = take, .sa_flags = SA_SIGINFO | SA_RESTART };
    pid_t parent = getpid(), sender;

    sigaction(SIGRTMIN + 1, &action, NULL);
    sender = fork();
    if (sender == 0) {
        for (int at = 0; at < SIGNALS; at++) {
            CHECK_EQUAL(sigqueue(parent, SIGRTMIN + 1, (union sigval){ .sival_int = at }), 0);
            if (fork() == 0)
                _exit(0);
            while (waitpid(-1, NULL, 0) < 0)
                CHECK_EQUAL(errno, EINTR);
        }
        _exit(0);
    }
    while (next < SIGNALS) {
        pid_t pid = fork();

        if (pid == 0)
            _exit(0);
        CHECK(pid > 0);
        while (waitpid(pid, NULL, 0) < 0)
            CHECK_EQUAL(errno, EINTR);
    }
    waitpid(sender, NULL, 0);
    printf("signals: %d, wrong: %d\n", next, wrong);
    return wrong != 0;
}
