/* On an architecture without a file in src/arch every call fails with ENOTSUP, and programs build; clone is libc's, and
 * works. Under SPLORK_INLINE libc's syscall() makes the calls that have a number. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <splork.h>
#include <splork/mm.h>

#define CHECK_FAILS(call, code) \
    do { \
        errno = 0; \
        if ((call) != -1 || errno != (code)) { \
            fprintf(stderr, "line %d: %s: errno %d, not %d\n", __LINE__, #call, errno, (code)); \
            return 1; \
        } \
    } while (0)

static int child(void *arg)
{
    return *(int *)arg;
}

int main(void)
{
    static char stack[65536] __attribute__((aligned(16)));
    int number = 42, status = 0;
    struct clone_args request = { .exit_signal = SIGCHLD };
    long args[6] = { SIGCHLD };

    CHECK_FAILS(clone3(&request, sizeof request, child, NULL), ENOTSUP);
    CHECK_FAILS(splork_spawn(SYS_clone, args, NULL, child, NULL), ENOTSUP);
    CHECK_FAILS(clone_nice(child, stack + sizeof stack, SIGCHLD, NULL, 1), ENOTSUP);
    CHECK_FAILS(splork(stack, 1), ENOTSUP);
#ifdef SPLORK_INLINE
    CHECK_FAILS(mseal(stack, 1, 1), ENOSYS); /* the emulator's answer */
#else
    CHECK_FAILS(mseal(stack, 1, 1), ENOTSUP);
#endif
    if (waitpid(clone(child, stack + sizeof stack, SIGCHLD, &number), &status, 0) == -1 || status != number << 8) {
        fprintf(stderr, "libc's clone: status %#x\n", (unsigned)status);
        return 1;
    }
    return 0;
}
