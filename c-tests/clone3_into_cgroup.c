/* clone3_into_cgroup.c
 * Description: CLONE_INTO_CGROUP, which only clone3 has, starts the child in the cgroup whose descriptor is given.
 * Modes: shared static inline musl
 * Needs: clone3
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "cgroup.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    char path[PATH_MAX];
    const char *name = arg;

    return read_cgroup(path, sizeof path) && strstr(path, name) ? 0 : 1;
}

int main(void)
{
    char name[64];
    struct clone_args request = { .flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD };
    pid_t pid;
    int fd;

    snprintf(name, sizeof name, "splork-test-%d", getpid());
    make_cgroup(name);
    fd = open(cgroup, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    CHECK(fd >= 0);
    request.cgroup = (uint64_t)fd;
    pid = clone3(&request, sizeof request, child, name);
    if (pid == -1 && (errno == EOPNOTSUPP || errno == EBUSY || errno == EACCES))
        SKIP_TEST("this cgroup takes no processes: %s", strerror(errno));
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 0);
    return PASS;
}
