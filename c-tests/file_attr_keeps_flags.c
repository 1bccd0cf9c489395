/* file_attr_keeps_flags.c
 * Description: file_setattr sets a flag that the old ioctl and file_getattr show; mistakes are reported.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/file_attr.h>
#include <sys/ioctl.h>

/* FS_IOC_GETFLAGS and FS_NODUMP_FL of linux/fs.h, which musl is without. */
#define OLD_GETFLAGS _IOR('f', 1, long)
#define OLD_NODUMP 0x40

static char path[] = "/tmp/file_attr_keeps_flags.XXXXXX";

static int body(void *arg)
{
    struct file_attr attr;
    struct {
        struct file_attr known;
        uint64_t unknown;
    } longer = { { 0, 0, 0, 0, 0 }, 1 };
    int flags = 0, fd = *(int *)arg;

    memset(&attr, 0xff, sizeof attr);
    errno = 12345;
    if (file_getattr(AT_FDCWD, path, &attr, sizeof attr, 0) == -1) {
        if (errno == ENOSYS)
            SKIP_TEST("file_getattr needs Linux 6.17");
        if (errno == EOPNOTSUPP)
            SKIP_TEST("/tmp has no inode attributes");
    }
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(attr.fa_xflags & (FS_XFLAG_NODUMP | FS_XFLAG_IMMUTABLE), 0);
    attr.fa_xflags |= FS_XFLAG_NODUMP;
    CHECK_EQUAL(file_setattr(fd, "", &attr, sizeof attr, AT_EMPTY_PATH), 0);
    CHECK_EQUAL(ioctl(fd, OLD_GETFLAGS, &flags), 0);
    CHECK_EQUAL(flags & OLD_NODUMP, OLD_NODUMP);
    CHECK_EQUAL(file_getattr(fd, "", &longer.known, sizeof longer, AT_EMPTY_PATH), 0);
    CHECK_EQUAL(longer.known.fa_xflags & FS_XFLAG_NODUMP, FS_XFLAG_NODUMP);

    CHECK_FAILS(file_getattr(AT_FDCWD, path, &attr, 8, 0), EINVAL);
    CHECK_FAILS(file_getattr(AT_FDCWD, path, &attr, 1 << 20, 0), E2BIG);
    CHECK_FAILS(file_getattr(AT_FDCWD, path, &attr, sizeof attr, 1), EINVAL);
    CHECK_FAILS(file_getattr(AT_FDCWD, path, (void *)8, sizeof attr, 0), EFAULT);
    CHECK_FAILS(file_getattr(-1, "x", &attr, sizeof attr, 0), EBADF);
    CHECK_FAILS(file_getattr(AT_FDCWD, "/proc/version", &attr, sizeof attr, 0), EOPNOTSUPP);
    longer.unknown = 1;
    CHECK_FAILS(file_setattr(AT_FDCWD, path, &longer.known, sizeof longer, 0), E2BIG);
    CHECK_FAILS(file_setattr(AT_FDCWD, path, &attr, 8, 0), EINVAL);
    attr.fa_xflags |= (uint64_t)1 << 62;
    CHECK_FAILS(file_setattr(AT_FDCWD, path, &attr, sizeof attr, 0), EINVAL);
    return PASS;
}

int main(void)
{
    int status, fd = mkstemp(path);

    CHECK(fd >= 0);
    status = in_new_process(body, &fd);
    CHECK_EQUAL(unlink(path), 0);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}
