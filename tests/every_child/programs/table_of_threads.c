/* Threads that have children at the same time: no child finds a descriptor that its process did not have. */
#include "../../../c-tests/support.h"

#include <pthread.h>

static int before;

static int count(void)
{
    int count = 0;

    for (int fd = 0; fd < 1100; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

static void *work(void *arg)
{
    long wrong = 0;

    (void)arg;
    for (int round = 0; round < 40; round++) {
        int status = 0;
        pid_t pid = fork();

        if (pid == 0)
            _exit(count() - before);
        wrong += pid < 0 || waitpid(pid, &status, 0) != pid || status != 0;
    }
    return (void *)wrong;
}

int main(void)
{
    pthread_t threads[8];
    long wrong = 0;

    before = count();
    for (int at = 0; at < 8; at++)
        CHECK_EQUAL(pthread_create(&threads[at], NULL, work, NULL), 0);
    for (int at = 0; at < 8; at++) {
        void *result;

        CHECK_EQUAL(pthread_join(threads[at], &result), 0);
        wrong += (long)result;
    }
    printf("wrong: %ld, more than before: %d\n", wrong, count() - before);
    return wrong != 0;
}
