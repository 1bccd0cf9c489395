/* What every C test here uses. A test is a program: exit 0 is a pass, 1 a failure, 77 a skip. */
#ifndef SPLORK_TEST_SUPPORT_H
#define SPLORK_TEST_SUPPORT_H

#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASS 0
#define FAIL 1
#define SKIP 77

/* Stops the test, naming the place, the condition and errno. */
#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: not so: %s (errno %d, %s)\n", __FILE__, __LINE__, #condition, errno, \
                    strerror(errno)); \
            exit(FAIL); \
        } \
    } while (0)

/* The same for two integers, and shows both. */
#define CHECK_EQUAL(actual, expected) \
    do { \
        long long actual_ = (long long)(actual), expected_ = (long long)(expected); \
        if (actual_ != expected_) { \
            fprintf(stderr, "%s:%d: %s is %lld (0x%llx), not %s = %lld (0x%llx) (errno %d, %s)\n", __FILE__, \
                    __LINE__, #actual, actual_, actual_, #expected, expected_, expected_, errno, strerror(errno)); \
            exit(FAIL); \
        } \
    } while (0)

/* The call must return -1 and set errno to the code. */
#define CHECK_FAILS(call, code) \
    do { \
        errno = 0; \
        CHECK_EQUAL((call), -1); \
        CHECK_EQUAL(errno, (code)); \
    } while (0)

/* Ends the test as skipped. The reason is shown and counted by the harness. */
#define SKIP_TEST(...) \
    do { \
        printf("SKIP: " __VA_ARGS__); \
        printf("\n"); \
        exit(SKIP); \
    } while (0)

#define STACK_BYTES ((size_t)256 * 1024)

/* A fresh stack with an inaccessible page just below it. Returns its lowest usable address. */
static inline char *new_stack(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *low = mmap(NULL, page + STACK_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(low != MAP_FAILED);
    CHECK_EQUAL(mprotect(low + page, STACK_BYTES, PROT_READ | PROT_WRITE), 0);
    return low + page;
}

/* The address that clone wants for such a stack: its end. */
static inline char *top_of(char *stack)
{
    return stack + STACK_BYTES;
}

/* Waits for this child and returns its exit status; a child that a signal killed fails the test. */
static inline int exit_status_of(pid_t child)
{
    int status = 0;

    CHECK_EQUAL(waitpid(child, &status, __WALL), child);
    if (WIFSIGNALED(status))
        fprintf(stderr, "the child was killed by signal %d\n", WTERMSIG(status));
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}

#endif
