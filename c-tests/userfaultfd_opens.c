/* userfaultfd_opens.c
 * Description: userfaultfd gives a descriptor that speaks its protocol, with the flags asked; mistakes are reported.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/security.h>
#include <sys/ioctl.h>

/* Of linux/userfaultfd.h, which musl is without. */
#define USER_MODE_ONLY 1

struct api {
    uint64_t api, features, ioctls;
};

int main(void)
{
    struct api api = { 0xaa, 0, 0 };
    int fd;

    errno = 12345;
    fd = userfaultfd(O_CLOEXEC | O_NONBLOCK | USER_MODE_ONLY);
    if (fd == -1 && (errno == ENOSYS || errno == EPERM))
        SKIP_TEST("no userfaultfd here: %s", strerror(errno));
    CHECK(fd >= 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(fcntl(fd, F_GETFD), FD_CLOEXEC);
    CHECK_EQUAL(fcntl(fd, F_GETFL) & O_NONBLOCK, O_NONBLOCK);
    CHECK_EQUAL(ioctl(fd, _IOWR(0xaa, 0x3f, struct api), &api), 0); /* UFFDIO_API */
    CHECK(api.ioctls != 0);
    CHECK_FAILS(userfaultfd(USER_MODE_ONLY | 0x40), EINVAL);
    return PASS;
}
