/* End a child that cannot be mistaken for another process. */
#define _GNU_SOURCE
#include <signal.h>
#include <splork/pidfd.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status = 0;
    pid_t child = fork();

    if (child == 0)
        for (;;)
            pause();
    if (pidfd_send_signal(pidfd_open(child, 0), SIGKILL, NULL, 0)) {
        perror("pidfd_send_signal");
        kill(child, SIGKILL);
        return 1;
    }
    waitpid(child, &status, 0);
    printf("killed by signal %d\n", WTERMSIG(status));
    return 0;
}
