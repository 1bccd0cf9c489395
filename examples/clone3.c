/* Starts a child with clone3, on a stack of its own, and waits for it through a file descriptor. */
#define _GNU_SOURCE
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <splork.h>

#define STACK_SIZE 65536

/* What waitid calls P_PIDFD since glibc 2.36. */
#define BY_PIDFD ((idtype_t)3)

static char *stack;

static int child(void *greeting)
{
    char here;

    if (&here < stack || &here >= stack + STACK_SIZE)
        return 1;
    printf("child:  %s from process %d, on the stack that my parent made for me\n", (char *)greeting, (int)getpid());
    fflush(stdout); /* the child ends by exit(2), which does not know of stdio */
    return 7;
}

int main(void)
{
    int pidfd = -1;
    struct clone_args args = { .flags = CLONE_PIDFD, .pidfd = (uintptr_t)&pidfd, .exit_signal = SIGCHLD };
    struct pollfd ended = { .events = POLLIN };
    siginfo_t result = { 0 };
    pid_t pid;

    stack = aligned_alloc(16, STACK_SIZE);
    args.stack = (uintptr_t)stack;
    args.stack_size = STACK_SIZE;

    pid = clone3(&args, sizeof args, child, "hello");
    if (pid == -1) {
        perror("clone3");
        return 1;
    }

    ended.fd = pidfd;
    if (poll(&ended, 1, -1) != 1 || waitid(BY_PIDFD, (id_t)pidfd, &result, WEXITED) != 0) {
        perror("waiting for the child");
        return 1;
    }
    printf("parent: a descriptor told me that process %d ended, with %d\n", (int)pid, result.si_status);
    return result.si_pid == pid && result.si_status == 7 ? 0 : 1;
}
