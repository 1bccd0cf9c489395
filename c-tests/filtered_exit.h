/* For tests that a child stops at a trap instruction where a seccomp filter makes exit return. */
#ifndef SPLORK_TEST_FILTERED_EXIT_H
#define SPLORK_TEST_FILTERED_EXIT_H

#include "seccomp.h"

#include <ucontext.h>

/* Starts a child that runs fn(NULL). Each test has its own. */
static pid_t start(int (*fn)(void *), char *top);

static int nothing(void *arg)
{
    (void)arg;
    return 0;
}

/* What the trap instruction ends with. Code that runs on ends with another signal: SIGSEGV, or SIGILL between functions. */
#if defined(__x86_64__) || defined(__i386__)
# define IS_TRAP(number) ((number) == SIGSEGV) /* hlt is not for user programs */
#elif defined(__arm__) || defined(__s390__) || defined(__sparc__) || defined(__m68k__)
# define IS_TRAP(number) ((number) == SIGILL)
#else
# define IS_TRAP(number) ((number) == SIGTRAP)
#endif

/* exit_group is not filtered. */
static void on_trap(int number, siginfo_t *info, void *context)
{
    (void)info, (void)context;
#if defined(__x86_64__)
    unsigned char *at = (unsigned char *)(uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
    _exit(IS_TRAP(number) && *at == 0xf4 /* hlt */ ? 55 : 56);
#else
    _exit(IS_TRAP(number) ? 55 : 56);
#endif
}

static int child_stops(void *arg)
{
    struct sigaction action = { .sa_sigaction = on_trap, .sa_flags = SA_SIGINFO };
    int with_handler = arg != NULL, status = 0;
    char *stack = new_stack();
    pid_t child;

    if (with_handler) {
        CHECK_EQUAL(sigaction(SIGSEGV, &action, NULL), 0);
        CHECK_EQUAL(sigaction(SIGILL, &action, NULL), 0);
        CHECK_EQUAL(sigaction(SIGTRAP, &action, NULL), 0);
    }
    seccomp_answer(SYS_exit, ANSWER_ERRNO(EPERM));
    child = start(nothing, top_of(stack));
    CHECK(child > 0);
    CHECK_EQUAL(waitpid(child, &status, 0), child);
    if (with_handler) {
        CHECK(WIFEXITED(status));
        CHECK_EQUAL(WEXITSTATUS(status), 55);
    } else {
        CHECK(WIFSIGNALED(status));
        CHECK(IS_TRAP(WTERMSIG(status)));
    }
    return PASS;
}

static void check_filtered_exit_stops_hard(void)
{
    int yes = 1;

    pass_in_new_process(child_stops, NULL);
    pass_in_new_process(child_stops, &yes);
}

#endif
