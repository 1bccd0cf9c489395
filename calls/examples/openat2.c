/* Open a path that must not lead out of a directory. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <splork/path.h>
#include <stdio.h>

int main(void)
{
    struct open_how how = { .flags = O_RDONLY | O_CLOEXEC,
                            .resolve = RESOLVE_BENEATH };
    int directory = open("/usr", O_PATH | O_CLOEXEC);
    int fd = openat2(directory, "lib", &how, sizeof how);

    if (fd < 0) {
        perror("openat2");
        return 1;
    }
    puts("/usr/lib is below /usr");
    if (openat2(directory, "../etc", &how, sizeof how) < 0)
        perror("../etc");
    return 0;
}
