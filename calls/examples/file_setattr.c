/* Have a new file left out of backups, and change no other attribute. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <splork/file_attr.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    struct file_attr attr;
    int fd = open("scratch", O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    int failed = file_getattr(fd, "", &attr, sizeof attr,
                              AT_EMPTY_PATH);

    if (!failed) {
        attr.fa_xflags |= FS_XFLAG_NODUMP;
        failed = file_setattr(fd, "", &attr, sizeof attr,
                              AT_EMPTY_PATH);
    }
    unlink("scratch");
    if (failed) {
        perror("file attributes");
        return 1;
    }
    puts("dump(8) will leave it out");
    return 0;
}
