/* preload_clone3_into_cgroup.c
 * Description: With SPLORK_CLONE=clone3:cgroup=PATH each child of clone() is born in that cgroup, whatever descriptors
 *     the program closes and opens; where the cgroup has been removed, clone fails with the kernel's errno.
 * Modes: preload
 * Needs: clone3
 */
#include "again.h"
#include "cgroup.h"

#include <libgen.h>

static int child(void *arg)
{
    char path[PATH_MAX];

    return read_cgroup(path, sizeof path) && strcmp(basename(path), arg) == 0 ? 0 : 1;
}

static pid_t start(char *name)
{
    return clone(child, top_of(new_stack()), SIGCHLD, name);
}

static int all(char *path)
{
    char *name = strrchr(path, '/') + 1, own[PATH_MAX];
    pid_t pid = start(name);

    if (pid == -1 && (errno == EOPNOTSUPP || errno == EBUSY || errno == EACCES))
        SKIP_TEST("this cgroup takes no processes: %s", strerror(errno));
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 0);
    CHECK(read_cgroup(own, sizeof own) && strcmp(strrchr(own, '/') + 1, name) != 0);
    /* Another cgroup where its descriptor was. */
    for (int fd = 3; fd < 1024; fd++)
        close(fd);
    *strrchr(own, '/') = '\0';
    for (int fd = 3; fd < 1024; fd++)
        CHECK_EQUAL(open("/sys/fs/cgroup", O_RDONLY), fd);
    for (int fd = 900; fd < 910; fd++)
        close(fd);
    pid = start(name);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 0);
    CHECK_EQUAL(rmdir(path), 0);
    CHECK_FAILS(start(name), ENOENT);
    CHECK_EQUAL(mkdir(path, 0755), 0);
    pid = start(name);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 0);
    return PASS;
}

static int removed(const char *path)
{
    CHECK_EQUAL(rmdir(path), 0);
    CHECK_EQUAL(start(NULL), -1);
    CHECK(errno == ENOENT || errno == ENODEV);
    return PASS;
}

int main(int argc, char **argv)
{
    static char output[OUTPUT_BYTES];
    char name[64], setting[PATH_MAX + 128], argument[PATH_MAX + 128];

    if (argc > 1)
        return *argv[1] == '-' ? removed(argv[1] + 1) : all(argv[1]);
    snprintf(name, sizeof name, "splork-test,%d:x=", getpid());
    make_cgroup(name);
    snprintf(setting, sizeof setting, "clone3:cgroup=%s", cgroup);
    pass_again(setting, NULL, cgroup, output);
    snprintf(argument, sizeof argument, "-%s", cgroup);
    pass_again(setting, NULL, argument, output);
    return PASS;
}
