/* fchmodat2_changes_mode.c
 * Description: fchmodat2 changes modes by path and by descriptor, leaves symbolic links alone, and reports mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/path.h>
#include <sys/stat.h>

static char folder[] = "/tmp/fchmodat2_changes_mode.XXXXXX";

static unsigned mode_of(int dir, const char *name)
{
    struct stat found;

    CHECK_EQUAL(fstatat(dir, name, &found, AT_SYMLINK_NOFOLLOW), 0);
    return found.st_mode & 07777;
}

static int body(void *arg)
{
    int dir = open(folder, O_DIRECTORY | O_CLOEXEC), file;

    (void)arg;
    CHECK(dir >= 0);
    CHECK_EQUAL(close(openat(dir, "file", O_CREAT | O_WRONLY, 0600)), 0);
    CHECK_EQUAL(symlinkat("file", dir, "link"), 0);
    file = openat(dir, "file", O_PATH | O_CLOEXEC);
    errno = 12345;
    if (fchmodat2(dir, "file", 0640, 0) == -1 && errno == ENOSYS)
        SKIP_TEST("fchmodat2 needs Linux 6.6");
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(mode_of(dir, "file"), 0640);
    CHECK_EQUAL(fchmodat2(file, "", 0604, AT_EMPTY_PATH), 0); /* which fchmod cannot do with O_PATH */
    CHECK_EQUAL(mode_of(dir, "file"), 0604);
    CHECK_EQUAL(fchmodat2(dir, "link", 0400, 0), 0);
    CHECK_EQUAL(mode_of(dir, "file"), 0400);
    CHECK_FAILS(fchmodat2(dir, "link", 0644, AT_SYMLINK_NOFOLLOW), EOPNOTSUPP);
    CHECK_EQUAL(mode_of(dir, "file"), 0400);

    CHECK_FAILS(fchmodat2(dir, "file", 0644, 1), EINVAL);
    CHECK_FAILS(fchmodat2(dir, "none", 0644, 0), ENOENT);
    CHECK_FAILS(fchmodat2(dir, "", 0644, 0), ENOENT);
    CHECK_FAILS(fchmodat2(-1, "file", 0644, 0), EBADF);
    CHECK_FAILS(fchmodat2(dir, (void *)8, 0644, 0), EFAULT);
    CHECK_FAILS(fchmodat2(file, "file", 0644, 0), ENOTDIR);
    return PASS;
}

int main(void)
{
    int status;

    CHECK(mkdtemp(folder) != NULL);
    status = in_new_process(body, NULL);
    CHECK_EQUAL(chdir(folder), 0);
    unlink("file");
    unlink("link");
    CHECK_EQUAL(rmdir(folder), 0);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}
