/* What libc builds on its own clone, in a program that also has ours: threads, posix_spawn, system. Built once with
 * the archive, against musl, and once without splork, where the same happens in a child of the clone that is
 * preloaded. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static char stack[1 << 18] __attribute__((aligned(16)));

static void *square(void *number)
{
    *(int *)number *= *(int *)number;
    return number;
}

/* Returns 0, or the number of what failed. */
static int libcs_own(void *arg)
{
    char *const words[] = { "sh", "-c", "exit 5", NULL };
    char *const none[] = { NULL };
    int numbers[4] = { 1, 2, 3, 4 }, status = 0, i;
    pthread_t threads[4];
    pid_t pid;

    (void)arg;
    for (i = 0; i < 4; i++)
        if (pthread_create(&threads[i], NULL, square, &numbers[i]) != 0)
            return 1;
    for (i = 0; i < 4; i++)
        if (pthread_join(threads[i], NULL) != 0 || numbers[i] != (i + 1) * (i + 1))
            return 2;
    if (posix_spawn(&pid, "/bin/sh", NULL, NULL, words, none) != 0)
        return 3;
    if (waitpid(pid, &status, 0) != pid || status != 5 << 8)
        return 4;
    /* The error path, on which musl's internal function and the public clone differ. */
    if (posix_spawn(&pid, "/nonexistent", NULL, NULL, words, none) != ENOENT)
        return 5;
    if (system("exit 6") != 6 << 8)
        return 6;
    return 0;
}

int main(void)
{
    int here = libcs_own(NULL), status = 0;
    int pid = clone(libcs_own, stack + sizeof stack, SIGCHLD, NULL);

    if (pid == -1 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) {
        perror("clone");
        return 1;
    }
    printf("%d in the parent, %d in the child\n", here, WEXITSTATUS(status));
    return here || status;
}
