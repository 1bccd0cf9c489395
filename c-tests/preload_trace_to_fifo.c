/* preload_trace_to_fifo.c
 * Description: SPLORK_TRACE naming a FIFO that nobody reads ends the first program with ENXIO, without waiting. Those
 *     that a traced program starts after its reader has gone run on and lose their lines, wherever they are started;
 *     once there is a reader again they go on, and say how many were lost.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"

#include <sys/stat.h>

static char directory[] = "/tmp/splork-fifo-XXXXXX";
static char fifo[64];

static int nothing(void *arg)
{
    return arg != NULL;
}

static void start_one(void)
{
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
}

static int reader(void)
{
    int fd = open(getenv("TEST_FIFO"), O_RDONLY | O_NONBLOCK | O_CLOEXEC);

    CHECK(fd >= 0);
    return fd;
}

/* What can be read at once. */
static void drained(int fd, char *text, size_t room)
{
    ssize_t length = read(fd, text, room - 1);

    CHECK(length >= 0);
    text[length] = '\0';
}

static int status_of(const char *argument)
{
    pid_t pid = fork();

    CHECK(pid >= 0);
    if (pid == 0) {
        execl("/proc/self/exe", "again", argument, NULL);
        _exit(FAIL);
    }
    return exit_status_of(pid);
}

/* The last: nobody reads; then somebody does. */
static int heir(void)
{
    char text[4096];
    int fd;

    CHECK_EQUAL(strncmp(getenv("SPLORK_TRACE"), "/./", 3), 0);
    start_one();
    start_one();
    fd = reader();
    start_one();
    start_one();
    drained(fd, text, sizeof text);
    CHECK_EQUAL(count_of(text, " lines lost: 2\n"), 1);
    CHECK_EQUAL(count_of(text, " clone(flags=SIGCHLD, "), 2);
    CHECK_EQUAL(count_of(text, "\n"), 3);
    return PASS;
}

/* The first, with a reader that goes. */
static int first(void)
{
    char text[4096];
    int fd = atoi(getenv("TEST_READER"));

    start_one();
    drained(fd, text, sizeof text);
    CHECK_EQUAL(count_of(text, " clone(flags=SIGCHLD, "), 1);
    CHECK_EQUAL(close(fd), 0);
    start_one();
    CHECK_EQUAL(chdir("/"), 0);
    return status_of("heir");
}

/* A process of its own, with a reader or without. */
static int run(const char *trace, int has_reader, const char *argument)
{
    pid_t pid = fork();

    CHECK(pid >= 0);
    if (pid == 0) {
        char number[16];

        alarm(60);
        set("TEST_FIFO", fifo);
        set("SPLORK_TRACE", trace);
        CHECK_EQUAL(chdir(directory), 0);
        if (has_reader) {
            snprintf(number, sizeof number, "%d", open(fifo, O_RDONLY | O_NONBLOCK));
            set("TEST_READER", number);
        } else {
            CHECK_EQUAL(dup2(open("/dev/null", O_WRONLY), 2), 2); /* the refusal */
        }
        execl("/proc/self/exe", "again", argument, NULL); /* with the only reader */
        _exit(FAIL);
    }
    return exit_status_of(pid);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return strcmp(argv[1], "heir") == 0 ? heir() : first();
    CHECK(mkdtemp(directory) != NULL);
    snprintf(fifo, sizeof fifo, "%s/fifo", directory);
    CHECK_EQUAL(mkfifo(fifo, 0600), 0);
    CHECK_EQUAL(run(fifo, 0, "first"), 125);
    CHECK_EQUAL(run("fifo", 0, "heir"), 125);
    CHECK_EQUAL(run(fifo, 1, "first"), PASS);
    CHECK_EQUAL(run("fifo", 1, "first"), PASS);
    CHECK_EQUAL(unlink(fifo), 0);
    CHECK_EQUAL(rmdir(directory), 0);
    return PASS;
}
