/*
 * Makes each call of the list in the file that is named, and prints the numbers of those that answer ENOSYS, a line each.
 *
 * The list has a line a call: NUMBER [ARGUMENT]... What is not given is -1, which no call can do harm with: no descriptor, no
 * process, no address and no set of flags. Each call is made in a child of its own, which has this one's memory: some change
 * whoever makes them, or end it, and those are there. A timer wakes what waits.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGUMENTS 6

struct call {
    long number;
    long arguments[ARGUMENTS];
    int *is_absent;
};

static void wake(int signal)
{
    (void)signal;
}

static int make(void *argument)
{
    const struct call *call = argument;
    const long *with = call->arguments;
    struct itimerval often = { { 0, 50000 }, { 0, 50000 } };

    setitimer(ITIMER_REAL, &often, NULL);

    long result = syscall(call->number, with[0], with[1], with[2], with[3], with[4], with[5]);

    *call->is_absent = result == -1 && errno == ENOSYS;
    _exit(0);
}

/* Whether it answers ENOSYS. */
static int is_absent(struct call *call)
{
    static char stack[65536] __attribute__((aligned(16)));

    *call->is_absent = 0;

    pid_t child = clone(make, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, call);

    if (child < 0) {
        perror("clone");
        exit(1);
    }
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    return *call->is_absent;
}

int main(int argc, char **argv)
{
    FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
    struct sigaction action = { .sa_handler = wake };
    char line[256];
    long count = 0;
    int answer;

    if (!list) {
        perror("the list of calls");
        return 1;
    }
    sigaction(SIGALRM, &action, NULL);
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (fgets(line, sizeof line, list)) {
        struct call call = { 0, { -1, -1, -1, -1, -1, -1 }, &answer };
        char *rest = line;

        call.number = strtoul(rest, &rest, 0);
        for (int i = 0; i < ARGUMENTS; i++) {
            char *end;
            long argument = strtol(rest, &end, 0);

            if (end == rest)
                break;
            call.arguments[i] = argument;
            rest = end;
        }
        if (is_absent(&call))
            printf("%ld\n", call.number);
        count++;
    }
    printf("of %ld\n", count);
    return 0;
}
