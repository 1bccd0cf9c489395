/* Put a tmpfs onto a directory, in a mount namespace of one's own. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <splork/mount.h>
#include <stdio.h>
#include <sys/mount.h>

int main(void)
{
    int mnt = -1, fs;

    if (unshare(CLONE_NEWNS) != 0
        || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) {
        perror("unshare");
        return 1;
    }
    fs = fsopen("tmpfs", FSOPEN_CLOEXEC);
    if (fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
        mnt = fsmount(fs, FSMOUNT_CLOEXEC, 0);
    if (move_mount(mnt, "", AT_FDCWD, "/mnt",
                   MOVE_MOUNT_F_EMPTY_PATH) != 0) {
        perror("move_mount");
        return 1;
    }
    puts("/mnt is a new file system, for this process");
    return 0;
}
