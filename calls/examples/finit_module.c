/* Load the module whose file is named, without parameters. */
#include <fcntl.h>
#include <splork/kernel.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "loop.ko";
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (finit_module(fd, "", 0) != 0) {
        perror("finit_module");
        return 1;
    }
    puts("loaded");
    return 0;
}
