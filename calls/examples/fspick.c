/* Remount a file system of one's own for reading only. */
#include <fcntl.h>
#include <splork/mount.h>
#include <stdio.h>

int main(void)
{
    int mnt = -1, picked;
    int fs = fsopen("tmpfs", FSOPEN_CLOEXEC);

    if (fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
        mnt = fsmount(fs, FSMOUNT_CLOEXEC, 0);
    picked = fspick(mnt, "", FSPICK_EMPTY_PATH | FSPICK_CLOEXEC);
    if (fsconfig(picked, FSCONFIG_SET_FLAG, "ro", NULL, 0) != 0
        || fsconfig(picked, FSCONFIG_CMD_RECONFIGURE, NULL, NULL,
                    0) != 0) {
        perror("fspick");
        return 1;
    }
    if (openat(mnt, "file", O_CREAT | O_RDWR, 0600) < 0)
        perror("openat");
    return 0;
}
