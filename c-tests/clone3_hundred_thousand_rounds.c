/* clone3_hundred_thousand_rounds.c
 * Description: 100,000 children of four threads: none is lost, no memory and no descriptor is left over.
 * Modes: shared static inline musl
 * Needs: clone3 vm
 * Cflags: -pthread -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <dirent.h>
#include <linux/futex.h>
#include <linux/sched.h>
#include <pthread.h>
#include <splork.h>
#include <sys/syscall.h>

#define THREADS 4
#define ROUNDS 12500 /* of each kind, in each thread */

struct worker {
    pthread_t thread;
    char *stack;
    volatile long ran;
    volatile pid_t tid;
};

static pthread_barrier_t barrier;

static int child(void *arg)
{
    ((struct worker *)arg)->ran++;
    return 3;
}

static void vforked(struct worker *self)
{
    struct clone_args request = {
        .flags = CLONE_VM | CLONE_VFORK,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)self->stack,
        .stack_size = STACK_BYTES,
    };
    pid_t pid = clone3(&request, sizeof request, child, self);

    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 3);
}

static void thread_like(struct worker *self)
{
    struct clone_args request = {
        .flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
                 CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID,
        .parent_tid = (uintptr_t)&self->tid,
        .child_tid = (uintptr_t)&self->tid,
        .stack = (uintptr_t)self->stack,
        .stack_size = STACK_BYTES,
    };
    pid_t id = clone3(&request, sizeof request, child, self);

    CHECK(id > 0);
    while (self->tid != 0)
        syscall(SYS_futex, &self->tid, FUTEX_WAIT, id, NULL, NULL, 0);
}

static void *work(void *arg)
{
    struct worker *self = arg;
    const long rounds = rounds_of(ROUNDS);

    vforked(self);
    thread_like(self);
    self->ran = 0;
    pthread_barrier_wait(&barrier); /* the start */
    pthread_barrier_wait(&barrier);
    for (long i = 0; i < rounds; i++) {
        vforked(self);
        thread_like(self);
        CHECK_EQUAL(self->ran, 2 * (i + 1));
    }
    pthread_barrier_wait(&barrier); /* the end */
    pthread_barrier_wait(&barrier);
    return NULL;
}

struct usage {
    long virtual_pages, kilobytes;
    int descriptors;
};

static struct usage measure(void)
{
    struct usage usage = { .kilobytes = resident_kilobytes() };
    FILE *statm = fopen("/proc/self/statm", "r");
    DIR *fds = opendir("/proc/self/fd");

    CHECK(statm != NULL && fds != NULL);
    CHECK_EQUAL(fscanf(statm, "%ld", &usage.virtual_pages), 1);
    while (readdir(fds))
        usage.descriptors++;
    fclose(statm);
    closedir(fds);
    return usage;
}

int main(void)
{
    static struct worker workers[THREADS];
    struct usage before, after;

    CHECK_EQUAL(pthread_barrier_init(&barrier, NULL, THREADS + 1), 0);
    for (int i = 0; i < THREADS; i++) {
        workers[i].stack = new_stack();
        CHECK_EQUAL(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    pthread_barrier_wait(&barrier);
    (void)measure(); /* makes room for itself */
    before = measure();
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    after = measure();
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < THREADS; i++) {
        CHECK_EQUAL(pthread_join(workers[i].thread, NULL), 0);
        CHECK_EQUAL(workers[i].ran, 2 * rounds_of(ROUNDS));
    }
    CHECK_EQUAL(after.virtual_pages, before.virtual_pages);
    CHECK(after.kilobytes - before.kilobytes < 256); /* first touches, not something every round */
    CHECK_EQUAL(after.descriptors, before.descriptors);
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}
