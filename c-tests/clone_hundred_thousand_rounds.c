/* clone_hundred_thousand_rounds.c
 * Description: 100,000 rounds of clone and wait with CLONE_VM, as many with CLONE_VFORK, and as many of thread-like
 *     children, each from four threads at once: no child is lost, and neither memory nor descriptors grow.
 * Modes: shared static preload musl
 * Needs: vm
 * Cflags: -pthread
 */
#include "support.h"
#include <pthread.h>

#define THREADS 4
#define ROUNDS 100000 /* of each kind, by all threads together */
#define WARM_UP 400

#define THREAD_FLAGS \
    (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID | \
     CLONE_CHILD_CLEARTID)

static const struct {
    const char *name;
    int flags;
} kinds[] = {
    { "CLONE_VM", CLONE_VM | SIGCHLD },
    { "CLONE_VFORK", CLONE_VM | CLONE_VFORK | SIGCHLD },
    { "thread-like", THREAD_FLAGS },
};

struct worker {
    pthread_t thread;
    char *stack;
    int flags;
    long rounds, seen;
    volatile long ran; /* by the children */
    pid_t running;     /* the thread-like child, until it has left its stack */
};

/* With the TLS of the thread that made it: nothing of libc here. */
static int counts(void *arg)
{
    struct worker *worker = arg;

    return (int)(++worker->ran & 0x7f);
}

static void *makes_children(void *arg)
{
    struct worker *worker = arg;

    for (long round = 1; round <= worker->rounds; round++) {
        pid_t child = clone(counts, top_of(worker->stack), worker->flags, worker, &worker->running, NULL,
                            &worker->running);

        CHECK(child > 0);
        if (worker->flags & CLONE_THREAD)
            wait_until_cleared(&worker->running);
        else
            CHECK_EQUAL(exit_status_of(child), round & 0x7f);
        CHECK_EQUAL(worker->ran, round);
        worker->seen++;
    }
    return NULL;
}

static void run_all(struct worker workers[THREADS], int flags, long rounds)
{
    for (int i = 0; i < THREADS; i++) {
        workers[i].flags = flags;
        workers[i].rounds = rounds / THREADS;
        workers[i].ran = workers[i].seen = 0;
        CHECK_EQUAL(pthread_create(&workers[i].thread, NULL, makes_children, &workers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        CHECK_EQUAL(pthread_join(workers[i].thread, NULL), 0);
        CHECK_EQUAL(workers[i].seen, rounds / THREADS);
    }
}

int main(void)
{
    static struct worker workers[THREADS];

    for (int i = 0; i < THREADS; i++)
        workers[i].stack = new_stack();

    for (unsigned kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        run_all(workers, kinds[kind].flags, WARM_UP);
        long kilobytes = resident_kilobytes();
        int descriptors = open_descriptors();

        run_all(workers, kinds[kind].flags, rounds_of(ROUNDS));
        kilobytes = resident_kilobytes() - kilobytes;
        printf("%s: %ld rounds, %+ld kB\n", kinds[kind].name, rounds_of(ROUNDS), kilobytes);
        CHECK(kilobytes < 512); /* 16 bytes a round would be 1,560 */
        CHECK_EQUAL(open_descriptors(), descriptors);
    }
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
