/* faccessat2_asks.c
 * Description: faccessat2 answers for real and effective IDs, links and descriptors, and reports mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/path.h>
#include <sys/stat.h>

static char folder[] = "/tmp/faccessat2_asks.XXXXXX";

/* Root may do more than modes say; another user may not. Only the file system's IDs differ here. */
static int as_other_user(void *arg)
{
    int dir = *(int *)arg;

    if (geteuid() != 0)
        SKIP_TEST("only root becomes somebody else");
    CHECK_EQUAL(setresuid(0, 65534, 0), 0);
    CHECK_EQUAL(faccessat2(dir, "file", R_OK, 0), 0);             /* the real user is root */
    CHECK_FAILS(faccessat2(dir, "file", R_OK, AT_EACCESS), EACCES); /* the effective one is not */
    CHECK_EQUAL(faccessat2(dir, "file", F_OK, AT_EACCESS), 0);
    return PASS;
}

static int body(void *arg)
{
    int dir = open(folder, O_DIRECTORY | O_CLOEXEC), file;

    (void)arg;
    CHECK(dir >= 0);
    CHECK_EQUAL(fchmod(dir, 0755), 0);
    CHECK_EQUAL(close(openat(dir, "file", O_CREAT | O_WRONLY, 0600)), 0);
    CHECK_EQUAL(symlinkat("none", dir, "dangling"), 0);
    file = openat(dir, "file", O_PATH | O_CLOEXEC);
    errno = 12345;
    if (faccessat2(dir, "file", R_OK | W_OK, 0) == -1 && errno == ENOSYS)
        SKIP_TEST("faccessat2 needs Linux 5.8");
    CHECK_EQUAL(faccessat2(dir, "file", R_OK | W_OK, AT_EACCESS), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_FAILS(faccessat2(dir, "file", X_OK, 0), EACCES); /* root neither */
    CHECK_FAILS(faccessat2(dir, "dangling", F_OK, 0), ENOENT);
    CHECK_EQUAL(faccessat2(dir, "dangling", F_OK, AT_SYMLINK_NOFOLLOW), 0);
    CHECK_EQUAL(faccessat2(file, "", R_OK, AT_EMPTY_PATH), 0);
    CHECK_FAILS(faccessat2(file, "", R_OK, 0), ENOENT);
    CHECK_FAILS(faccessat2(file, "file", R_OK, 0), ENOTDIR);
    CHECK_FAILS(faccessat2(dir, "file", 8, 0), EINVAL);
    CHECK_FAILS(faccessat2(dir, "file", R_OK, 1), EINVAL);
    CHECK_FAILS(faccessat2(-1, "file", R_OK, 0), EBADF);
    CHECK_FAILS(faccessat2(dir, (void *)8, R_OK, 0), EFAULT);
    pass_in_new_process(as_other_user, &dir);
    return PASS;
}

int main(void)
{
    int status;

    CHECK(mkdtemp(folder) != NULL);
    status = in_new_process(body, NULL);
    for (int i = 0; i < 2; i++) {
        char path[64];

        snprintf(path, sizeof path, "%s/%s", folder, i ? "dangling" : "file");
        unlink(path);
    }
    rmdir(folder);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}
