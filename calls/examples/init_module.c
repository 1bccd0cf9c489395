/* Load the module whose file is named from memory. */
#include <fcntl.h>
#include <splork/kernel.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "loop.ko";
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat file = { 0 };
    void *image;

    fstat(fd, &file);
    image = mmap(NULL, file.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (image == MAP_FAILED
        || init_module(image, file.st_size, "") != 0) {
        perror("init_module");
        return 1;
    }
    puts("loaded");
    return 0;
}
