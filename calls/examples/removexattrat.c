/* Take an attribute away, and say if it was not there. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <splork/xattr.h>
#include <stdio.h>

int main(void)
{
    if (removexattrat(AT_FDCWD, ".", 0, "user.colour") == 0)
        puts("removed");
    else if (errno == ENODATA)
        puts("there was none");
    else {
        perror("removexattrat");
        return 1;
    }
    return 0;
}
