/* Stopped, and staying so, continued, stopped by itself, killed while stopped: what waitpid tells of it. A child that is born
 * into a process which is stopped at once. */
#include "../../../c-tests/support.h"

static void tell(pid_t pid, int options)
{
    int status = 0;

    CHECK_EQUAL(waitpid(pid, &status, options), pid);
    if (WIFSTOPPED(status))
        printf("stopped by %d\n", WSTOPSIG(status));
    else if (WIFCONTINUED(status))
        printf("continued\n");
    else if (WIFSIGNALED(status))
        printf("killed by %d\n", WTERMSIG(status));
    else
        printf("ended with %d\n", WEXITSTATUS(status));
    fflush(stdout);
}

int main(void)
{
    const int signals[] = { SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU };
    volatile long *counter;
    long count;
    int gate[2];
    char byte = 0;
    pid_t pid;

    CHECK_EQUAL(pipe(gate), 0);
    for (size_t at = 0; at < sizeof signals / sizeof *signals; at++) {
        pid = fork();
        if (pid == 0) {
            /* Orphaned groups are not stopped by the terminal's signals; this one is not: its parent is in another. */
            setpgid(0, 0);
            signal(signals[at], SIG_DFL);
            raise(signals[at]);
            CHECK_EQUAL(read(gate[0], &byte, 1), 1); /* what has ended is no longer told as continued */
            pid = fork();
            if (pid == 0)
                _exit(6);
            int status = 0;
            waitpid(pid, &status, 0);
            _exit(WEXITSTATUS(status) + 1);
        }
        tell(pid, WUNTRACED);
        kill(pid, SIGCONT);
        tell(pid, WCONTINUED);
        CHECK_EQUAL(write(gate[1], &byte, 1), 1);
        tell(pid, 0);
    }
    counter = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(counter != MAP_FAILED);
    pid = fork();
    if (pid == 0)
        for (;;)
            ++*counter;
    while (*counter == 0)
        usleep(1000);
    kill(pid, SIGSTOP);
    tell(pid, WUNTRACED);
    count = *counter;
    usleep(200000);
    printf("%s stopped\n", *counter == count ? "stays" : "has not stayed");
    fflush(stdout);
    kill(pid, SIGKILL);
    tell(pid, 0);
    for (int round = 0; round < 50; round++) {
        pid = fork();
        while (pid == 0) {
            if (fork() == 0) /* one is always in the middle of it */
                _exit(0);
            waitpid(-1, NULL, 0);
        }
        usleep(200 * round);
        kill(pid, SIGSTOP);
        int status = 0;
        CHECK_EQUAL(waitpid(pid, &status, WUNTRACED), pid);
        CHECK(WIFSTOPPED(status));
        kill(pid, SIGCONT);
        CHECK_EQUAL(waitpid(pid, &status, WCONTINUED), pid);
        CHECK(WIFCONTINUED(status));
        kill(pid, SIGKILL);
        CHECK_EQUAL(waitpid(pid, &status, 0), pid);
        CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    }
    printf("fifty in the middle\n");
    return PASS;
}
