/* openat2_resolves.c
 * Description: openat2 opens, keeps below a directory what RESOLVE_BENEATH binds, and reports the struct's mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/path.h>

int main(void)
{
    struct open_how how = { .flags = O_RDONLY | O_CLOEXEC };
    struct {
        struct open_how known;
        uint64_t unknown;
    } longer = { { .flags = O_RDONLY | O_CLOEXEC }, 0 };
    int fd, proc = open("/proc", O_PATH | O_CLOEXEC);

    CHECK(proc >= 0);
    errno = 12345;
    fd = openat2(proc, "self/status", &how, sizeof how);
    if (fd == -1 && errno == ENOSYS)
        SKIP_TEST("openat2 needs Linux 5.6");
    CHECK(fd >= 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(fcntl(fd, F_GETFD), FD_CLOEXEC);
    CHECK_EQUAL(openat2(proc, "self/status", &longer.known, sizeof longer), fd + 1); /* a tail of zeros */

    how.resolve = RESOLVE_BENEATH;
    CHECK_FAILS(openat2(proc, "../etc", &how, sizeof how), EXDEV);
    CHECK_FAILS(openat2(proc, "/proc/version", &how, sizeof how), EXDEV);
    CHECK(openat2(proc, "version", &how, sizeof how) >= 0);
    how.resolve = RESOLVE_NO_SYMLINKS;
    CHECK_FAILS(openat2(proc, "self/status", &how, sizeof how), ELOOP);
    how.resolve = RESOLVE_NO_XDEV;
    CHECK_FAILS(openat2(proc, "..", &how, sizeof how), EXDEV);

    how.resolve = 0;
    CHECK_FAILS(openat2(-1, "version", &how, sizeof how), EBADF);
    CHECK_FAILS(openat2(proc, (void *)8, &how, sizeof how), EFAULT);
    CHECK_FAILS(openat2(proc, "version", (void *)8, sizeof how), EFAULT);
    CHECK_FAILS(openat2(proc, "version", &how, sizeof how - 1), EINVAL);
    longer.unknown = 1;
    CHECK_FAILS(openat2(proc, "version", &longer.known, sizeof longer), E2BIG);
    how.mode = 0644; /* without O_CREAT */
    CHECK_FAILS(openat2(proc, "version", &how, sizeof how), EINVAL);
    return PASS;
}
