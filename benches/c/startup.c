/* Starts a program over and over with each of several libraries preloaded: startup ROUNDS PROGRAM LIBRARY... An empty
 * LIBRARY is none. */
#define _GNU_SOURCE
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

#include "clock.h"

static char **arguments;
static char *settings[8][2];
static long library;

static void start(void)
{
    char *argv[] = { arguments[2], NULL };
    int status = -1;
    pid_t pid;

    if (posix_spawn(&pid, arguments[2], NULL, NULL, argv, settings[library]) || waitpid(pid, &status, 0) != pid ||
        status) {
        fprintf(stderr, "startup: %s does not start with %s\n", arguments[2], arguments[3 + library]);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    long rounds = argument(argv, 1), libraries = argc - 3;

    if (libraries < 1 || libraries > 8)
        return 2;
    arguments = argv;
    for (long index = 0; index < libraries; index++) {
        if (*argv[3 + index] && asprintf(&settings[index][0], "LD_PRELOAD=%s", argv[3 + index]) < 0)
            return 2;
    }
    for (long round = -1; round < rounds; round++) {
        for (long turn = 0; turn < libraries; turn++) {
            double begun = nanoseconds();

            library = (turn + round + 1) % libraries;
            start();
            if (round >= 0)
                printf("%ld %.2f\n", library, nanoseconds() - begun);
        }
    }
    return 0;
}
