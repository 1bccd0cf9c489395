/* preload_settings_refused.c
 * Description: A setting that cannot be honoured ends the program before main, with exit status 125 and one line on
 *     standard error that names it and says what is wrong. An empty one counts as not set.
 * Modes: preload
 * Needs: clone3 numbers
 */
#include "again.h"

#include <limits.h>

static char output[OUTPUT_BYTES];

static void refused(const char *clone, const char *trace, const char *what)
{
    const char *name = trace ? "splork: SPLORK_TRACE=" : "splork: SPLORK_CLONE=", *value = trace ? trace : clone;
    int status = run_again(clone, trace, "again", output);

    if (!WIFEXITED(status) || WEXITSTATUS(status) != 125 || !strstr(output, what) || strstr(output, "main runs"))
        fprintf(stderr, "%s%s: status %#x: %s", name, value, (unsigned)status, output);
    CHECK(WIFEXITED(status));
    CHECK_EQUAL(WEXITSTATUS(status), 125);
    CHECK(strstr(output, "main runs") == NULL);
    CHECK_EQUAL(strncmp(output, name, strlen(name)), 0);
    CHECK(strlen(value) > 200 || strpbrk(value, "\n\x7f\x1b\t") || strncmp(output + strlen(name), value, strlen(value)) == 0);
    CHECK(strstr(output, what) != NULL);
    CHECK_EQUAL(count_of(output, "\n"), 1);
    CHECK_EQUAL(output[strlen(output) - 1], '\n');
}

static void honoured(const char *clone, const char *trace)
{
    CHECK_EQUAL(run_again(clone, trace, "again", output), 0);
    CHECK_EQUAL(strcmp(output, "main runs\n"), 0);
}

int main(int argc, char **argv)
{
    char long_name[PATH_MAX + 100], name[256], expected[1024];

    (void)argv;
    if (argc > 1) {
        puts("main runs");
        return PASS;
    }
    refused("nonsense", NULL, "no call nonsense of kind clone; there are: clone3, clone_nice");
    refused("clone", NULL, "no call clone ");
    refused("splork", NULL, "no call splork ");
    refused(":nice=5", NULL, "there is no call ");
    refused("clone_nic:nice=5", NULL, "no call clone_nic ");
    refused("clone_nicer:nice=5", NULL, "no call clone_nicer ");
    refused("clone_nice", NULL, "a value for nice is missing");
    refused("clone_nice:", NULL, "param=value");
    refused("clone_nice:nice", NULL, "param=value");
    refused("clone_nice:nice=", NULL, "nice needs a number");
    refused("clone_nice:nice=-", NULL, "nice needs a number");
    refused("clone_nice:nice=0x", NULL, "nice needs a number");
    refused("clone_nice:nice=five", NULL, "nice needs a number");
    refused("clone_nice:nice=5 ", NULL, "nice needs a number");
    refused("clone_nice:nice=5,", NULL, "param=value");
    refused("clone_nice:nice=5,nice=5", NULL, "nice is set twice");
    refused("clone_nice:nice=5,mean=6", NULL, "no parameter mean to set; write clone_nice:nice=N");
    refused("clone_nice:flags=5", NULL, "no parameter flags to set");
    refused("clone_nice:nice=2147483648", NULL, "out of range: nice has 32 bits");
    refused("clone_nice:nice=-2147483649", NULL, "out of range");
    refused("clone_nice:nice=99999999999999999999999", NULL, "out of range");
    refused("clone3:", NULL, "param=value");
    refused("clone3:cgroup", NULL, "param=value");
    refused("clone3:cgroup=", NULL, "param=value");
    refused("clone3:flags=1", NULL, "write clone3 or clone3:cgroup=PATH");
    refused("clone3:cgroup=/nonexistent", NULL, "ENOENT");
    refused("clone3:cgroup=/proc/self/exe", NULL, "ENOTDIR");
    refused("clone3:cgroup=/tmp", NULL, "cgroup2");
    refused("clone3:cgroup=a\nb", NULL, "cgroup=a?b: the path cannot be opened: ENOENT");
    refused("clone\x7f\x1b\t3", NULL, "no call clone???3 ");
    refused(NULL, "/nonexistent/trace", "ENOENT");
    refused(NULL, "/proc", "EISDIR");
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    refused(NULL, long_name, "ENAMETOOLONG");
    refused(long_name, NULL, "there is no call x");
    for (size_t length = 199; length <= 201; length++) { /* 200 are shown in full, of more the first 200 */
        snprintf(expected, sizeof expected, "SPLORK_CLONE=%.*s%s: there is no call %.*s%s of kind clone",
                 length > 200 ? 200 : (int)length, long_name, length > 200 ? "..." : "",
                 length > 200 ? 200 : (int)length, long_name, length > 200 ? "..." : "");
        memset(name, 'x', length);
        name[length] = '\0';
        refused(name, NULL, expected);
    }

    honoured(NULL, NULL);
    honoured("", NULL);
    honoured(NULL, "");
    honoured("clone3", NULL);
    honoured("clone_nice:nice=19", "-");
    honoured("clone_nice:nice=2147483647", NULL);
    honoured("clone_nice:nice=-2147483648", NULL);
    honoured("clone_nice:nice=-0x80000000", NULL);
    honoured(NULL, "/dev/null");
    return PASS;
}
