/* preload_trace_makes_no_signal.c
 * Description: A line that nobody reads any more, or that is above the limit of a file's size, is lost without SIGPIPE
 *     or SIGXFSZ, for a program that has not blocked them. One that waited before goes on to wait, the mask stays, and
 *     a refusal keeps its exit status.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"

#include <sys/resource.h>

static int nothing(void *arg)
{
    return arg != NULL;
}

static void start_one(void)
{
    errno = EDOM;
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
    CHECK_EQUAL(errno, EDOM);
}

static int is_in(int (*get)(sigset_t *), int signal)
{
    sigset_t set;

    CHECK_EQUAL(get(&set), 0);
    return sigismember(&set, signal);
}

static int mask(sigset_t *set)
{
    return sigprocmask(SIG_BLOCK, NULL, set);
}

static int all(void)
{
    sigset_t pipe_alone;

    start_one();
    CHECK_EQUAL(is_in(mask, SIGPIPE) + is_in(mask, SIGXFSZ) + is_in(sigpending, SIGPIPE), 0);
    sigemptyset(&pipe_alone);
    sigaddset(&pipe_alone, SIGPIPE);
    CHECK_EQUAL(sigprocmask(SIG_BLOCK, &pipe_alone, NULL), 0);
    start_one();
    CHECK_EQUAL(is_in(sigpending, SIGPIPE), 0);
    CHECK_EQUAL(raise(SIGPIPE), 0);
    start_one();
    CHECK_EQUAL(is_in(sigpending, SIGPIPE) && is_in(mask, SIGPIPE) && !is_in(mask, SIGXFSZ), 1);
    return PASS;
}

/* The status of a second run whose standard error is this. */
static int status_with(int errors, const char *clone, const char *trace)
{
    pid_t pid = fork();
    int status;

    CHECK(pid >= 0);
    if (pid == 0) {
        struct rlimit none = { 0, 0 };

        set("SPLORK_CLONE", clone);
        set("SPLORK_TRACE", trace);
        CHECK_EQUAL(setrlimit(RLIMIT_FSIZE, &none), 0);
        CHECK_EQUAL(dup2(errors, 2), 2);
        execl("/proc/self/exe", "again", "all", NULL);
        _exit(FAIL);
    }
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    return status;
}

int main(int argc, char **argv)
{
    char file[] = "/tmp/splork-trace-XXXXXX";
    int ends[2], fd;

    (void)argv;
    if (argc > 1)
        return all();
    CHECK_EQUAL(pipe(ends), 0);
    close(ends[0]);
    fd = mkstemp(file);
    CHECK(fd >= 0);
    CHECK_EQUAL(status_with(ends[1], NULL, "-"), W_EXITCODE(PASS, 0));
    CHECK_EQUAL(status_with(fd, NULL, file), W_EXITCODE(PASS, 0));
    CHECK_EQUAL(status_with(ends[1], "nonsense", NULL), W_EXITCODE(125, 0));
    CHECK_EQUAL(lseek(fd, 0, SEEK_END), 0);
    CHECK_EQUAL(unlink(file), 0);
    return PASS;
}
