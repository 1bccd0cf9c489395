/* A cgroup of a test's own, below ours, which goes when the test ends. */
#ifndef SPLORK_TEST_CGROUP_H
#define SPLORK_TEST_CGROUP_H

#include "support.h"

#include <limits.h>
#include <mntent.h>
#include <sys/stat.h>

static char cgroup[PATH_MAX + 64];

/* Our own cgroup in the unified hierarchy, as /proc/self/cgroup has it; false where there is none. */
static inline int read_cgroup(char *path, size_t size)
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

/* However the test ends. */
static inline void remove_cgroup(void)
{
    rmdir(cgroup);
}

static inline void make_cgroup(const char *name)
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

#endif
