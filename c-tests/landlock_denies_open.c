/* landlock_denies_open.c
 * Description: A process under a ruleset opens what a rule allows and gets EACCES for the rest.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <fcntl.h>
#include <splork/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>

static char folder[] = "/tmp/landlock_denies_open.XXXXXX";

static void make_file(const char *below, const char *name)
{
    char path[128];
    int fd;

    snprintf(path, sizeof path, "%s/%s", folder, below);
    CHECK_EQUAL(mkdir(path, 0755), 0);
    strcat(strcat(path, "/"), name);
    fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
    CHECK(fd >= 0);
    close(fd);
}

static int body(void *arg)
{
    struct landlock_ruleset_attr governed = { .handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE };
    struct landlock_path_beneath_attr allowed = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE };
    int ruleset = landlock_create_ruleset(&governed, sizeof governed, 0);

    (void)arg;
    CHECK(ruleset >= 0);
    CHECK_EQUAL(fcntl(ruleset, F_GETFD), FD_CLOEXEC);
    CHECK_EQUAL(chdir(folder), 0);
    allowed.parent_fd = open("open", O_PATH | O_CLOEXEC);
    CHECK(allowed.parent_fd >= 0);
    errno = 12345;
    CHECK_EQUAL(landlock_add_rule(ruleset, LANDLOCK_RULE_PATH_BENEATH, &allowed, 0), 0);
    CHECK_EQUAL(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    CHECK(open("shut/file", O_RDONLY) >= 0); /* not yet */
    CHECK_EQUAL(landlock_restrict_self(ruleset, 0), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK(open("open/file", O_RDONLY) >= 0);
    CHECK_FAILS(open("shut/file", O_RDONLY), EACCES);
    CHECK(open("shut/file", O_WRONLY) >= 0); /* not governed */
    return PASS;
}

int main(void)
{
    int version = landlock_create_ruleset(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION), status;

    if (version == -1 && (errno == ENOSYS || errno == EOPNOTSUPP))
        SKIP_TEST("no landlock in this kernel: %s", strerror(errno));
    CHECK(version >= 1);
    CHECK(mkdtemp(folder) != NULL);
    make_file("open", "file");
    make_file("shut", "file");
    status = in_new_process(body, NULL);
    CHECK_EQUAL(chdir(folder), 0);
    CHECK(unlink("open/file") == 0 && unlink("shut/file") == 0 && rmdir("open") == 0 && rmdir("shut") == 0);
    CHECK_EQUAL(rmdir(folder), 0);
    CHECK_EQUAL(status, 0);
    return PASS;
}
