/* openat2, fchmodat2, faccessat2, fchroot; and what they have in common with all calls that take a path. */
#include "probe.h"
#include "paths.h"

#include <linux/fs.h>
#include <splork/path.h>
#include <sys/ioctl.h>

static long how_opens(const char *path, uint64_t flags, uint64_t resolve)
{
    struct open_how how = { .flags = flags | O_CLOEXEC, .resolve = resolve };

    return openat2(AT_FDCWD, path, &how, sizeof how);
}

PROBE(openat2, E2BIG)
{
    static struct { struct open_how how; uint64_t tail; } how = { .tail = 1 };

    return openat2(AT_FDCWD, ".", &how.how, sizeof how);
}
PROBE(openat2, EAGAIN) { return how_opens("/proc/self/status", O_CREAT | O_WRONLY, RESOLVE_CACHED) == -1 && errno == EAGAIN ? -1 : how_opens("/nowhere/never/looked-up", O_RDONLY, RESOLVE_CACHED); }
PROBE(openat2, EBADF) { struct open_how how = { 0 }; return openat2(-1, "x", &how, sizeof how); }
PROBE(openat2, EFAULT) { return openat2(AT_FDCWD, ".", BAD, sizeof(struct open_how)); }
PROBE(openat2, EFTYPE)
{
    needs_kernel(7, 2);
    mkfifo("fifo", 0600);
    return how_opens("fifo", O_RDONLY | O_NONBLOCK | (1ULL << 32) /* OPENAT2_REGULAR */, 0);
}
PROBE(openat2, EINVAL) { return how_opens(".", 1ULL << 60, 0); }
PROBE(openat2, ELOOP) { return how_opens(loop(), O_RDONLY, RESOLVE_NO_SYMLINKS); }
PROBE(openat2, EXDEV) { return how_opens("/", O_RDONLY, RESOLVE_BENEATH); }
PROBE(openat2, ENOENT) { return how_opens("nowhere", O_RDONLY, 0); }

PATHS(faccessat2, faccessat2(AT_FDCWD, path, R_OK, AT_EACCESS))
PROBE(faccessat2, EBADF) { return faccessat2(-1, "x", R_OK, 0); }
PROBE(faccessat2, EINVAL) { return faccessat2(AT_FDCWD, ".", 8, 0); }
PROBE(faccessat2, EPERM)
{
    int fd = open(file(), O_RDWR | O_CLOEXEC), flags = FS_IMMUTABLE_FL, none = 0, error;
    long result;

    if (ioctl(fd, FS_IOC_SETFLAGS, &flags) != 0)
        absent("no file can be made immutable here");
    result = faccessat2(AT_FDCWD, "file", W_OK, AT_EACCESS);
    error = errno;
    ioctl(fd, FS_IOC_SETFLAGS, &none);
    errno = error;
    return result;
}
PROBE(faccessat2, EROFS) { return faccessat2(AT_FDCWD, read_only_file(), W_OK, AT_EACCESS); }

PATHS(fchmodat2, fchmodat2(AT_FDCWD, path, 0600, 0))
PROBE(fchmodat2, EBADF) { return fchmodat2(-1, "x", 0600, 0); }
PROBE(fchmodat2, EINVAL) { return fchmodat2(AT_FDCWD, ".", 0600, 1 << 30); }
PROBE(fchmodat2, EROFS) { return fchmodat2(AT_FDCWD, read_only_file(), 0600, 0); }
PROBE(fchmodat2, EPERM) { become_nobody(); return fchmodat2(AT_FDCWD, "/", 0700, 0); }
PROBE(fchmodat2, EOPNOTSUPP)
{
    if (symlink("target", "link") != 0 && errno != EEXIST)
        absent("no symbolic link can be made");
    return fchmodat2(AT_FDCWD, "link", 0600, AT_SYMLINK_NOFOLLOW);
}

static long root_is(const char *path, unsigned int flags)
{
    return fchroot(open(path, O_RDONLY | O_CLOEXEC), flags);
}

PROBE(fchroot, EINVAL) { return root_is(".", 1); }
PROBE(fchroot, EBADF) { return fchroot(-1, 0); }
PROBE(fchroot, ENOTDIR) { return root_is(file(), 0); }
PROBE(fchroot, EPERM) { become_nobody(); return root_is("/", 0); }
PROBE(fchroot, EACCES)
{
    int fd;

    mkdir("hidden", 0700);
    fd = open("hidden", O_PATH | O_CLOEXEC);
    become_nobody();
    return fchroot(fd, 0);
}
