/* What splork run --every-child adds to a program's calls: every_child ROUNDS CHILDREN CALLS. From before each call until the
 * child has ended and been waited for. */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"

static void reap(pid_t pid)
{
    int status = -1;

    if (pid < 0 || waitpid(pid, &status, 0) != pid || status != 0) {
        perror("every_child");
        exit(1);
    }
}

static void by_fork(long count)
{
    while (count--) {
        pid_t pid = fork();

        if (pid == 0)
            _exit(0);
        reap(pid);
    }
}

static void by_vfork(long count)
{
    while (count--) {
        pid_t pid = vfork();

        if (pid == 0)
            _exit(0);
        reap(pid);
    }
}

static void of_getppid(long count)
{
    while (count--)
        syscall(SYS_getppid);
}

static const struct way children[] = { { "fork", by_fork }, { "vfork", by_vfork } };
static const struct way others[] = { { "getppid", of_getppid } };

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    measure(children, sizeof children / sizeof *children, argument(argv, 1), argument(argv, 2));
    measure(others, sizeof others / sizeof *others, argument(argv, 1), argument(argv, 3));
    return 0;
}
