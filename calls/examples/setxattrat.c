/* Give a file an attribute, by its descriptor. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <splork/xattr.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    struct xattr_args args = { .value = (uintptr_t)"blue",
                               .size = 4 };
    int failed;
    int fd = open("file", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

    failed = setxattrat(fd, "", AT_EMPTY_PATH, "user.colour", &args,
                        sizeof args);
    unlink("file");
    if (failed) {
        perror("setxattrat");
        return 1;
    }
    puts("it is blue");
    return 0;
}
