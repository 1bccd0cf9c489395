/* clone_nice_at_once.c
 * Description: Threads that call clone_nice and clone at once: each child is born with what its own call said, and what
 *     one was born with no other gets.
 * Modes: shared static inline musl
 * Cflags: -pthread
 */
#include "nice.h"

#include <pthread.h>
#include <sched.h>
#include <splork.h>

#define THREADS 6

static int born_with(void *arg)
{
    return own_nice() == *(int *)arg ? 23 : 1;
}

static void *make_children(void *arg)
{
    const int number = (int)(long)arg;
    char *top = top_of(new_stack());

    for (int round = 0; round < (int)rounds_of(400); round++) {
        int nice = (number * 7 + round) % 40 - 20;
        pid_t pid;

        if (round % 3 == 2) {
            nice = 0;
            pid = clone(born_with, top, SIGCHLD, &nice);
        } else {
            pid = clone_nice(born_with, top, SIGCHLD, &nice, nice);
        }
        CHECK(pid > 0);
        CHECK_EQUAL(exit_status_of(pid), 23);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];

    for (long i = 0; i < THREADS; i++)
        CHECK_EQUAL(pthread_create(&threads[i], NULL, make_children, (void *)i), 0);
    for (int i = 0; i < THREADS; i++)
        CHECK_EQUAL(pthread_join(threads[i], NULL), 0);
    CHECK_EQUAL(own_nice(), 0);
    return PASS;
}
