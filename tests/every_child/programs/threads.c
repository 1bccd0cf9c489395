/* Threads, each with children of its own; then one that is not the first executes this program again, which has children too.
 * Argument: the rounds that are left, or "end". */
#include "../../../c-tests/support.h"

#include <pthread.h>
#include <spawn.h>

#define THREADS 12
#define CHILDREN 8

extern char **environ;
static char *program;
static pthread_barrier_t all;

static void *work(void *arg)
{
    long wrong = 0;

    pthread_barrier_wait(&all);
    for (int round = 0; round < CHILDREN; round++) {
        char *const words[] = { program, "end", NULL };
        int status = 0, wanted = 5;
        pid_t pid;

        if (round % 2 == 0) {
            wanted = round;
            pid = fork();
            if (pid == 0)
                _exit(round);
        } else {
            CHECK_EQUAL(posix_spawn(&pid, program, NULL, NULL, words, environ), 0);
        }
        wrong += waitpid(pid, &status, 0) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != wanted;
    }
    (void)arg;
    return (void *)wrong;
}

static void *execute(void *arg)
{
    execl(program, program, arg, NULL);
    CHECK(0);
    return NULL;
}

int main(int count, char **words)
{
    pthread_t threads[THREADS];
    int rounds = count > 1 ? atoi(words[1]) : 2;
    long wrong = 0;
    char left[12];

    program = words[0];
    if (count > 1 && strcmp(words[1], "end") == 0)
        return 5;
    CHECK_EQUAL(getpid(), gettid());
    pthread_barrier_init(&all, NULL, THREADS);
    for (int at = 0; at < THREADS; at++)
        CHECK_EQUAL(pthread_create(&threads[at], NULL, work, NULL), 0);
    for (int at = 0; at < THREADS; at++) {
        void *result;

        pthread_join(threads[at], &result);
        wrong += (long)result;
    }
    printf("wrong: %ld\n", wrong);
    fflush(stdout);
    if (wrong || rounds == 1)
        return wrong != 0;
    snprintf(left, sizeof left, "%d", rounds - 1);
    CHECK_EQUAL(pthread_create(&threads[0], NULL, execute, left), 0);
    for (;;)
        pause();
}
