/*
 * Sets a filter of its own, and says what calls answer then.
 *
 *     errno    openat2 fails with EACCES
 *     trap     openat2 is SIGSYS
 *     notify   another process answers getppid, with 4711
 *     none     no filter
 *
 * With a PROGRAM behind it, that is run then.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

static void trapped(int signal)
{
    (void)signal;
    (void)!write(STDOUT_FILENO, "SIGSYS ", 7);
}

static int set(unsigned number, unsigned answer, unsigned flags)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, answer),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { 4, filter };

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

static void say(void)
{
    struct utsname names;
    int result = syscall(SYS_openat2, -1, NULL, NULL, 0L);

    printf("openat2 %d", result < 0 ? errno : 0);
    uname(&names);
    printf(", uname %s\n", names.release);
    fflush(stdout);
}

/* Once, in a process of its own. */
static void answer(int listener)
{
    struct seccomp_notif asked;
    struct seccomp_notif_resp response;

    memset(&asked, 0, sizeof asked);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked))
        _exit(1);
    memset(&response, 0, sizeof response);
    response.id = asked.id;
    response.val = 4711;
    _exit(ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response) != 0);
}

static int notified(void)
{
    int listener = set(SYS_getppid, SECCOMP_RET_USER_NOTIF, SECCOMP_FILTER_FLAG_NEW_LISTENER);
    int status;

    if (listener < 0) {
        printf("no notifier: %s\n", strerror(errno));
        return 0;
    }
    if (fork() == 0)
        answer(listener);
    printf("getppid %ld\n", syscall(SYS_getppid));
    return wait(&status) < 0 || status;
}

int main(int argc, char **argv)
{
    const char *mode = argc > 1 ? argv[1] : "";

    signal(SIGSYS, trapped);
    if (!strcmp(mode, "errno") && set(SYS_openat2, SECCOMP_RET_ERRNO | EACCES, 0))
        return 1;
    if (!strcmp(mode, "trap") && set(SYS_openat2, SECCOMP_RET_TRAP, 0))
        return 1;
    if (!strcmp(mode, "notify") && notified())
        return 1;
    if (argc > 2) {
        execv(argv[2], argv + 2);
        return 127;
    }
    say();
    return 0;
}
