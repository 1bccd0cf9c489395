/* clone3_into_cgroup.c
 * Description: CLONE_INTO_CGROUP, which only clone3 has, starts the child in the cgroup whose descriptor is given.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <fcntl.h>
#include <limits.h>
#include <linux/sched.h>
#include <mntent.h>
#include <splork.h>
#include <sys/stat.h>

static char cgroup[PATH_MAX + 64];

/* Our own cgroup in the unified hierarchy, as /proc/self/cgroup has it; false where there is none. */
static int read_cgroup(char *path, size_t size)
{
    FILE *file = fopen("/proc/self/cgroup", "r");
    int found = 0;

    while (file && !found && fgets(path, (int)size, file))
        found = strncmp(path, "0::", 3) == 0;
    if (file)
        fclose(file);
    path[strcspn(path, "\n")] = '\0';
    return found;
}

static int child(void *arg)
{
    char path[PATH_MAX];
    const char *name = arg;

    return read_cgroup(path, sizeof path) && strstr(path, name) ? 0 : 1;
}

/* However the test ends. */
static void remove_cgroup(void)
{
    rmdir(cgroup);
}

static void make_cgroup(const char *name)
{
    char own[PATH_MAX] = "";
    FILE *mounts = setmntent("/proc/self/mounts", "r");
    struct mntent *mount = NULL;

    while (mounts && (mount = getmntent(mounts)) && strcmp(mount->mnt_type, "cgroup2") != 0)
        ;
    if (!mount || !read_cgroup(own, sizeof own))
        SKIP_TEST("no cgroup2 hierarchy is mounted");
    snprintf(cgroup, sizeof cgroup, "%s%s/%s", mount->mnt_dir, own + strlen("0::"), name);
    endmntent(mounts);
    if (mkdir(cgroup, 0755) != 0)
        SKIP_TEST("no cgroup can be made here: %s: %s", cgroup, strerror(errno));
    CHECK_EQUAL(atexit(remove_cgroup), 0);
}

int main(void)
{
    char name[64];
    struct clone_args request = { .flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD };
    pid_t pid;
    int fd;

    snprintf(name, sizeof name, "splork-test-%d", getpid());
    make_cgroup(name);
    fd = open(cgroup, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    CHECK(fd >= 0);
    request.cgroup = (uint64_t)fd;
    pid = clone3(&request, sizeof request, child, name);
    if (pid == -1 && (errno == EOPNOTSUPP || errno == EBUSY || errno == EACCES))
        SKIP_TEST("this cgroup takes no processes: %s", strerror(errno));
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 0);
    return PASS;
}
