/* open_tree_attr_sets_read_only.c
 * Description: open_tree_attr gives a copy of a mount, read-only as asked, in a user namespace; mistakes are reported.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/mount.h>

static int body(void *arg)
{
    struct mount_attr attr = { .attr_set = MOUNT_ATTR_RDONLY };
    struct {
        struct mount_attr known;
        uint64_t unknown;
    } longer = { attr, 1 };
    int dir = open("/tmp", O_PATH | O_CLOEXEC), tree;

    (void)arg;
    errno = 12345;
    tree = open_tree_attr(dir, "", OPEN_TREE_CLOEXEC | AT_EMPTY_PATH, NULL, 0); /* as open_tree */
    if (tree == -1 && errno == ENOSYS)
        SKIP_TEST("open_tree_attr needs Linux 6.15");
    CHECK(tree >= 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(fcntl(tree, F_GETFD), FD_CLOEXEC);
    CHECK_FAILS(open_tree_attr(dir, "", 0x4, NULL, 0), EINVAL);
    CHECK_FAILS(open_tree_attr(-1, "x", 0, NULL, 0), EBADF);
    CHECK_FAILS(open_tree_attr(dir, (void *)8, 0, NULL, 0), EFAULT);
    CHECK_FAILS(open_tree_attr(dir, "no such file", 0, NULL, 0), ENOENT);

    if (unshare(CLONE_NEWUSER | CLONE_NEWNS))
        SKIP_TEST("no user namespace to be had: %s", strerror(errno));
    tree = open_tree_attr(dir, "", OPEN_TREE_CLONE | AT_EMPTY_PATH, &attr, sizeof attr);
    if (tree == -1 && errno == EINVAL) /* dir is of the old namespace */
        tree = open_tree_attr(AT_FDCWD, "/tmp", OPEN_TREE_CLONE | AT_RECURSIVE, &attr, sizeof attr);
    CHECK(tree >= 0);
    CHECK_FAILS(openat(tree, "open_tree_attr_sets_read_only", O_CREAT | O_WRONLY, 0600), EROFS);
    CHECK_FAILS(open_tree_attr(AT_FDCWD, "/tmp", OPEN_TREE_CLONE | AT_RECURSIVE, &attr, 8), EINVAL);
    CHECK_FAILS(open_tree_attr(AT_FDCWD, "/tmp", OPEN_TREE_CLONE | AT_RECURSIVE, &longer.known, sizeof longer), E2BIG);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
