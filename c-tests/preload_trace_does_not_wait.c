/* preload_trace_does_not_wait.c
 * Description: Where the reader of the trace's FIFO, or of standard error, has stopped reading, clone() goes on; the lines
 *     are lost, and the next one that is not tells how many. Children begin to count anew.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"

#include <sys/stat.h>

#define ROUNDS 20

static int nothing(void *arg)
{
    return arg != NULL;
}

static void start_one(void)
{
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
}

/* Until there is room for no more. */
static void fill(int fd)
{
    static char bytes[4096];
    int flags = fcntl(fd, F_GETFL);

    CHECK_EQUAL(fcntl(fd, F_SETFL, flags | O_NONBLOCK), 0);
    for (size_t size = sizeof bytes; size > 0; size /= 2)
        while (write(fd, bytes, size) > 0)
            continue;
    CHECK_EQUAL(errno, EAGAIN);
    CHECK_EQUAL(fcntl(fd, F_SETFL, flags), 0);
}

/* What is in the pipe, less what filled it. */
static char *drained(int fd)
{
    static char text[1 << 20];
    ssize_t length;
    size_t kept = 0, begin = 0;

    CHECK_EQUAL(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
    while ((length = read(fd, text + kept, sizeof text - 1 - kept)) > 0)
        kept += (size_t)length;
    CHECK_EQUAL(errno, EAGAIN);
    text[kept] = '\0';
    while (begin < kept && text[begin] == '\0')
        begin++;
    return text + begin;
}

/* Standard output's number is the pipe's end for reading. */
static int all(void)
{
    char expected[64], *text;
    int reader = atoi(getenv("TEST_READER")), writer = atoi(getenv("TEST_WRITER"));
    pid_t pid;

    fill(writer);
    for (int i = 0; i < ROUNDS; i++)
        start_one();
    CHECK_EQUAL(strlen(drained(reader)), 0);
    pid = fork();
    CHECK(pid >= 0);
    if (pid == 0) {
        start_one();
        _exit(PASS);
    }
    CHECK_EQUAL(exit_status_of(pid), PASS);
    text = drained(reader);
    CHECK_EQUAL(count_of(text, "lines lost"), 0);
    CHECK_EQUAL(count_of(text, "\n"), 1);
    start_one();
    start_one();
    text = drained(reader);
    snprintf(expected, sizeof expected, "%d %d lines lost: %d\n", getpid(), getpid(), ROUNDS);
    CHECK_EQUAL(strncmp(text, expected, strlen(expected)), 0);
    CHECK_EQUAL(count_of(text, " clone(flags=SIGCHLD, "), 2);
    CHECK_EQUAL(count_of(text, "\n"), 3);
    return PASS;
}

static int status_with(const char *trace, int reader, int writer)
{
    pid_t pid = fork();

    CHECK(pid >= 0);
    if (pid == 0) {
        char number[16];

        alarm(60);
        set("SPLORK_TRACE", trace);
        snprintf(number, sizeof number, "%d", reader);
        set("TEST_READER", number);
        snprintf(number, sizeof number, "%d", writer);
        set("TEST_WRITER", number);
        execl("/proc/self/exe", "again", "all", NULL);
        _exit(FAIL);
    }
    return exit_status_of(pid);
}

int main(int argc, char **argv)
{
    char directory[] = "/tmp/splork-fifo-XXXXXX", fifo[64];
    int ends[2], reader, errors;

    (void)argv;
    if (argc > 1)
        return all();
    CHECK(mkdtemp(directory) != NULL);
    snprintf(fifo, sizeof fifo, "%s/fifo", directory);
    CHECK_EQUAL(mkfifo(fifo, 0600), 0);
    reader = open(fifo, O_RDONLY | O_NONBLOCK);
    CHECK(reader >= 0);
    CHECK_EQUAL(status_with(fifo, reader, open(fifo, O_WRONLY)), PASS);
    CHECK_EQUAL(pipe(ends), 0);
    errors = dup(2);
    CHECK_EQUAL(dup2(ends[1], 2), 2);
    reader = status_with("-", ends[0], 2);
    CHECK_EQUAL(dup2(errors, 2), 2);
    if (reader != PASS)
        fprintf(stderr, "%s\n", drained(ends[0]));
    CHECK_EQUAL(reader, PASS);
    CHECK_EQUAL(unlink(fifo), 0);
    CHECK_EQUAL(rmdir(directory), 0);
    return PASS;
}
