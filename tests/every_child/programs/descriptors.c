/* Which descriptors are open, in the program and, each by another call, in its children. */
#include "../../../c-tests/support.h"

static void tell(const char *name)
{
    printf("%s:", name);
    for (int fd = 0; fd < 1100; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            printf(" %d/%d", fd, fcntl(fd, F_GETFD));
    printf("\n");
    fflush(stdout);
}

static void child(const char *name, pid_t pid)
{
    int status = 0;

    if (pid == 0) {
        tell(name);
        _exit(0);
    }
    CHECK(pid > 0);
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    CHECK_EQUAL(status, 0);
}

int main(void)
{
    static uint64_t request[11];
    sigset_t none, mask;
    pid_t pid;

    tell("the program");
    child("fork", fork());
    child("clone that shares them", syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0));
    request[4] = SIGCHLD;
    child("clone3", syscall(SYS_clone3, request, sizeof request));
    pid = vfork();
    if (pid == 0) {
        execl("/bin/ls", "ls", "/proc/self/fd", NULL);
        _exit(1);
    }
    CHECK_EQUAL(waitpid(pid, NULL, 0), pid);
    pid = fork();
    if (pid == 0) {
        /* Signals are not blocked either. */
        CHECK_EQUAL(sigprocmask(SIG_BLOCK, NULL, &mask), 0);
        sigemptyset(&none);
        _exit(memcmp(&mask, &none, sizeof(long)) != 0);
    }
    int status = 0;
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    CHECK_EQUAL(status, 0);
    CHECK_EQUAL(sigprocmask(SIG_BLOCK, NULL, &mask), 0);
    sigemptyset(&none);
    CHECK(memcmp(&mask, &none, sizeof(long)) == 0);
    tell("the program");
    return PASS;
}
