/* On an architecture without a file in src/arch every call fails with ENOTSUP, clone included, and programs build. Under
 * SPLORK_INLINE libc's syscall() makes the calls that have a number. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>

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
    return arg != NULL;
}

int main(void)
{
    static char stack[8192];
    struct clone_args request = { .exit_signal = SIGCHLD };
    long args[6] = { SIGCHLD };

    CHECK_FAILS(clone3(&request, sizeof request, child, NULL), ENOTSUP);
    CHECK_FAILS(splork_spawn(SYS_clone, args, NULL, child, NULL), ENOTSUP);
    CHECK_FAILS(clone_nice(child, stack + sizeof stack, SIGCHLD, NULL, 1), ENOTSUP);
    CHECK_FAILS(splork(stack, 1), ENOTSUP);
#ifdef SPLORK_INLINE
    CHECK_FAILS(mseal(stack, 1, 1), ENOSYS); /* the emulator's answer */
#else
    CHECK_FAILS(clone(child, stack + sizeof stack, SIGCHLD, NULL), ENOTSUP);
    CHECK_FAILS(clone(NULL, stack + sizeof stack, SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(mseal(stack, 1, 1), ENOTSUP);
#endif
    return 0;
}
