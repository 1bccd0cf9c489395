/* preload_trace_after_short_write.c
 * Description: After a line of which only a part could be written (the limit of a file's size, a full disk) the same
 *     process begins its next one with a newline: no line is glued to another's half, and the half one is counted.
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
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
}

static void limit_to(rlim_t bytes)
{
    struct rlimit limit = { bytes, RLIM_INFINITY };

    CHECK_EQUAL(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static size_t content(char *text, size_t room)
{
    int fd = open(getenv("SPLORK_TRACE"), O_RDONLY | O_CLOEXEC);
    ssize_t length = read(fd, text, room - 1);

    CHECK(length >= 0);
    text[length] = '\0';
    close(fd);
    return (size_t)length;
}

static int all(void)
{
    char text[4096], expected[64];
    size_t whole, part = 10;
    const char *rest;

    start_one();
    whole = content(text, sizeof text);
    CHECK_EQUAL(text[whole - 1], '\n');
    limit_to(whole + part);
    start_one(); /* cut */
    start_one(); /* nothing of it */
    CHECK_EQUAL(content(text, sizeof text), whole + part);
    /* Now the newline alone has room, and a part of what tells of the lost ones. */
    limit_to(whole + part + 5);
    start_one();
    CHECK_EQUAL(content(text, sizeof text), whole + part + 5);
    limit_to(RLIM_INFINITY);
    start_one();
    start_one();
    content(text, sizeof text);
    rest = text + whole + part;
    CHECK_EQUAL(rest[0], '\n');
    CHECK_EQUAL(rest[5], '\n');
    snprintf(expected, sizeof expected, "%d %d lines lost: 3\n", getpid(), getpid());
    CHECK_EQUAL(strncmp(rest + 6, expected, strlen(expected)), 0);
    CHECK_EQUAL(count_of(rest, "\n"), 5);
    CHECK_EQUAL(count_of(rest, " clone(flags=SIGCHLD, "), 2);
    return PASS;
}

int main(int argc, char **argv)
{
    static char output[OUTPUT_BYTES];
    char file[] = "/tmp/splork-trace-XXXXXX";
    int fd;

    (void)argv;
    if (argc > 1)
        return all();
    fd = mkstemp(file);
    CHECK(fd >= 0);
    pass_again(NULL, file, "all", output);
    CHECK_EQUAL(unlink(file), 0);
    return PASS;
}
