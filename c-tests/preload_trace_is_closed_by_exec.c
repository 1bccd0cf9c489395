/* preload_trace_is_closed_by_exec.c
 * Description: The descriptor of SPLORK_TRACE's file is out of a program's way, at 900 and above, and no program that
 *     it executes inherits it.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"

#include <limits.h>
#include <sys/resource.h>

/* The descriptors of this process that are open on the file, and the lowest of them. */
static int open_on(const char *file, int *lowest)
{
    int count = 0;

    for (int fd = 1023; fd >= 0; fd--) {
        char link[64], path[PATH_MAX];
        ssize_t length;

        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        length = readlink(link, path, sizeof path - 1);
        if (length < 0)
            continue;
        path[length] = '\0';
        if (strcmp(path, file) == 0) {
            count++;
            *lowest = fd;
        }
    }
    return count;
}

static int traced(const char *file)
{
    struct rlimit limit;
    int fd = -1;

    CHECK_EQUAL(open_on(file, &fd), 1);
    CHECK_EQUAL(getrlimit(RLIMIT_NOFILE, &limit), 0);
    CHECK(fd >= 900 || limit.rlim_cur <= 900);
    set("LD_PRELOAD", NULL);
    set("SPLORK_TRACE", NULL);
    execl("/proc/self/exe", "executed", file, "executed", NULL);
    return FAIL;
}

int main(int argc, char **argv)
{
    static char output[OUTPUT_BYTES];
    char name[] = "/tmp/splork-trace-XXXXXX";
    int fd, lowest;

    if (argc > 2)
        return open_on(argv[1], &lowest) == 0 ? PASS : FAIL;
    if (argc > 1)
        return traced(argv[1]);
    fd = mkstemp(name);
    CHECK(fd >= 0 && close(fd) == 0);
    pass_again(NULL, name, name, output);
    CHECK_EQUAL(unlink(name), 0);
    return PASS;
}
