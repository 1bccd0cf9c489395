/* mount_api_mounts_tmpfs.c
 * Description: The mount calls make a tmpfs, attach, change and copy it, in a user namespace, and report mistakes.
 * Modes: musl
 *
 * glibc has these calls, so that only musl's programs get ours.
 */
#include "support.h"

#include <splork/mount.h>

static void errors(int context, int mount)
{
    struct mount_attr attr = { .attr_set = (uint64_t)1 << 63 };

    CHECK_FAILS(fsopen("no such file system", 0), ENODEV);
    CHECK_FAILS(fsopen("tmpfs", 0x80), EINVAL);
    CHECK_FAILS(fsopen((void *)8, 0), EFAULT);
    CHECK_FAILS(fsconfig(999999, FSCONFIG_CMD_CREATE, NULL, NULL, 0), EBADF);
    CHECK_FAILS(fsconfig(context, 999, NULL, NULL, 0), EOPNOTSUPP);
    CHECK_FAILS(fsmount(-1, 0, 0), EBADF);
    CHECK_FAILS(fsmount(context, 0x80, 0), EINVAL);
    CHECK_FAILS(fspick(AT_FDCWD, "/tmp", 0x80), EINVAL);
    CHECK_FAILS(fspick(AT_FDCWD, "/tmp/no such file", 0), ENOENT);
    CHECK_FAILS(move_mount(mount, "", AT_FDCWD, "/tmp", 0x80000000), EINVAL);
    CHECK_FAILS(move_mount(mount, "", AT_FDCWD, "/tmp/no such file", MOVE_MOUNT_F_EMPTY_PATH), ENOENT);
    CHECK_FAILS(open_tree(AT_FDCWD, "/tmp", 4), EINVAL);
    CHECK_FAILS(open_tree(-1, "x", 0), EBADF);
    CHECK_FAILS(mount_setattr(mount, "", AT_EMPTY_PATH, &attr, sizeof attr), EINVAL);
    CHECK_FAILS(mount_setattr(mount, "", AT_EMPTY_PATH, &attr, 8), EINVAL);
    CHECK_FAILS(mount_setattr(mount, "", AT_EMPTY_PATH, &attr, 1 << 20), E2BIG);
}

/* Files need an owner that the new user namespace knows. */
static void map(const char *file, unsigned id)
{
    char line[32];
    int fd = open(file, O_WRONLY | O_CLOEXEC), length = snprintf(line, sizeof line, "0 %u 1", id);

    CHECK(fd >= 0);
    CHECK_EQUAL(write(fd, line, (size_t)length), length);
    close(fd);
}

static int body(void *arg)
{
    unsigned user = getuid(), group = getgid();
    struct mount_attr read_only = { .attr_set = MOUNT_ATTR_RDONLY };
    int context, mount, picked, copy;

    (void)arg;
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS))
        SKIP_TEST("no user namespace to be had: %s", strerror(errno));
    context = open("/proc/self/setgroups", O_WRONLY | O_CLOEXEC);
    CHECK(write(context, "deny", 4) == 4);
    close(context);
    map("/proc/self/uid_map", user);
    map("/proc/self/gid_map", group);
    errno = 12345;
    context = fsopen("tmpfs", FSOPEN_CLOEXEC);
    if (context == -1 && (errno == ENOSYS || errno == EPERM))
        SKIP_TEST("no fsopen here: %s", strerror(errno));
    CHECK(context >= 0);
    CHECK_EQUAL(fsconfig(context, FSCONFIG_SET_STRING, "size", "65536", 0), 0);
    CHECK_FAILS(fsconfig(context, FSCONFIG_SET_STRING, "no such key", "1", 0), EINVAL);
    errno = 12345;
    CHECK_EQUAL(fsconfig(context, FSCONFIG_CMD_CREATE, NULL, NULL, 0), 0);
    mount = fsmount(context, FSMOUNT_CLOEXEC, MOUNT_ATTR_NODEV);
    CHECK(mount >= 0);
    CHECK_EQUAL(fcntl(mount, F_GETFD), FD_CLOEXEC);
    CHECK_EQUAL(move_mount(mount, "", AT_FDCWD, "/tmp", MOVE_MOUNT_F_EMPTY_PATH), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK(open("/tmp/file", O_CREAT | O_WRONLY | O_CLOEXEC, 0600) >= 0);
    CHECK_EQUAL(faccessat(mount, "file", F_OK, 0), 0);
    errors(context, mount);

    picked = fspick(AT_FDCWD, "/tmp", FSPICK_CLOEXEC);
    CHECK(picked >= 0);
    CHECK_EQUAL(fsconfig(picked, FSCONFIG_SET_STRING, "size", "131072", 0), 0);
    CHECK_EQUAL(fsconfig(picked, FSCONFIG_CMD_RECONFIGURE, NULL, NULL, 0), 0);
    copy = open_tree(AT_FDCWD, "/tmp", OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
    CHECK(copy >= 0);
    if (mount_setattr(copy, "", AT_EMPTY_PATH, &read_only, sizeof read_only) == -1 && errno == ENOSYS)
        SKIP_TEST("mount_setattr needs Linux 5.12");
    CHECK_FAILS(openat(copy, "other", O_CREAT | O_WRONLY, 0600), EROFS);
    CHECK(openat(mount, "other", O_CREAT | O_WRONLY | O_CLOEXEC, 0600) >= 0);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
