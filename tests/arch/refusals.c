/* What tests may need (their head comments say "Needs:") and this kernel, or the emulator in its place, refuses. One
 * line each: the need, and why. Asked through libc, without splork. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef SYS_clone3 /* sparc64 has none in these headers */
# define SYS_clone3 435
#endif

static char stack[65536] __attribute__((aligned(16)));
static volatile int word;

static int writes_word(void *arg)
{
    word = 1;
    return arg != NULL;
}

static void refused(const char *need, const char *what, const char *why)
{
    printf("%s: %s%s%s\n", need, what, *why ? ": " : "", why);
}

static void cloned(const char *need, const char *what, int flags, int is_memory_shared)
{
    pid_t parent_tid = 0, child_tid = 0;
    int pidfd = -1;
    int *word_of_parent = flags & CLONE_PIDFD ? &pidfd : &parent_tid;
    pid_t child;

    word = 0;
    child = clone(writes_word, stack + sizeof stack, flags, NULL, word_of_parent, NULL, &child_tid);
    if (child < 0) {
        refused(need, what, strerror(errno));
        return;
    }
    waitpid(child, NULL, __WALL);
    if (is_memory_shared && !word)
        refused(need, what, "the emulator turns it into a fork, without shared memory");
    else if (flags & CLONE_PARENT_SETTID && parent_tid != child)
        refused(need, what, "the parent's word stays as it was");
}

int main(int argc, char **argv)
{
    struct clone_args args = { .exit_signal = SIGCHLD };
    int status = 0;
    long child;

    if (argc > 1) /* run by itself, below */
        return 0;
    child = syscall(SYS_clone3, &args, sizeof args);
    if (child == 0)
        _exit(0);
    if (child < 0)
        refused("clone3", "no clone3", strerror(errno));
    else
        waitpid((pid_t)child, NULL, 0);
    cloned("vm", "no CLONE_VM without CLONE_VFORK", CLONE_VM | SIGCHLD, 1);
    cloned("vfork", "CLONE_VFORK", CLONE_VM | CLONE_VFORK | SIGCHLD, 1);
    cloned("signal", "no exit signal but SIGCHLD", 0, 0);
    cloned("files", "no CLONE_FILES", CLONE_FILES | SIGCHLD, 0);
    cloned("pidfd", "no CLONE_PIDFD", CLONE_PIDFD | SIGCHLD, 0);
    cloned("parent", "no CLONE_PARENT_SETTID", CLONE_PARENT_SETTID | SIGCHLD, 0);
    /* A kernel with filters looks for the program, and does not find it. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
        || (prctl(PR_SET_SECCOMP, 2 /* FILTER */, NULL, 0, 0) != 0 && errno != EFAULT))
        refused("seccomp", "no seccomp filters", strerror(errno));
    child = fork();
    if (child == 0)
        _exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0 ? 0 : errno);
    waitpid((pid_t)child, &status, 0);
    if (status)
        refused("ptrace", "no ptrace", strerror(WEXITSTATUS(status)));
    child = fork();
    if (child == 0) {
        execl("/proc/self/exe", argv[0], "again", NULL);
        _exit(errno);
    }
    waitpid((pid_t)child, &status, 0);
    if (status)
        refused("exec", "no program can run another", strerror(WEXITSTATUS(status)));
    return 0;
}
