/* xattrat_keeps_values.c
 * Description: The *xattrat calls set, read, list and remove an attribute by path and by descriptor.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/xattr.h>

static char path[] = "/tmp/xattrat_keeps_values.XXXXXX";

/* What setxattr(2) and getxattr(2) of long standing say about it, so that setting is not checked by getting alone. */
static ssize_t old_value(char *buffer, size_t size)
{
    return syscall(SYS_getxattr, path, "user.splork", buffer, size);
}

static int body(void *arg)
{
    char value[] = "forty-two", read[32] = "", list[256];
    struct xattr_args set = { .value = (uintptr_t)value, .size = sizeof value };
    struct xattr_args get = { .value = (uintptr_t)read, .size = sizeof read };
    struct {
        struct xattr_args known;
        uint64_t unknown;
    } longer = { set, 1 };
    int fd = open(path, O_RDONLY | O_CLOEXEC), path_only = open(path, O_PATH | O_CLOEXEC);

    (void)arg;
    errno = 12345;
    if (setxattrat(AT_FDCWD, path, 0, "user.splork", &set, sizeof set) == -1) {
        if (errno == ENOSYS)
            SKIP_TEST("setxattrat needs Linux 6.13");
        if (errno == EOPNOTSUPP)
            SKIP_TEST("/tmp has no attributes of users");
    }
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(old_value(read, sizeof read), sizeof value);
    CHECK_EQUAL(strcmp(read, value), 0);
    memset(read, 0, sizeof read);
    CHECK_EQUAL(getxattrat(fd, "", AT_EMPTY_PATH, "user.splork", &get, sizeof get), sizeof value);
    CHECK_EQUAL(strcmp(read, value), 0);
    CHECK(listxattrat(fd, "", AT_EMPTY_PATH, list, sizeof list) >= 12);
    CHECK(memmem(list, sizeof list, "user.splork", 12) != NULL);

    set.flags = 1; /* XATTR_CREATE */
    CHECK_FAILS(setxattrat(fd, "", AT_EMPTY_PATH, "user.splork", &set, sizeof set), EEXIST);
    set.flags = 2; /* XATTR_REPLACE */
    CHECK_FAILS(setxattrat(AT_FDCWD, path, 0, "user.other", &set, sizeof set), ENODATA);
    CHECK_FAILS(setxattrat(AT_FDCWD, path, 0, "user.other", &set, sizeof set - 1), EINVAL);
    CHECK_FAILS(setxattrat(AT_FDCWD, path, 0, "user.other", &longer.known, sizeof longer), E2BIG);
    CHECK_FAILS(setxattrat(AT_FDCWD, path, 1, "user.other", &set, sizeof set), EINVAL);
    get.size = 1;
    CHECK_FAILS(getxattrat(AT_FDCWD, path, 0, "user.splork", &get, sizeof get), ERANGE);
    CHECK_FAILS(getxattrat(AT_FDCWD, path, 0, "user.other", &get, sizeof get), ENODATA);
    CHECK_FAILS(listxattrat(AT_FDCWD, path, 0, list, 1), ERANGE);
    CHECK_FAILS(listxattrat(AT_FDCWD, path, 1, list, sizeof list), EINVAL);
    CHECK_FAILS(listxattrat(path_only, "", AT_EMPTY_PATH, list, sizeof list), EBADF);
    CHECK_FAILS(listxattrat(-1, "x", 0, list, sizeof list), EBADF);

    CHECK_EQUAL(removexattrat(fd, "", AT_EMPTY_PATH, "user.splork"), 0);
    CHECK_FAILS(old_value(read, sizeof read), ENODATA);
    CHECK_FAILS(removexattrat(AT_FDCWD, path, 0, "user.splork"), ENODATA);
    CHECK_FAILS(removexattrat(AT_FDCWD, path, 1, "user.splork"), EINVAL);
    return PASS;
}

int main(void)
{
    int status, fd = mkstemp(path);

    CHECK(fd >= 0);
    status = in_new_process(body, NULL);
    CHECK_EQUAL(unlink(path), 0);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}
