/* List the names of a directory's attributes. */
#include <fcntl.h>
#include <splork/xattr.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    char names[4096];
    ssize_t n = listxattrat(AT_FDCWD, "/", 0, names, sizeof names);

    if (n < 0) {
        perror("listxattrat");
        return 1;
    }
    printf("%d bytes of names\n", (int)n);
    for (ssize_t at = 0; at < n; at += strlen(names + at) + 1)
        puts(names + at);
    return 0;
}
