/* Ask for the caller's use of the file system of the directory. */
#include <fcntl.h>
#include <splork/mount.h>
#include <stdio.h>
#include <sys/quota.h>
#include <unistd.h>

int main(void)
{
    struct dqblk quota;
    int fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (quotactl_fd(fd, QCMD(Q_GETQUOTA, USRQUOTA), getuid(),
                    &quota) != 0) {
        perror("quotactl_fd");  /* ENOSYS, ESRCH: it has no quota */
        return 1;
    }
    printf("%llu bytes\n", (unsigned long long)quota.dqb_curspace);
    return 0;
}
