/* Keep a copy of a mount, which is attached nowhere. */
#include <fcntl.h>
#include <splork/mount.h>
#include <stdio.h>

int main(void)
{
    int tree = open_tree(AT_FDCWD, "/usr",
                         OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);

    if (tree < 0) {
        perror("open_tree");
        return 1;
    }
    puts("move_mount(2) could attach it elsewhere");
    return 0;
}
