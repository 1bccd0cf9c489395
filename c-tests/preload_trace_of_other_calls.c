/* preload_trace_of_other_calls.c
 * Description: SPLORK_TRACE tells of clone3, splork_clone3_or_clone, splork_spawn and the tables' calls as it does of
 *     clone, with their own arguments by name; a request that cannot be read is told by its address. SPLORK_CLONE is
 *     not for them.
 * Modes: shared
 * Needs: clone3 numbers exec
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "again.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    return arg != NULL;
}

static int calls(void)
{
    char *stack = new_stack(), *top = top_of(stack);
    struct clone_args request = { .exit_signal = SIGCHLD };
    long words[6] = { SIGCHLD, (long)(uintptr_t)top }, others[6] = { 1, 2, 3, 4, 5, 6 };
    int pidfd = -1;

    signal(64, SIG_IGN);
    CHECK_EQUAL(exit_status_of(clone3(&request, sizeof request, child, NULL)), 0);
    request = (struct clone_args){ .flags = CLONE_VM | CLONE_VFORK | CLONE_PIDFD | CLONE_CLEAR_SIGHAND,
                                   .exit_signal = 64, .pidfd = (uintptr_t)&pidfd, .stack = (uintptr_t)stack,
                                   .stack_size = STACK_BYTES };
    CHECK_EQUAL(exit_status_of(splork_clone3_or_clone(&request, sizeof request, child, NULL, SPLORK_WHEN_EPERM)), 0);
    CHECK_FAILS(clone3((void *)16, sizeof request, child, NULL), EFAULT);
    CHECK_FAILS(clone3(NULL, sizeof request, child, NULL), EINVAL);
    CHECK_FAILS(clone3(&request, 8, child, NULL), EINVAL);
    /* CLONE_THREAD alone is refused by every kernel. */
    request.flags = CLONE_THREAD | CLONE_AUTOREAP | CLONE_NNP | CLONE_PIDFD_AUTOKILL | CLONE_EMPTY_MNTNS;
    CHECK_EQUAL(clone3(&request, sizeof request, child, NULL), -1);
    CHECK_EQUAL(exit_status_of((pid_t)splork_spawn(SYS_clone, words, top, child, NULL)), 0);
    CHECK_FAILS(splork_spawn(901, words, top, NULL, NULL), EINVAL);
    CHECK_FAILS(splork_spawn(999, others, NULL, child, NULL), ENOSYS);
    CHECK_FAILS(splork_spawn(999, NULL, NULL, child, NULL), EINVAL);
    /* Where the kernel has it, it refuses the flags. */
    CHECK_EQUAL(clone_nice(child, top, CLONE_SIGHAND, NULL, -3), -1);
    return PASS;
}

/* The next line's text, less its process and thread, and less the addresses. */
static char *told(char **rest)
{
    char *line = *rest, *end = strchr(line, '\n'), *to;
    int start = 0, pid, tid;

    CHECK(end != NULL);
    *end = '\0';
    *rest = end + 1;
    CHECK(sscanf(line, "%d %d %n", &pid, &tid, &start) == 2 && start > 0 && pid == tid);
    for (char *at = to = line; *at;) {
        if (strncmp(at, "=0x", 3) == 0 && strspn(at + 3, "0123456789abcdef") > 4) {
            *to++ = *at;
            *to++ = '@';
            at += 3 + strspn(at + 3, "0123456789abcdef");
        } else {
            *to++ = *at++;
        }
    }
    *to = '\0';
    return line + start;
}

#define CHECK_TOLD(rest, expected) \
    do { \
        const char *told_ = told(&(rest)); \
        if (strncmp(told_, (expected), strlen(expected)) != 0) { \
            fprintf(stderr, "%s:%d: not %s but %s\n", __FILE__, __LINE__, (expected), told_); \
            exit(FAIL); \
        } \
    } while (0)

int main(int argc, char **argv)
{
    static char output[OUTPUT_BYTES];
    char *rest = output, number[128];

    (void)argv;
    if (argc > 1)
        return calls();
    pass_again("clone3", "-", "again", output);
    CHECK_TOLD(rest, "clone3(flags=0, exit_signal=SIGCHLD, size=88, fn=@, arg=0x0) = ");
    CHECK_TOLD(rest, "splork_clone3_or_clone(flags=CLONE_CLEAR_SIGHAND|CLONE_VM|CLONE_PIDFD|CLONE_VFORK, "
                     "exit_signal=signal 64, stack=@, stack_size=@, pidfd=@, size=88, fn=@, arg=0x0, when=2) = ");
    CHECK_TOLD(rest, "clone3(args=0x10, size=88, fn=@, arg=0x0) = -1 EFAULT");
    CHECK_TOLD(rest, "clone3(args=0x0, size=88, fn=@, arg=0x0) = -1 EINVAL");
    CHECK_TOLD(rest, "clone3(flags=CLONE_CLEAR_SIGHAND|CLONE_VM|CLONE_PIDFD|CLONE_VFORK, pidfd=0x0, size=8, fn=@, "
                     "arg=0x0) = -1 EINVAL");
    CHECK_TOLD(rest, "clone3(flags=CLONE_AUTOREAP|CLONE_NNP|CLONE_PIDFD_AUTOKILL|CLONE_EMPTY_MNTNS|CLONE_THREAD, "
                     "exit_signal=signal 64, ");
    snprintf(number, sizeof number, "splork_spawn(number=%d, flags=SIGCHLD, stack=@, fn=@, arg=0x0) = ",
             (int)SYS_clone);
    CHECK_TOLD(rest, number);
    CHECK_TOLD(rest, "splork_spawn(number=901, args=0x0, fn=0x0, arg=0x0) = -1 EINVAL");
    CHECK_TOLD(rest, "splork_spawn(number=999, args=[0x1, 0x2, 0x3, 0x4, 0x5, 0x6], fn=@, arg=0x0) = -1 ENOSYS");
    CHECK_TOLD(rest, "splork_spawn(number=999, args=0x0, fn=@, arg=0x0) = -1 EINVAL");
    CHECK_TOLD(rest, "clone_nice(flags=CLONE_SIGHAND, stack=@, nice=-3, fn=@, arg=0x0) = -1 E");
    CHECK_EQUAL(*rest, '\0');
    return PASS;
}
