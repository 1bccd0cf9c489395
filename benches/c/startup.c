/* Starts a program over and over with one library or another preloaded: startup ROUNDS PROGRAM EMPTY OURS STD. */
#define _GNU_SOURCE
#include <spawn.h>
#include <sys/wait.h>

#include "measure.h"

enum { NOTHING, EMPTY, OURS, STD, LIBRARIES };

static char *program;
static char *settings[LIBRARIES][2];

static void start(int library, long count)
{
    while (count--) {
        char *argv[] = { program, NULL };
        int status = -1;
        pid_t pid;

        if (posix_spawn(&pid, program, NULL, NULL, argv, settings[library]) || waitpid(pid, &status, 0) != pid ||
            status) {
            fprintf(stderr, "startup: %s does not start with %s\n", program, *settings[library]);
            exit(1);
        }
    }
}

static void with_nothing(long count) { start(NOTHING, count); }
static void with_empty(long count) { start(EMPTY, count); }
static void with_ours(long count) { start(OURS, count); }
static void with_std(long count) { start(STD, count); }

static const struct way ways[] = {
    { "nothing", with_nothing },
    { "empty", with_empty },
    { "ours", with_ours },
    { "std", with_std },
};

int main(int argc, char **argv)
{
    if (argc != 3 + LIBRARIES - 1)
        return 2;
    program = argv[2];
    for (int library = EMPTY; library < LIBRARIES; library++) {
        if (asprintf(settings[library], "LD_PRELOAD=%s", argv[2 + library]) < 0)
            return 2;
    }
    measure(ways, LIBRARIES, argument(argv, 1), 1);
    return 0;
}
