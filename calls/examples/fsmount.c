/* Have a file system that nobody else sees, and a file in it. */
#include <fcntl.h>
#include <splork/mount.h>
#include <stdio.h>

int main(void)
{
    int mnt = -1;
    int fs = fsopen("tmpfs", FSOPEN_CLOEXEC);

    if (fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
        mnt = fsmount(fs, FSMOUNT_CLOEXEC, MOUNT_ATTR_NODEV);
    if (openat(mnt, "file", O_CREAT | O_RDWR, 0600) < 0) {
        perror("fsmount");
        return 1;
    }
    puts("it goes away with the last descriptor");
    return 0;
}
