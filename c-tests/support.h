/* What every C test here uses. A test is a program: exit 0 is a pass, 1 a failure, 77 a skip. */
#ifndef SPLORK_TEST_SUPPORT_H
#define SPLORK_TEST_SUPPORT_H

#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "stack_abi.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASS 0
#define FAIL 1
#define SKIP 77

/* A number that the kernel's tables share, as this ABI counts. */
#if defined(__mips__) && _MIPS_SIM == _ABI64
# define NUMBER(number) (5000 + (number))
#elif defined(__mips__) && _MIPS_SIM == _ABIO32
# define NUMBER(number) (4000 + (number))
#elif defined(__x86_64__) && defined(__ILP32__)
# define NUMBER(number) (0x40000000 + (number))
#else
# define NUMBER(number) (number)
#endif

/* The kernel's _NSIG. */
#ifdef __mips__
# define LAST_SIGNAL 128
#else
# define LAST_SIGNAL 64
#endif

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

/* The same for what came in a register: as far as this machine's registers go. */
#define CHECK_WORD(actual, expected) CHECK_EQUAL((unsigned long)(actual), (unsigned long)(expected))

/* A constant in a register: where words have 32 bits, the lower ones. */
#define AS_WORD(value) ((unsigned long)(value))

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

/* What an unwinder sees from fn: fn itself and the trampoline. EHABI's does not tell where it could go no further. */
#if defined(__arm__)
# define FRAMES 1
#else
# define FRAMES 2
#endif

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

/* Whether the emulator that the test runs under is known to refuse such a child. Nothing is, unless tests/arch says so. */
static inline int is_refused(int flags)
{
    const char *needs = getenv("SPLORK_TEST_REFUSED");

    return needs != NULL
        && ((flags & CLONE_VM && !(flags & CLONE_VFORK) && strstr(needs, "vm"))
            || (flags & CLONE_FILES && strstr(needs, "files")) || (!(flags & 0xff) && strstr(needs, "signal")));
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

/* Runs body(arg) in a forked process, whose exit status is body's result. Returns its wait status. For what spoils
 * the process: a seccomp filter, dropped rights, a crash. The alarm only ends what hangs. */
static inline int in_new_process(int (*body)(void *), void *arg)
{
    int status = 0;
    pid_t child;

    fflush(NULL);
    child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        alarm(60);
        exit(body(arg));
    }
    CHECK_EQUAL(waitpid(child, &status, 0), child);
    return status;
}

/* The same where body is to pass; its failure or skip becomes the test's. */
static inline void pass_in_new_process(int (*body)(void *), void *arg)
{
    int status = in_new_process(body, arg);

    if (WIFSIGNALED(status))
        fprintf(stderr, "the process was killed by signal %d\n", WTERMSIG(status));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != PASS)
        exit(WIFEXITED(status) ? WEXITSTATUS(status) : FAIL);
}

/* Blocks until the kernel clears the word that CLONE_CHILD_CLEARTID names: its thread has then left its stack. */
static inline void wait_until_cleared(pid_t *word)
{
    for (pid_t seen; (seen = __atomic_load_n(word, __ATOMIC_ACQUIRE)) != 0;)
        syscall(SYS_futex, word, 0 /* FUTEX_WAIT */, seen, NULL, NULL, 0);
}

/* Emulated processors are slow: SPLORK_TEST_HASTE=N in the environment asks for an Nth of the rounds. */
static inline long rounds_of(long usual)
{
    const char *haste = getenv("SPLORK_TEST_HASTE");
    long divisor = haste ? atol(haste) : 1;

    return divisor > 1 ? (usual + divisor - 1) / divisor : usual;
}

/* For tests that look for leaks: this process's resident kilobytes, and its open descriptors. Counted page by page
 * where the kernel can: statm may be off by thousands of pages on a machine with many CPUs. */
static inline long resident_kilobytes(void)
{
    long kilobytes = -1, pages = -1;
    char line[256];
    FILE *rollup = fopen("/proc/self/smaps_rollup", "r");

    while (rollup && kilobytes < 0 && fgets(line, sizeof line, rollup))
        sscanf(line, "Rss: %ld kB", &kilobytes);
    if (rollup)
        fclose(rollup);
    if (kilobytes < 0) {
        FILE *statm = fopen("/proc/self/statm", "r");

        CHECK(statm != NULL);
        CHECK_EQUAL(fscanf(statm, "%*s %ld", &pages), 1);
        fclose(statm);
        kilobytes = pages * (sysconf(_SC_PAGESIZE) / 1024);
    }
    return kilobytes;
}

static inline int open_descriptors(void)
{
    int count = 0;

    for (int fd = 0; fd < 4096; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

#endif
