/* Make an open directory the root, and go there. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <splork/path.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int root = open("/usr", O_PATH | O_DIRECTORY | O_CLOEXEC);

    if (fchroot(root, 0) != 0 || fchdir(root) != 0) {
        perror("fchroot");
        return 1;
    }
    if (access("/lib", F_OK) == 0)
        puts("/lib is what /usr/lib was");
    return 0;
}
