/* memfd_secret_is_secret.c
 * Description: memfd_secret gives memory that works through mmap and that the kernel does not read for others.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <fcntl.h>
#include <splork/mm.h>
#include <sys/uio.h>

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *secret, copy[9];
    struct iovec from = { NULL, sizeof copy }, to = { copy, sizeof copy };
    int fd;

    errno = 12345;
    fd = memfd_secret(0);
    if (fd == -1 && errno == ENOSYS)
        SKIP_TEST("no memfd_secret: older than Linux 5.14, or secretmem.enable=0");
    if (fd == -1 && errno == ENOTSUP)
        SKIP_TEST("memfd_secret has no number on this architecture");
    CHECK(fd >= 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(fcntl(fd, F_GETFD), 0);
    CHECK_EQUAL(ftruncate(fd, (off_t)page), 0);
    secret = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    CHECK(secret != MAP_FAILED);
    strcpy(secret, "only here");
    CHECK(strcmp(secret, "only here") == 0);

    /* Neither into the file nor, as a debugger would, out of the memory by way of the kernel. */
    CHECK_EQUAL(write(fd, "x", 1), -1);
    from.iov_base = secret;
    CHECK_FAILS(process_vm_readv(getpid(), &to, 1, &from, 1, 0), EFAULT);
    CHECK_EQUAL(close(fd), 0);

    fd = memfd_secret(O_CLOEXEC);
    if (fd == -1 && errno == ENOTSUP)
        SKIP_TEST("memfd_secret has no number on this architecture");
    CHECK(fd >= 0);
    CHECK_EQUAL(fcntl(fd, F_GETFD), FD_CLOEXEC);
    CHECK_FAILS(memfd_secret(1), EINVAL);
    CHECK_FAILS(memfd_secret((unsigned)-1), EINVAL);
    return PASS;
}
