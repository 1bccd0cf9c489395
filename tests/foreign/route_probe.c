/* For reaches_splork_alone in route.rs. */
#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
    int pidfd_open_error, tgkill_error;

    errno = 0;
    pidfd_open_error = syscall(SYS_pidfd_open, -1, 0) == -1 ? errno : 0;
    errno = 0;
    tgkill_error = syscall(SYS_tgkill, getpid(), gettid(), 0) == -1 ? errno : 0;
    printf("%d %d %d\n", pidfd_open_error, tgkill_error, syscall(SYS_getpid) == getpid());
    return 0;
}
