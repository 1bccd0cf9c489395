/* Take the end of a pipe that a child has opened. */
#define _GNU_SOURCE
#include <signal.h>
#include <splork/pidfd.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int told[2], fd, end[2];
    char text[8] = "";
    pid_t child;

    if (pipe(told) != 0 || (child = fork()) < 0)
        return 1;
    if (child == 0) {
        int own[2];

        if (pipe(own) != 0 || write(own[1], "hello", 5) != 5
            || write(told[1], own, sizeof own) < 0)
            _exit(1);
        pause();
    }
    if (read(told[0], end, sizeof end) < 0)
        return 1;
    fd = pidfd_getfd(pidfd_open(child, 0), end[0], 0);
    if (fd < 0 || read(fd, text, sizeof text - 1) < 0)
        perror("pidfd_getfd");
    kill(child, SIGKILL);
    puts(text);
    return fd < 0;
}
