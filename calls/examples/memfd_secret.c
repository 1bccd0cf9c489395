/* Keep a key where neither the kernel nor a debugger reads it. */
#include <fcntl.h>
#include <splork/mm.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
    int fd = memfd_secret(O_CLOEXEC);
    char *key = MAP_FAILED;

    if (fd >= 0 && ftruncate(fd, 4096) == 0)
        key = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED,
                   fd, 0);
    if (key == MAP_FAILED) {
        perror("memfd_secret");
        return 1;
    }
    strcpy(key, "swordfish");
    if (write(STDOUT_FILENO, key, strlen(key)) < 0)
        perror("write");
    return 0;
}
