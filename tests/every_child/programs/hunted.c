/* 100 children under a hunter: a process that sends a signal some microseconds after the one before has been handled. Where a
 * tracer stops the call that is then made again, it comes in the middle of that one too. */
#include "../../../c-tests/support.h"

#define CHILDREN 100

static volatile int *handled;

static void count(int signal)
{
    (void)signal;
    ++*handled;
}

static void hunt(pid_t prey)
{
    int sent = 0;

    while (getppid() == prey) {
        if (*handled < sent)
            continue;
        for (volatile int pause = 0; pause < 40 * (sent % 50); pause++)
            ;
        sent++;
        kill(prey, SIGUSR1);
    }
    _exit(0);
}

int main(void)
{
    const struct sigaction action = { .sa_handler = count, .sa_flags = SA_RESTART };
    int wrong = 0;
    pid_t hunter;

    handled = mmap(NULL, sizeof *handled, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (handled == MAP_FAILED)
        return 2;
    sigaction(SIGUSR1, &action, NULL);
    hunter = fork();
    if (hunter == 0)
        hunt(getppid());
    for (int round = 0; round < CHILDREN; round++) {
        sigset_t blocked;
        int status = 0;
        pid_t pid = fork();

        if (pid == 0) {
            sigprocmask(SIG_BLOCK, NULL, &blocked);
            _exit(sigisemptyset(&blocked) ? round : 99);
        }
        wrong += waitpid(pid, &status, 0) != pid || status != round << 8;
        sigprocmask(SIG_BLOCK, NULL, &blocked);
        wrong += !sigisemptyset(&blocked);
    }
    kill(hunter, SIGKILL);
    printf("wrong: %d\n", wrong);
    return 0;
}
