/* clone_from_signal_handler.c
 * Description: A signal handler may call clone, also one that interrupts another clone.
 * Modes: shared static preload musl
 */
#include "support.h"
#include <sys/time.h>

static char *stack_of_handler;
static volatile int handled, failed;

static int returns_8(void *arg)
{
    (void)arg;
    return 8;
}

static void handler(int number)
{
    int saved = errno, status = 0;
    pid_t child = clone(returns_8, top_of(stack_of_handler), CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);

    (void)number;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 8 << 8)
        failed = 1;
    handled++;
    errno = saved;
}

int main(void)
{
    char *stack = new_stack();
    struct itimerval never = { { 0, 0 }, { 0, 0 } };
    struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART | SA_ONSTACK };
    stack_t own = { .ss_sp = new_stack(), .ss_size = STACK_BYTES };

    stack_of_handler = new_stack();
    CHECK_EQUAL(sigaltstack(&own, NULL), 0);
    CHECK_EQUAL(sigaction(SIGUSR1, &action, NULL), 0);
    CHECK_EQUAL(sigaction(SIGALRM, &action, NULL), 0);
    for (int i = 0; i < 200; i++)
        raise(SIGUSR1);
    CHECK_EQUAL(handled, 200);

    /* And at any point of a clone in progress: once a round, or a slow machine would do nothing else. */
    for (int i = 0; i < rounds_of(5000); i++) {
        struct itimerval soon = { .it_value = { .tv_usec = 1 + i % 250 } };
        pid_t child;

        CHECK_EQUAL(setitimer(ITIMER_REAL, &soon, NULL), 0);
        child = clone(returns_8, top_of(stack), SIGCHLD, NULL);
        CHECK(child > 0);
        CHECK_EQUAL(exit_status_of(child), 8);
    }
    CHECK_EQUAL(setitimer(ITIMER_REAL, &never, NULL), 0);
    printf("%d clones from the handler\n", handled);
    CHECK(!failed);
    return PASS;
}
