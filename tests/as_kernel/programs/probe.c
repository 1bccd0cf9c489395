/*
 * For each number between the arguments FIRST and LAST: what a seccomp filter from outside answers, an errno, or 0 where it lets
 * the call by. None is made: a filter of this program's own, which asks for less than an errno, tells a tracer of those that are
 * let by, and the tracer leaves them out.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __x86_64__
#define NUMBER orig_rax
#define RESULT rax
#else
#define NUMBER orig_eax
#define RESULT eax
#endif

#ifdef __x86_64__
#define IS_UPROBES(number) ((number) == 335 || (number) == 336)
#else
#define IS_UPROBES(number) 0
#endif

#define LET_BY 1000000 /* no errno */

static int count;
static unsigned long first;
static int *answers;

static int fail(const char *what)
{
    perror(what);
    exit(1);
}

static void child(void)
{
    struct sock_filter all[] = { BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE) };
    struct sock_fprog program = { 1, all };

    if (ptrace(PTRACE_TRACEME, 0, 0, 0))
        fail("PTRACE_TRACEME");
    raise(SIGSTOP);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0))
        fail("seccomp");
    for (int i = 0; i < count; i++) {
        /* Linux keeps these two from all filters, and kills whoever makes them by himself. */
        if (IS_UPROBES(first + i)) {
            answers[i] = 0;
            continue;
        }
        errno = 0;
        answers[i] = syscall(first + i, -1L, -1L, -1L, -1L, -1L, -1L) == LET_BY ? 0 : errno ? errno : -1;
    }
    kill(getpid(), SIGKILL); /* left out, too; the tracer ends us */
    _exit(0);
}

int main(int argc, char **argv)
{
    int status;
    int done = 0;

    if (argc != 3)
        return 2;
    first = strtoul(argv[1], NULL, 0);
    count = strtoul(argv[2], NULL, 0) - first + 1;
    answers = mmap(NULL, count * sizeof *answers, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (answers == MAP_FAILED)
        fail("mmap");
    for (int i = 0; i < count; i++)
        answers[i] = -2;

    pid_t pid = fork();

    if (pid < 0)
        fail("fork");
    if (pid == 0)
        child();
    if (waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
        fail("the child's stop");
    if (ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL))
        fail("PTRACE_SETOPTIONS");
    while (!done) {
        struct user_regs_struct registers;

        if (ptrace(PTRACE_CONT, pid, 0, 0) || waitpid(pid, &status, 0) != pid)
            fail("the child");
        if (!WIFSTOPPED(status)) {
            fprintf(stderr, "the child ended: %#x\n", status);
            return 1;
        }
        if (status >> 8 != (SIGTRAP | PTRACE_EVENT_SECCOMP << 8)) {
            fprintf(stderr, "the child stopped: %#x\n", status);
            return 1;
        }
        if (ptrace(PTRACE_GETREGS, pid, 0, &registers))
            fail("PTRACE_GETREGS");
        done = answers[count - 1] != -2;
        registers.NUMBER = -1;
        registers.RESULT = LET_BY;
        if (ptrace(PTRACE_SETREGS, pid, 0, &registers))
            fail("PTRACE_SETREGS");
    }
    kill(pid, SIGKILL);
    for (int i = 0; i < count; i++)
        printf("%d\n", answers[i]);
    return 0;
}
