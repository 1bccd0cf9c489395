/* preload_cgroup_of_others_is_refused.c
 * Description: SPLORK_CLONE=clone3:cgroup=PATH ends a program before main where its user may put no process there, with
 *     a message that says so.
 * Modes: preload
 * Needs: clone3 exec
 */
#include "again.h"

#include <mntent.h>
#include <sys/prctl.h>

#define NOBODY 65534

#define START "clone3:cgroup="

static char setting[4096] = START;
static FILE *file;

/* The root of the hierarchy: an ordinary user has no right there, unless it is a container's own. */
static int as_ordinary_user(void *arg)
{
    char procs[sizeof setting + 16];

    if (geteuid() == 0 && setgid(NOBODY) + setuid(NOBODY) != 0)
        return SKIP;
    snprintf(procs, sizeof procs, "%s/cgroup.procs", setting + strlen(START));
    if (access(procs, W_OK) == 0 || errno != EACCES)
        return SKIP;
    CHECK_EQUAL(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), 0); /* else /proc/self/exe is root's */
    set("SPLORK_CLONE", setting);
    CHECK_EQUAL(dup2(fileno(file), 1), 1);
    CHECK_EQUAL(dup2(fileno(file), 2), 2);
    execl("/proc/self/exe", "again", "again", NULL);
    return arg != NULL;
}

int main(int argc, char **argv)
{
    FILE *mounts = setmntent("/proc/self/mounts", "r");
    struct mntent *mount = NULL;
    char output[4096];
    int status;

    (void)argv;
    if (argc > 1) {
        printf("main runs %s\n", getenv("LD_PRELOAD"));
        return PASS;
    }
    while (mounts && (mount = getmntent(mounts)) && strcmp(mount->mnt_type, "cgroup2") != 0)
        ;
    if (!mount)
        SKIP_TEST("no cgroup2 hierarchy is mounted");
    strncat(setting, mount->mnt_dir, sizeof setting - 1 - strlen(setting));
    file = tmpfile();
    CHECK(file != NULL);
    status = in_new_process(as_ordinary_user, NULL);
    rewind(file);
    output[fread(output, 1, sizeof output - 1, file)] = '\0';
    if (WIFEXITED(status) && WEXITSTATUS(status) == SKIP)
        SKIP_TEST("no user without rights in the cgroup2 hierarchy is to be had here");
    if (strstr(output, "cannot be preloaded"))
        SKIP_TEST("an ordinary user cannot read the library here");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 125)
        fprintf(stderr, "%s: status %#x: %s", setting, (unsigned)status, output);
    CHECK(WIFEXITED(status));
    CHECK_EQUAL(WEXITSTATUS(status), 125);
    CHECK(strstr(output, "main runs") == NULL);
    CHECK(strstr(output, ": you may not put processes there, cannot write to cgroup.procs: EACCES\n") != NULL);
    return PASS;
}
