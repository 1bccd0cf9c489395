/* preload_path_of_path_max.c
 * Description: A path of SPLORK_TRACE that has 4095 bytes is opened, from the root or from the working directory; one
 *     of PATH_MAX, with whose 0 the kernel would not take it, is refused with ENAMETOOLONG, and the kernel is never
 *     shown a path without its 0.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"
#include "rewrite.h"

#include <limits.h>

static char path[PATH_MAX + 2];

/* A path of this many bytes to "trace" below the directory, by slashes. */
static void make_path(const char *directory, size_t length)
{
    memset(path, '/', length);
    memcpy(path, directory, strlen(directory));
    memcpy(path + length - strlen("trace"), "trace", strlen("trace") + 1);
}

/* Whoever shows the kernel a path without an end, of all that this program opens. */
static void at_entry(struct trace_call *call)
{
    char page[PATH_MAX];

    if (call->number != SYS_openat)
        return;
    for (size_t at = 0; at < sizeof page; at++) {
        read_traced(call->tid, call->args[1] + at, page + at, 1);
        if (page[at] == '\0')
            return;
    }
    CHECK(!"the path has no end");
}

static int execute(void *arg)
{
    execl("/proc/self/exe", "again", arg, NULL);
    return FAIL;
}

static void run(const char *directory, size_t length, int status)
{
    static struct trace t = { .body = execute, .arg = "again", .at_entry = at_entry };
    FILE *file = fopen("trace", "w");

    CHECK(file != NULL && fclose(file) == 0);
    make_path(directory, length);
    CHECK_EQUAL(strlen(path), length);
    set("SPLORK_TRACE", path);
    trace_run(&t);
    set("SPLORK_TRACE", NULL);
    CHECK(WIFEXITED(t.status));
    CHECK_EQUAL(WEXITSTATUS(t.status), status);
}

static void traced(const char *directory, size_t length)
{
    char line[512] = "";
    FILE *file;

    run(directory, length, PASS);
    file = fopen("trace", "r");
    CHECK(file != NULL && fgets(line, sizeof line, file) != NULL);
    CHECK(strstr(line, " clone(flags=") != NULL);
    fclose(file);
}

static int nothing(void *arg)
{
    return arg != NULL;
}

int main(int argc, char **argv)
{
    char directory[] = "/tmp/splork-path-XXXXXX";
    size_t own;

    (void)argv;
    if (argc > 1)
        return clone(nothing, top_of(new_stack()), CLONE_THREAD, NULL) == -1 ? PASS : FAIL;
    CHECK(mkdtemp(directory) != NULL);
    CHECK_EQUAL(chdir(directory), 0);
    own = strlen(directory) + strlen("/");
    traced(directory, PATH_MAX - 2);
    traced(directory, PATH_MAX - 1);
    run(directory, PATH_MAX, 125);
    run(directory, PATH_MAX + 1, 125);
    traced(".", PATH_MAX - 1 - own);
    run(".", PATH_MAX - own, 125);
    run(".", PATH_MAX + 1 - own, 125);
    CHECK_EQUAL(unlink("trace") + chdir("/") + rmdir(directory), 0);
    return PASS;
}
