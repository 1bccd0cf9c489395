/* module_is_in_use_while_called.c
 * Description: While a task sleeps in one of its calls a module cannot be taken out: delete_module(2) says EAGAIN, its own
 *     word for it, which no module can change, with O_NONBLOCK and without. When that has ended, it can. A call that a
 *     signal ends is over too, and the child that a clone-like call makes is in no call.
 * Modes: inline
 */
#include "module.h"

#include <time.h>

static int waits(void *arg)
{
    (void)arg;
    wait_here(600);
    return 1;
}

static int sleeps(void *arg)
{
    (void)arg;
    pause();
    return 1;
}

/* /proc/PID/syscall begins with the number of the call that a sleeping task is in. */
static void until_it_waits(pid_t pid)
{
    const struct timespec moment = { .tv_nsec = 10000000 };
    char path[64], text[256];

    snprintf(path, sizeof path, "/proc/%d/syscall", pid);
    for (;;) {
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text - 1);

        if (fd >= 0)
            close(fd);
        if (length < 0)
            break; /* a kernel without it: what follows is asked a little early */
        text[length] = '\0';
        if (atol(text) == __NR_wait_here && strncmp(text, "running", 7) != 0)
            return;
        nanosleep(&moment, NULL);
    }
    sleep(2);
}

int main(void)
{
    char *top = top_of(new_stack());
    pid_t pid, nice;

    CHECK_EQUAL(load(WAITS), 0);
    pid = clone(waits, top, SIGCHLD, NULL);
    CHECK(pid > 0);
    until_it_waits(pid);
    CHECK_FAILS(delete_module("splork_waits", O_NONBLOCK), EAGAIN); /* as rmmod asks */
    CHECK_FAILS(delete_module("splork_waits", 0), EAGAIN);
    CHECK_EQUAL(wait_here(0), 0);
    CHECK_EQUAL(kill(pid, SIGKILL), 0);
    CHECK_EQUAL(waitpid(pid, NULL, 0), pid);

    nice = clone_nice(sleeps, top, SIGCHLD, NULL, 5);
    CHECK(nice > 0);
    CHECK_EQUAL(delete_module("splork_waits", O_NONBLOCK), 0);
    CHECK_FAILS(wait_here(0), ENOSYS);
    CHECK_EQUAL(kill(nice, SIGKILL), 0);
    CHECK_EQUAL(waitpid(nice, NULL, 0), nice);
    return PASS;
}
