/* Read an attribute that is not there. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <splork/xattr.h>
#include <stdio.h>

int main(void)
{
    char value[64];
    struct xattr_args args = { .value = (uintptr_t)value,
                               .size = sizeof value };
    ssize_t n = getxattrat(AT_FDCWD, ".", 0, "user.colour", &args,
                           sizeof args);

    if (n < 0 && errno != ENODATA) {
        perror("getxattrat");
        return 1;
    }
    if (n < 0)
        puts("the directory has no colour");
    else
        printf("%.*s\n", (int)n, value);
    return 0;
}
