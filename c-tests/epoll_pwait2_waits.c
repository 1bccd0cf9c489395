/* epoll_pwait2_waits.c
 * Description: epoll_pwait2 brings events, ends in time, blocks signals meanwhile, and reports mistakes.
 * Modes: musl
 *
 * glibc has it, so that only musl's programs get ours. musl's sigset_t is larger than the kernel's.
 */
#include "support.h"

#include <splork/epoll.h>
#include <sys/epoll.h>
#include <time.h>

static volatile sig_atomic_t handled;

static void handler(int sig)
{
    (void)sig;
    handled++;
}

int main(void)
{
    const struct timespec at_once = { 0, 0 }, brief = { 0, 1000000 }, malformed = { 0, 1000000000 };
    struct epoll_event wanted = { .events = EPOLLIN, .data = { .u64 = 0x123456789abcdef0 } }, events[2];
    int epoll = epoll_create1(EPOLL_CLOEXEC), ends[2];
    sigset_t usr1, none, before;

    CHECK(epoll >= 0);
    CHECK_EQUAL(pipe(ends), 0);
    CHECK_EQUAL(epoll_ctl(epoll, EPOLL_CTL_ADD, ends[0], &wanted), 0);
    errno = 12345;
    if (epoll_pwait2(epoll, events, 2, &at_once, NULL) == -1 && errno == ENOSYS)
        SKIP_TEST("epoll_pwait2 needs Linux 5.11");
    CHECK_EQUAL(epoll_pwait2(epoll, events, 2, &brief, NULL), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(write(ends[1], "x", 1), 1);
    CHECK_EQUAL(epoll_pwait2(epoll, events, 2, NULL, NULL), 1);
    CHECK_EQUAL(events[0].events, EPOLLIN);
    CHECK_EQUAL(events[0].data.u64, 0x123456789abcdef0);
    CHECK_EQUAL(read(ends[0], events, 1), 1);

    /* A signal is pending, and blocked: only a mask that lets it in ends the wait. */
    CHECK(signal(SIGUSR1, handler) != SIG_ERR);
    sigemptyset(&none);
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    CHECK_EQUAL(sigprocmask(SIG_BLOCK, &usr1, NULL), 0);
    CHECK_EQUAL(raise(SIGUSR1), 0);
    CHECK_EQUAL(epoll_pwait2(epoll, events, 2, &brief, &usr1), 0);
    CHECK_EQUAL(handled, 0);
    CHECK_FAILS(epoll_pwait2(epoll, events, 2, NULL, &none), EINTR);
    CHECK_EQUAL(handled, 1);
    CHECK_EQUAL(sigprocmask(SIG_BLOCK, NULL, &before), 0);
    CHECK(sigismember(&before, SIGUSR1)); /* back again */

    CHECK_FAILS(epoll_pwait2(epoll, events, 0, &at_once, NULL), EINVAL);
    CHECK_FAILS(epoll_pwait2(epoll, events, 2, &malformed, NULL), EINVAL);
    CHECK_FAILS(epoll_pwait2(ends[0], events, 2, &at_once, NULL), EINVAL);
    CHECK_FAILS(epoll_pwait2(-1, events, 2, &at_once, NULL), EBADF);
    CHECK_FAILS(epoll_pwait2(epoll, events, 2, (void *)8, NULL), EFAULT);
    CHECK_FAILS(epoll_pwait2(epoll, events, 2, &at_once, (void *)8), EFAULT);
    return PASS;
}
