/* Open a copy of a directory's mount that cannot be written. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <splork/mount.h>
#include <stdio.h>

int main(void)
{
    struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY };
    int tree = open_tree_attr(AT_FDCWD, "/usr",
                              OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC,
                              &attr, sizeof attr);

    if (tree < 0) {
        perror("open_tree_attr");
        return 1;
    }
    if (openat(tree, "new", O_CREAT | O_WRONLY, 0600) < 0)
        perror("openat");
    return 0;
}
