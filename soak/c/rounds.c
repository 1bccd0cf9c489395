/* rounds SECONDS: clone, clone3 and splork_spawn from several threads at once, while signals come every 300 microseconds: no
 * child is lost, each runs once, with its argument, and neither memory nor descriptors grow. Prints how many rounds. */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <splork.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define THREADS 4
#define STACK ((size_t)32 * 1024)
#define THREAD_FLAGS \
    (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID | \
     CLONE_CHILD_CLEARTID)

static volatile unsigned long signals_seen;
static time_t end;

struct worker {
    pthread_t thread;
    char *stack;
    unsigned long rounds;
    volatile unsigned long ran;
    pid_t running;
};

static void counts_signal(int number)
{
    (void)number;
    signals_seen++;
}

/* With the TLS of the thread that made it: nothing of libc here. */
__attribute__((no_stack_protector)) static int runs(void *arg)
{
    struct worker *worker = arg;

    return (int)(++worker->ran & 0x7f);
}

static pid_t start(struct worker *w, int flags)
{
    struct clone_args args = { 0 };
    long words[6] = { flags, (long)(w->stack + STACK), (long)&w->running, (long)&w->running, 0, 0 };

    switch (w->rounds / 4 % 3) {
    case 0:
        return clone(runs, w->stack + STACK, flags, w, &w->running, NULL, &w->running);
    case 1:
        args.flags = (unsigned)flags & ~0xffu;
        args.exit_signal = (unsigned)flags & 0xff;
        args.stack = (uintptr_t)w->stack;
        args.stack_size = STACK;
        args.parent_tid = args.child_tid = (uintptr_t)&w->running;
        return clone3(&args, sizeof args, runs, w);
    default:
        return (pid_t)splork_spawn(SYS_clone, words, w->stack + STACK, runs, w);
    }
}

static void fails(const char *what, struct worker *w, long is, long expected)
{
    printf("  round %lu: %s: %ld, not %ld (errno %d)\n", w->rounds, what, is, expected, errno);
    fflush(stdout);
    _exit(1);
}

static void *makes_children(void *arg)
{
    static const int kinds[] = { CLONE_VM | SIGCHLD, CLONE_VM | CLONE_VFORK | SIGCHLD, THREAD_FLAGS, CLONE_VM };
    struct worker *w = arg;

    while (time(NULL) < end) {
        int flags = kinds[w->rounds % 4], status = 0;
        pid_t child;

        w->rounds++;
        child = start(w, flags);
        if (child <= 0)
            fails("the call's result", w, child, 1);
        if (flags & CLONE_THREAD) {
            for (pid_t seen; (seen = __atomic_load_n(&w->running, __ATOMIC_ACQUIRE)) != 0;)
                syscall(SYS_futex, &w->running, 0 /* FUTEX_WAIT */, seen, NULL, NULL, 0);
        } else {
            pid_t ended;

            do
                ended = waitpid(child, &status, __WALL);
            while (ended == -1 && errno == EINTR);
            if (ended != child)
                fails("whom waitpid waited for", w, ended, child);
            if (status != (int)(w->rounds & 0x7f) << 8)
                fails("the child's status", w, status, (long)(w->rounds & 0x7f) << 8);
        }
        if (w->ran != w->rounds)
            fails("how often fn ran", w, (long)w->ran, (long)w->rounds);
    }
    return NULL;
}

static long kilobytes(void)
{
    char text[64] = "";
    int fd = open("/proc/self/statm", O_RDONLY);
    long total, resident = 0;

    if (fd >= 0 && read(fd, text, sizeof text - 1) > 0)
        sscanf(text, "%ld %ld", &total, &resident);
    close(fd);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

int main(int argc, char **argv)
{
    static struct worker workers[THREADS];
    struct sigaction action = { .sa_handler = counts_signal, .sa_flags = SA_RESTART };
    struct itimerval timer = { { 0, 300 }, { 0, 300 } };
    unsigned long rounds = 0;
    long before;
    int fd;

    if (argc != 2)
        return fprintf(stderr, "usage: rounds SECONDS\n"), 2;
    end = time(NULL) + atol(argv[1]);
    for (int i = 0; i < THREADS; i++) {
        workers[i].stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (workers[i].stack == MAP_FAILED)
            return perror("mmap"), 2;
    }
    sigaction(SIGALRM, &action, NULL);
    before = kilobytes();
    setitimer(ITIMER_REAL, &timer, NULL);
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&workers[i].thread, NULL, makes_children, &workers[i]) != 0)
            return perror("pthread_create"), 2;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        rounds += workers[i].rounds;
    }
    setitimer(ITIMER_REAL, &(struct itimerval){ 0 }, NULL);
    fd = open("/dev/null", O_RDONLY);
    if (fd != 3)
        return printf("  a descriptor was left: the next is %d, not 3\n", fd), 1;
    if (kilobytes() - before > 2048)
        return printf("  memory grew from %ld to %ld kB\n", before, kilobytes()), 1;
    if (waitpid(-1, NULL, __WALL | WNOHANG) != -1 || errno != ECHILD)
        return printf("  a child was left\n"), 1;
    printf("rounds %lu\nsignals %lu\n", rounds, signals_seen);
    return 0;
}
