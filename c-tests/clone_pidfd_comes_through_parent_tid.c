/* clone_pidfd_comes_through_parent_tid.c
 * Description: CLONE_PIDFD puts a descriptor of the child where the fifth argument points.
 * Modes: shared static preload musl
 */
#include "support.h"
#include <poll.h>

static int returns_9(void *arg)
{
    (void)arg;
    return 9;
}

int main(void)
{
    char *stack = new_stack();
    int pidfd = -1;
    pid_t child = clone(returns_9, top_of(stack), CLONE_PIDFD | SIGCHLD, NULL, &pidfd, NULL, NULL);
    char path[64], line[128];
    long pid_in_fdinfo = -1;
    FILE *fdinfo;

    if (child < 0 && errno == EINVAL)
        SKIP_TEST("no CLONE_PIDFD before Linux 5.2");
    CHECK(child > 0);
    CHECK(pidfd >= 0);

    /* The kernel says whose it is. */
    snprintf(path, sizeof path, "/proc/self/fdinfo/%d", pidfd);
    fdinfo = fopen(path, "r");
    CHECK(fdinfo != NULL);
    while (fgets(line, sizeof line, fdinfo))
        sscanf(line, "Pid: %ld", &pid_in_fdinfo);
    fclose(fdinfo);
    CHECK_EQUAL(pid_in_fdinfo, child);

    struct pollfd ended = { .fd = pidfd, .events = POLLIN };
    CHECK_EQUAL(poll(&ended, 1, 60 * 1000), 1);
    CHECK_EQUAL(exit_status_of(child), 9);
    return PASS;
}
