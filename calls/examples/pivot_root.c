/* Make an empty file system this process's root, for good. */
#define _GNU_SOURCE
#include <sched.h>
#include <splork/mount.h>
#include <stdio.h>
#include <sys/mount.h>
#include <unistd.h>

int main(void)
{
    if (unshare(CLONE_NEWNS) != 0
        || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
        || mount("none", "/mnt", "tmpfs", 0, NULL) != 0
        || chdir("/mnt") != 0) {
        perror("a mount namespace");
        return 1;
    }
    if (pivot_root(".", ".") != 0   /* the old root is on top */
        || umount2(".", MNT_DETACH) != 0) {
        perror("pivot_root");
        return 1;
    }
    if (access("/etc", F_OK) != 0)
        perror("/etc");
    return 0;
}
