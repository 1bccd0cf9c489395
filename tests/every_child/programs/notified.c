/* A program with a supervisor: a process that its own filter asks of each clone3, and that lets the kernel go on. No tracer hears
 * of such a call where it begins. A thread that is made so has a child by fork. */
#include "../../../c-tests/support.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>

static int filter_clone3(void)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { 4, filter };

    CHECK_EQUAL(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

static void supervise(int told)
{
    struct seccomp_notif asked;
    int listener;

    if (read(told, &listener, sizeof listener) != sizeof listener)
        _exit(0);
    for (;;) {
        struct seccomp_notif_resp response = { .flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE };

        memset(&asked, 0, sizeof asked);
        if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0)
            _exit(1);
        response.id = asked.id;
        ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
    }
}

static void *work(void *arg)
{
    int status = 0;
    pid_t pid = fork();

    if (pid == 0)
        _exit(7);
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    CHECK_EQUAL(WEXITSTATUS(status), 7);
    return arg;
}

int main(void)
{
    int told[2], listener;
    pthread_t thread;
    pid_t supervisor;

    CHECK_EQUAL(pipe(told), 0);
    /* The filter's descriptor is in the table of both. */
    supervisor = syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);
    if (supervisor == 0)
        supervise(told[0]);
    CHECK(supervisor > 0);
    listener = filter_clone3();
    if (listener < 0) {
        printf("no supervisor: %s\n", strerror(errno));
        CHECK_EQUAL(kill(supervisor, SIGKILL), 0);
        return SKIP;
    }
    CHECK_EQUAL(write(told[1], &listener, sizeof listener), (ssize_t)sizeof listener);
    CHECK_EQUAL(pthread_create(&thread, NULL, work, NULL), 0);
    CHECK_EQUAL(pthread_join(thread, NULL), 0);
    CHECK_EQUAL(kill(supervisor, SIGKILL), 0);
    CHECK_EQUAL(waitpid(supervisor, NULL, 0), supervisor);
    printf("a thread and its child\n");
    return PASS;
}
