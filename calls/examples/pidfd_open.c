/* Wait for a child by its descriptor. */
#define _GNU_SOURCE
#include <splork/pidfd.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    siginfo_t info;
    pid_t child = fork();
    int fd;

    if (child == 0)
        _exit(3);
    fd = pidfd_open(child, 0);
    if (fd < 0) {
        perror("pidfd_open");
        return 1;
    }
    waitid(3 /* P_PIDFD */, fd, &info, WEXITED);
    printf("the child ended with %d\n", info.si_status);
    return 0;
}
