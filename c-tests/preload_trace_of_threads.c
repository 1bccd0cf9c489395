/* preload_trace_of_threads.c
 * Description: Lines that several threads and processes write at once stay whole, none is lost, and each has first its
 *     process' ID, then its thread's.
 * Modes: preload
 * Needs: vm
 * Cflags: -pthread
 */
#include "again.h"

#include <pthread.h>

#define THREADS 8
#define ROUNDS 50

static int nothing(void *arg)
{
    return arg != NULL;
}

static void *thread(void *arg)
{
    char *top = top_of(new_stack());

    for (int i = 0; i < ROUNDS; i++)
        CHECK_EQUAL(exit_status_of(clone(nothing, top, (i % 2 ? CLONE_VM | CLONE_VFORK : 0) | SIGCHLD, NULL)), 0);
    return arg;
}

static int all(void)
{
    pthread_t threads[THREADS];
    pid_t other = fork();

    CHECK(other >= 0);
    for (int i = 0; i < THREADS; i++)
        CHECK_EQUAL(pthread_create(&threads[i], NULL, thread, NULL), 0);
    for (int i = 0; i < THREADS; i++)
        CHECK_EQUAL(pthread_join(threads[i], NULL), 0);
    if (other == 0)
        exit(PASS);
    CHECK_EQUAL(exit_status_of(other), PASS);
    return PASS;
}

/* How many different ones there are by now. */
static int distinct(int id, int *seen, int count)
{
    for (int i = 0; i < count; i++)
        if (seen[i] == id)
            return count;
    CHECK(count < 2 * THREADS);
    seen[count] = id;
    return count + 1;
}

int main(int argc, char **argv)
{
    static char output[OUTPUT_BYTES], text[OUTPUT_BYTES];
    char name[] = "/tmp/splork-trace-XXXXXX";
    int fd = mkstemp(name), lines = 0, pids[2 * THREADS], tids[2 * THREADS], processes = 0, threads = 0;
    FILE *file;

    (void)argv;
    CHECK(fd >= 0);
    if (argc > 1) {
        unlink(name);
        return all();
    }
    CHECK_EQUAL(write(fd, "old\n", 4), 4);
    pass_again(NULL, name, "again", output);
    CHECK_EQUAL(output[0], '\0');
    file = fdopen(fd, "r");
    CHECK(file != NULL);
    rewind(file);
    unlink(name);
    CHECK(fgets(text, sizeof text, file) && strcmp(text, "old\n") == 0);
    while (fgets(text, sizeof text, file)) {
        int pid, tid, child, end = 0;

        sscanf(text, "%d %d clone(flags=%*[A-Z_|], stack=%*[0-9a-fx], fn=%*[0-9a-fx], arg=0x0) = %d%n", &pid, &tid,
               &child, &end);
        if (end == 0 || text[end] != '\n' || pid == tid || child < 2)
            fprintf(stderr, "an odd line: %s\n", text);
        CHECK(end != 0 && text[end] == '\n' && pid != tid && child >= 2);
        lines++;
        processes = distinct(pid, pids, processes);
        threads = distinct(tid, tids, threads);
    }
    CHECK_EQUAL(lines, 2 * THREADS * ROUNDS);
    CHECK_EQUAL(processes, 2);
    CHECK_EQUAL(threads, 2 * THREADS);
    return PASS;
}
