/* Change the mode of a file, but not of what a link there means. */
#include <fcntl.h>
#include <splork/path.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int failed;

    close(open("file", O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
    failed = fchmodat2(AT_FDCWD, "file", 0400, AT_SYMLINK_NOFOLLOW);
    unlink("file");
    if (failed) {
        perror("fchmodat2");
        return 1;
    }
    puts("nobody may write it now");
    return 0;
}
