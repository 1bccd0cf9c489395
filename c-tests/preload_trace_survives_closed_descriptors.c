/* preload_trace_survives_closed_descriptors.c
 * Description: A program that closes every descriptor and opens others in their places goes on to be traced, and
 *     nothing of it gets into its own files; nor does changing the directory matter, and exec'd programs append.
 * Modes: preload
 */
#include "again.h"

#define LAST 1024

static int nothing(void *arg)
{
    return arg != NULL;
}

static void start_one(void)
{
    CHECK_EQUAL(exit_status_of(clone(nothing, top_of(new_stack()), SIGCHLD, NULL)), 0);
}

static int all(const char *turn)
{
    CHECK_EQUAL(chdir(getenv("SPLORK_TEST_DIRECTORY")), 0);
    start_one();
    for (int fd = 3; fd < LAST; fd++)
        close(fd);
    start_one();
    for (int fd = 3; fd < LAST; fd++)
        CHECK_EQUAL(open("mine", O_RDWR | O_CREAT, 0600), fd);
    CHECK_EQUAL(chdir("/"), 0);
    for (int fd = LAST - 100; fd < LAST; fd++)
        close(fd);
    start_one();
    if (strcmp(turn, "first") == 0)
        execl("/proc/self/exe", "again", "second", NULL);
    return PASS;
}

static int lines_of(const char *name)
{
    FILE *file = fopen(name, "r");
    char line[512];
    int lines = 0;

    CHECK(file != NULL);
    while (fgets(line, sizeof line, file)) {
        CHECK(strstr(line, " clone(flags=SIGCHLD, ") != NULL);
        lines++;
    }
    fclose(file);
    return lines;
}

int main(int argc, char **argv)
{
    static char output[OUTPUT_BYTES];
    char directory[] = "/tmp/splork-trace-XXXXXX", path[512];

    if (argc > 1)
        return all(argv[1]);
    CHECK(mkdtemp(directory) != NULL);
    CHECK_EQUAL(chdir(directory), 0);
    set("SPLORK_TEST_DIRECTORY", directory);
    snprintf(path, sizeof path, "%s/trace", directory);
    pass_again(NULL, path, "first", output);
    CHECK_EQUAL(lines_of("trace"), 6);
    CHECK_EQUAL(lines_of("mine"), 0);
    pass_again(NULL, "relative", "second", output);
    CHECK_EQUAL(lines_of("relative"), 3);
    CHECK_EQUAL(unlink("relative") + unlink("trace") + unlink("mine"), 0);
    CHECK_EQUAL(chdir("/") + rmdir(directory), 0);
    return PASS;
}
