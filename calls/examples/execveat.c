/* Run a program by its descriptor. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <splork/process.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char *argv[] = { "echo", "run by its descriptor", NULL };
    char *envp[] = { NULL };
    int fd = open("/bin/echo", O_PATH | O_CLOEXEC);

    execveat(fd, "", argv, envp, AT_EMPTY_PATH);
    perror("execveat");
    return 1;
}
