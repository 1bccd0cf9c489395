/* For tests of SPLORK_CLONE and SPLORK_TRACE, which are read before main: runs the test's program again with them.
 *
 *     char *argv[] = { "again", NULL };
 *     int status = run_again("clone3", NULL, argv, output);      // wait status; what it printed
 *
 * A null setting is not set. main tells the second run by its argument. */
#ifndef SPLORK_TEST_AGAIN_H
#define SPLORK_TEST_AGAIN_H

#include "support.h"

#define OUTPUT_BYTES ((size_t)1 << 20)

static inline void set(const char *name, const char *value)
{
    CHECK_EQUAL(value ? setenv(name, value, 1) : unsetenv(name), 0);
}

/* Output and errors of the second run go into `output`, OUTPUT_BYTES long. */
static inline int run_again(const char *clone, const char *trace, const char *argument, char *output)
{
    FILE *file = tmpfile();
    int status = 0;
    size_t length;
    pid_t pid;

    CHECK(file != NULL);
    fflush(NULL);
    pid = fork();
    CHECK(pid >= 0);
    if (pid == 0) {
        set("SPLORK_CLONE", clone);
        set("SPLORK_TRACE", trace);
        CHECK_EQUAL(dup2(fileno(file), 1), 1);
        CHECK_EQUAL(dup2(fileno(file), 2), 2);
        CHECK_EQUAL(fcntl(fileno(file), F_SETFL, O_APPEND), 0);
        execl("/proc/self/exe", "again", argument, NULL);
        _exit(FAIL);
    }
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    rewind(file);
    length = fread(output, 1, OUTPUT_BYTES - 1, file);
    CHECK_EQUAL(ferror(file), 0);
    output[length] = '\0';
    fclose(file);
    return status;
}

/* The same where the second run is to pass; its failure or skip becomes the test's. */
static inline void pass_again(const char *clone, const char *trace, const char *argument, char *output)
{
    int status = run_again(clone, trace, argument, output);

    if (!WIFEXITED(status) || WEXITSTATUS(status) != PASS) {
        printf("%s", output);
        exit(WIFEXITED(status) ? WEXITSTATUS(status) : FAIL);
    }
}

static inline int count_of(const char *text, const char *part)
{
    int count = 0;

    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

#endif
