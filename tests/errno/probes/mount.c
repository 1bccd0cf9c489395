/* The mount API of descriptors, statmount and listmount, pivot_root, quotactl_fd. */
#include "probe.h"
#include "paths.h"

#include <splork/mount.h>
#include <sys/quota.h>

static struct mount_attr read_only = { .attr_set = MOUNT_ATTR_RDONLY };
static struct { struct mount_attr attr; uint64_t tail; } long_attr = { .tail = 1 };

static int fresh(void)
{
    int fs = fsopen("tmpfs", FSOPEN_CLOEXEC);

    if (fs < 0 && errno != EPERM)
        absent("there is no fsopen here");
    return fs;
}

/* A mount that is attached to nothing. */
static int detached(void)
{
    int fs = fresh();

    if (fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0) != 0)
        absent("no tmpfs can be made");
    return fsmount(fs, FSMOUNT_CLOEXEC, 0);
}

PROBE(fsopen, EFAULT) { return fsopen(BAD, 0); }
PROBE(fsopen, EINVAL) { return fsopen("tmpfs", 1u << 31); }
PROBE(fsopen, EMFILE) { no_descriptors(); return fsopen("tmpfs", 0); }
PROBE(fsopen, ENODEV) { return fsopen("nosuchfs", 0); }
PROBE(fsopen, EPERM) { become_nobody(); return fsopen("tmpfs", 0); }

#define SET(value) fsconfig(fresh(), FSCONFIG_SET_STRING, "size", value, 0)
PROBE(fsconfig, EBADF) { return fsconfig(999, FSCONFIG_SET_FLAG, "ro", NULL, 0); }
PROBE(fsconfig, EBUSY)
{
    int fs = fresh();

    fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
    return fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
}
PROBE(fsconfig, EFAULT) { return SET(BAD); }
PROBE(fsconfig, EINVAL) { return SET(NULL); }
PROBE(fsconfig, EOPNOTSUPP) { return fsconfig(fresh(), 1000, NULL, NULL, 0); }
PROBE(fsconfig, EPERM)
{
    int fs = fsopen("ext4", FSOPEN_CLOEXEC);

    if (fs < 0)
        absent("the kernel has no ext4");
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        absent("no user namespace can be made");
    return fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
}

/* A context for a file system on a device. */
static long created_on(const char *source)
{
    int fs = fsopen("ext4", FSOPEN_CLOEXEC);

    if (fs < 0)
        absent("the kernel has no ext4");
    if (fsconfig(fs, FSCONFIG_SET_STRING, "source", source, 0) != 0)
        return 0;
    return fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
}
PROBE(fsconfig, ENOENT) { return created_on("nowhere"); }
PROBE(fsconfig, ENOTBLK) { return created_on(file()); }
PROBE(fsconfig, ENOTDIR) { return created_on(below_file()); }
PROBE(fsconfig, ELOOP) { return created_on(loop()); }
PROBE(fsconfig, ENXIO)
{
    if (mknod("device", S_IFBLK | 0600, 0xfeff) != 0)
        absent("no device node can be made");
    return created_on("device");
}
PROBE(fsconfig, ENAMETOOLONG)
{
    return fsconfig(fresh(), FSCONFIG_SET_PATH, "source", PATH_TOO_LONG, AT_FDCWD);
}
PROBE(fsconfig, EACCES)
{
    if (mknod("device", S_IFBLK | 0600, 0xfeff) != 0)
        absent("no device node can be made");
    own_mounts();
    if (mount("none", ".", "tmpfs", MS_NODEV, NULL) != 0)
        absent("no mount without devices");
    {
        char here[4096];

        if (!getcwd(here, sizeof here) || chdir(here) != 0 || mknod("device", S_IFBLK | 0600, 0x0100) != 0)
            absent("no device node can be made");
    }
    return created_on("device");
}

PROBE(fsmount, EBADF) { return fsmount(-1, 0, 0); }
PROBE(fsmount, EBUSY)
{
    int fs = fresh();

    fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
    fsmount(fs, 0, 0);
    return fsmount(fs, 0, 0);
}
PROBE(fsmount, EINVAL) { return fsmount(fresh(), 1u << 31, 0); }
PROBE(fsmount, EMFILE)
{
    int fs = fresh();

    fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
    no_descriptors();
    return fsmount(fs, 0, 0);
}
PROBE(fsmount, EPERM) { int fs = fresh(); become_nobody(); return fsmount(fs, 0, 0); }

PATHS(fspick, fspick(AT_FDCWD, path, 0))
PROBE(fspick, EBADF) { return fspick(-1, "x", 0); }
PROBE(fspick, EINVAL) { return fspick(AT_FDCWD, file(), 0); }
PROBE(fspick, EMFILE) { no_descriptors(); return fspick(AT_FDCWD, "/", 0); }
PROBE(fspick, EPERM) { become_nobody(); return fspick(AT_FDCWD, "/", 0); }

PATHS(open_tree, open_tree(AT_FDCWD, path, 0))
PROBE(open_tree, EBADF) { return open_tree(-1, "x", 0); }
PROBE(open_tree, EINVAL) { return open_tree(AT_FDCWD, ".", AT_RECURSIVE); }
PROBE(open_tree, EMFILE) { no_descriptors(); return open_tree(AT_FDCWD, ".", 0); }
PROBE(open_tree, EPERM) { become_nobody(); return open_tree(AT_FDCWD, "/", OPEN_TREE_CLONE); }

#define TREE(path) open_tree_attr(AT_FDCWD, path, OPEN_TREE_CLONE, &read_only, sizeof read_only)
PATHS(open_tree_attr, TREE(path))
PROBE(open_tree_attr, E2BIG) { return open_tree_attr(AT_FDCWD, "/", OPEN_TREE_CLONE, &long_attr.attr, sizeof long_attr); }
PROBE(open_tree_attr, EBADF) { return open_tree_attr(-1, "x", 0, &read_only, sizeof read_only); }
PROBE(open_tree_attr, EINVAL) { return open_tree_attr(AT_FDCWD, "/", AT_RECURSIVE, NULL, 0); }
PROBE(open_tree_attr, EMFILE) { no_descriptors(); return TREE("/"); }
PROBE(open_tree_attr, EPERM) { become_nobody(); return TREE("/"); }

#define SETATTR(path) mount_setattr(AT_FDCWD, path, 0, &read_only, sizeof read_only)
PATHS(mount_setattr, SETATTR(path))
PROBE(mount_setattr, E2BIG) { return mount_setattr(AT_FDCWD, "/", 0, &long_attr.attr, sizeof long_attr); }
PROBE(mount_setattr, EBADF) { return mount_setattr(-1, "x", 0, &read_only, sizeof read_only); }
PROBE(mount_setattr, EBUSY)
{
    own_mounts();
    if (open(file(), O_RDWR | O_CLOEXEC) < 0)
        absent("no file");
    return SETATTR(".");
}
PROBE(mount_setattr, EINVAL) { return mount_setattr(AT_FDCWD, ".", 1u << 31, &read_only, sizeof read_only); }
PROBE(mount_setattr, EPERM) { become_nobody(); return SETATTR("/"); }

PATHS(move_mount, move_mount(AT_FDCWD, path, AT_FDCWD, ".", 0))
PROBE(move_mount, EBADF) { return move_mount(-1, "x", AT_FDCWD, ".", 0); }
PROBE(move_mount, EINVAL)
{
    own_mounts(); /* a directory onto a file */
    return move_mount(detached(), "", AT_FDCWD, file(), MOVE_MOUNT_F_EMPTY_PATH);
}
PROBE(move_mount, EPERM) { become_nobody(); return move_mount(AT_FDCWD, "/", AT_FDCWD, "/", 0); }

static struct mnt_id_req root = { .size = MNT_ID_REQ_SIZE_VER0, .mnt_id = LSMT_ROOT };
static struct { struct mnt_id_req req; uint64_t tail; } long_req = { .tail = 1 };
static uint64_t ids[64];
static union { struct statmount mount; char bytes[8192]; } answer;

static struct mnt_id_req *about(uint64_t what)
{
    static struct mnt_id_req req = { .size = MNT_ID_REQ_SIZE_VER0 };

    if (listmount(&root, (void *)ids, 64, 0) < 1)
        absent("the kernel lists no mounts");
    req.mnt_id = ids[0];
    req.param = what;
    return &req;
}
PROBE(statmount, E2BIG) { long_req.req.size = sizeof long_req; return statmount(&long_req.req, &answer.mount, sizeof answer, 0); }
PROBE(statmount, EBADF)
{
    struct mnt_id_req req = { .size = sizeof req, .mnt_id = 1ull << 40, };

    needs_kernel(6, 18);
    memset((char *)&req + 4, 0xff, 4); /* mnt_ns_fd: spare in older headers */
    return statmount(&req, &answer.mount, sizeof answer, 0);
}
PROBE(statmount, EFAULT) { return statmount(BAD, &answer.mount, sizeof answer, 0); }
PROBE(statmount, EINVAL) { return statmount(&root, &answer.mount, sizeof answer, 1u << 31); }
PROBE(statmount, ENOENT) { struct mnt_id_req *req = about(0); req->mnt_id = 1ull << 60; return statmount(req, &answer.mount, sizeof answer, 0); }
/* The root mount is out of reach, below another root. */
static void below_another_root(void)
{
    own_mounts();
    about(0);
    if (chroot(".") != 0 || chdir("/") != 0)
        absent("the root cannot be changed");
    if (setresuid(65534, 65534, 65534) != 0)
        absent("another user cannot be had");
    root.mnt_id = ids[0];
}
PROBE(statmount, EPERM) { below_another_root(); return statmount(&root, &answer.mount, sizeof answer, 0); }
PROBE(listmount, EPERM) { below_another_root(); return listmount(&root, (void *)ids, 64, 0); }
PROBE(statmount, EOVERFLOW) { return statmount(about(STATMOUNT_MNT_POINT | STATMOUNT_FS_TYPE), &answer.mount, sizeof answer.mount, 0); }

PROBE(listmount, E2BIG) { long_req.req.size = sizeof long_req; return listmount(&long_req.req, (void *)ids, 64, 0); }
PROBE(listmount, EBADF)
{
    struct mnt_id_req req = { .size = sizeof req, .mnt_id = LSMT_ROOT };

    needs_kernel(6, 18);
    memset((char *)&req + 4, 0xff, 4);
    return listmount(&req, (void *)ids, 64, 0);
}
PROBE(listmount, EFAULT) { return listmount(BAD, (void *)ids, 64, 0); }
PROBE(listmount, EINVAL) { return listmount(&root, (void *)ids, 64, 1u << 31); }
PROBE(listmount, ENOENT) { struct mnt_id_req *req = about(0); req->mnt_id = 1ull << 60; return listmount(req, (void *)ids, 64, 0); }
PROBE(listmount, EOVERFLOW) { return listmount(&root, (void *)ids, 1 << 20 | 1, 0); }

PATHS(pivot_root, pivot_root(path, "."))
PROBE(pivot_root, EBUSY)
{
    own_mounts();
    return pivot_root("/", "/");
}
PROBE(pivot_root, EINVAL) { own_mounts(); mkdir("below", 0700); return pivot_root("below", "below"); }
PROBE(pivot_root, EPERM) { become_nobody(); return pivot_root("/", "/"); }

static long quota(unsigned int what, void *addr)
{
    return quotactl_fd(open(".", O_RDONLY | O_CLOEXEC), what, 0, addr);
}
PROBE(quotactl_fd, EBADF) { return quotactl_fd(-1u, QCMD(Q_SYNC, USRQUOTA), 0, NULL); }
PROBE(quotactl_fd, EINVAL) { return quota(QCMD(0x123456, 77), NULL); }
PROBE(quotactl_fd, EROFS)
{
    read_only_file();
    return quota(QCMD(Q_SETQUOTA, USRQUOTA), ids);
}
PROBE(quotactl_fd, ENOSYS) { return quotactl_fd(open("/proc", O_RDONLY | O_CLOEXEC), QCMD(Q_GETINFO, USRQUOTA), 0, ids); }
PROBE(quotactl_fd, ESRCH) { struct dqblk block; return quota(QCMD(Q_GETQUOTA, USRQUOTA), &block); }
PROBE(quotactl_fd, EPERM) { become_nobody(); return quotactl_fd(open("/", O_RDONLY | O_CLOEXEC), QCMD(Q_SETQUOTA, USRQUOTA), 0, ids); }
