/* Kill a child, and free its memory without waiting for it. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <splork/pidfd.h>
#include <splork/process.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    pid_t child = fork();
    int fd;

    if (child == 0)
        for (;;)
            pause();
    fd = pidfd_open(child, 0);
    kill(child, SIGKILL);
    if (process_mrelease(fd, 0) != 0 && errno != ESRCH) {
        perror("process_mrelease");
        return 1;
    }
    puts("its memory is free");     /* ESRCH: it was quicker */
    return 0;
}
