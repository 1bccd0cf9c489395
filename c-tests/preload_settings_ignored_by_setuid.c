/* preload_settings_ignored_by_setuid.c
 * Description: A program that runs with more rights than its user has takes no settings: it neither stops for a wrong
 *     one nor writes a trace where its user may not.
 * Modes: shared
 * Needs: exec
 */
#include "again.h"

#include <sys/auxv.h>
#include <sys/stat.h>

#define NOBODY 65534

static int nothing(void *arg)
{
    return arg != NULL;
}

/* Linked with the library for clone's sake. */
static int started(void)
{
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
    return getauxval(AT_SECURE) ? 3 : 4;
}

static void copy_self(const char *name)
{
    char buffer[65536];
    int from = open("/proc/self/exe", O_RDONLY), to = open(name, O_WRONLY | O_CREAT | O_EXCL, 0755);
    ssize_t length;

    CHECK(from >= 0 && to >= 0);
    while ((length = read(from, buffer, sizeof buffer)) > 0)
        CHECK_EQUAL(write(to, buffer, (size_t)length), length);
    CHECK_EQUAL(fchmod(to, 04755), 0);
    CHECK_EQUAL(close(from) + close(to), 0);
}

static char name[] = "/tmp/splork-setuid-XXXXXX";

static int as_nobody(void *arg)
{
    CHECK_EQUAL(setgid(NOBODY) + setuid(NOBODY), 0);
    set("SPLORK_CLONE", "nonsense");
    set("SPLORK_TRACE", "/tmp/splork-setuid-trace");
    execl(name, "again", "again", NULL);
    return arg != NULL;
}

int main(int argc, char **argv)
{
    static char output[OUTPUT_BYTES];
    int fd, status;

    (void)argv;
    if (argc > 1)
        return started();
    if (geteuid() != 0)
        SKIP_TEST("only root can make a program setuid root");
    CHECK_EQUAL(WEXITSTATUS(run_again("nonsense", NULL, "again", output)), 125);
    fd = mkstemp(name);
    CHECK(fd >= 0 && close(fd) == 0 && unlink(name) == 0);
    copy_self(name);
    status = in_new_process(as_nobody, NULL);
    unlink(name);
    if (WIFEXITED(status) && (WEXITSTATUS(status) == 127 || WEXITSTATUS(status) == 4))
        SKIP_TEST("nobody cannot run a setuid program with this library here");
    CHECK(WIFEXITED(status));
    CHECK_EQUAL(WEXITSTATUS(status), 3);
    CHECK(access("/tmp/splork-setuid-trace", F_OK) != 0);
    return PASS;
}
