/* Provoking errnos. PROBE(call, ERRNO) { ... } is an attempt: it makes the call, which is to fail with this errno, and
 * returns what the call returned. Each runs in a process of its own, with nothing but that to lose.
 *
 * A line for each: "call ERRNO ok", "call ERRNO absent WHY" or "call ERRNO got NAME-OR-RESULT". */
#ifndef SPLORK_PROBE_H
#define SPLORK_PROBE_H

#include "../../../c-tests/support.h"

struct probe {
    const char *call, *name;
    int code;
    long (*attempt)(void);
};

static struct probe probes[256];
static int count;

#define PROBE(called, error) \
    static long attempt_##called##_##error(void); \
    __attribute__((constructor)) static void add_##called##_##error(void) \
    { \
        probes[count++] = (struct probe){ #called, #error, error, attempt_##called##_##error }; \
    } \
    static long attempt_##called##_##error(void)

/* Ends an attempt that this machine gives no occasion for. */
__attribute__((noreturn)) static void absent(const char *why)
{
    printf("absent %s\n", why);
    exit(0);
}

#include "occasions.h"

static void run(const struct probe *probe)
{
    long result;

    alarm(20);
    errno = 0;
    result = probe->attempt();
    if (result == -1 && errno == probe->code)
        printf("ok\n");
    else if (result == -1 && (errno == ENOSYS || errno == ENOTSUP) && probe->code != ENOSYS)
        printf("absent the kernel answers %s\n", strerror(errno));
    else if (result == -1)
        printf("got %s\n", strerror(errno));
    else
        printf("got the result %ld\n", result);
    exit(0);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "%s DIRECTORY\n", argv[0]);
        return 2;
    }
    umask(0);
    for (int i = 0; i < count; i++) {
        char directory[4096];
        int status = 0;
        pid_t child;

        snprintf(directory, sizeof directory, "%s/%s-%s", argv[1], probes[i].call, probes[i].name);
        if ((mkdir(directory, 0777) != 0 && errno != EEXIST) || chdir(directory) != 0) {
            perror(directory);
            return 2;
        }
        printf("%s %s ", probes[i].call, probes[i].name);
        fflush(stdout);
        child = fork();
        if (child == 0)
            run(&probes[i]);
        if (waitpid(child, &status, 0) != child || !WIFEXITED(status))
            printf("got killed by signal %d\n", WTERMSIG(status));
        fflush(stdout);
    }
    return 0;
}

#endif
