/* Make a copy of /usr, with all mounts below it, read-only. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <splork/mount.h>
#include <stdio.h>

int main(void)
{
    struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY };
    int tree = open_tree(AT_FDCWD, "/usr", OPEN_TREE_CLONE
                         | OPEN_TREE_CLOEXEC | AT_RECURSIVE);

    if (mount_setattr(tree, "", AT_EMPTY_PATH | AT_RECURSIVE,
                      &attr, sizeof attr) != 0) {
        perror("mount_setattr");
        return 1;
    }
    if (openat(tree, "new", O_CREAT | O_WRONLY, 0600) < 0)
        perror("openat");
    return 0;
}
