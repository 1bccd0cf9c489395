/* preload_trace_under_low_limit.c
 * Description: Where RLIMIT_NOFILE is below the descriptors that the trace's file usually gets, and the standard
 *     streams are closed, the file does not take their place: what the program opens next still gets 0. A closed
 *     standard error is refused as the trace's place.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"

#include <sys/resource.h>

static int nothing(void *arg)
{
    return arg != NULL;
}

static int all(void)
{
    CHECK_EQUAL(open("/dev/null", O_RDWR), 0);
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
    /* Closed by the program, and opened anew for the one line. */
    for (int fd = 0; fd < 1024; fd++)
        close(fd);
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
    CHECK_EQUAL(open("/dev/null", O_RDWR), 0);
    return PASS;
}

/* The exit status of a second run without standard streams. */
static int status_under(rlim_t most, const char *trace)
{
    struct rlimit limit = { most, most };
    pid_t pid = fork();

    CHECK(pid >= 0);
    if (pid == 0) {
        set("SPLORK_TRACE", trace);
        CHECK_EQUAL(setrlimit(RLIMIT_NOFILE, &limit), 0);
        for (int stream = 0; stream <= 2; stream++)
            close(stream);
        execl("/proc/self/exe", "again", "all", NULL);
        _exit(FAIL);
    }
    return exit_status_of(pid);
}

static void run_under(rlim_t most, const char *file)
{
    static char text[OUTPUT_BYTES];
    int fd = open(file, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    ssize_t length;

    CHECK(fd >= 0);
    CHECK_EQUAL(status_under(most, file), PASS);
    length = read(fd, text, sizeof text - 1);
    CHECK(length > 0);
    text[length] = '\0'; /* the text before it may have been longer */
    CHECK_EQUAL(count_of(text, " clone(flags=SIGCHLD, "), 2);
    CHECK_EQUAL(count_of(text, "\n"), 2);
    close(fd);
}

int main(int argc, char **argv)
{
    char file[] = "/tmp/splork-trace-XXXXXX";

    (void)argv;
    if (argc > 1)
        return all();
    CHECK(mkstemp(file) >= 0);
    run_under(900, file);
    run_under(256, file);
    run_under(8, file);
    CHECK_EQUAL(status_under(256, "-"), 125);
    CHECK_EQUAL(unlink(file), 0);
    return PASS;
}
