/* quotactl_fd_errors.c
 * Description: quotactl_fd reaches the file system of the descriptor, and reports mistakes in the order of its checks.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/mount.h>

/* Of linux/quota.h; QCMD() joins command and type. */
#define Q_SYNC 0x800001
#define Q_GETFMT 0x800004
#define QCMD(command, type) (((unsigned)(command) << 8) | (type))

int main(void)
{
    uint32_t format = 0;
    int proc = open("/proc/version", O_RDONLY | O_CLOEXEC);

    if (quotactl_fd((unsigned)-1, QCMD(Q_SYNC, 0), 0, NULL) == -1 && errno == ENOSYS)
        SKIP_TEST("quotactl_fd needs Linux 5.14 with quota");
    CHECK_FAILS(quotactl_fd((unsigned)-1, QCMD(Q_GETFMT, 0), 0, &format), EBADF);
    CHECK_FAILS(quotactl_fd((unsigned)proc, QCMD(Q_GETFMT, 7), 0, &format), EINVAL);
    CHECK_FAILS(quotactl_fd((unsigned)proc, QCMD(Q_GETFMT, 0), 0, &format), ENOSYS); /* procfs has no quota */
    return PASS;
}
