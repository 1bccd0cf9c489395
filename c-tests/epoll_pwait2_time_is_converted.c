/* epoll_pwait2_time_is_converted.c
 * Description: Where pointers have 32 bits the header hands epoll_pwait2 the time as the kernel reads it, and the set's size.
 * Modes: musl
 * Cflags: -U__LP64__
 *
 * Without that macro the header does here what it does there. */
#include "trace.h"

#include <splork/epoll.h>
#include <sys/epoll.h>
#include <time.h>

#ifdef __LP64__
# error "the conversion is not compiled"
#endif

static const struct timespec brief = { 1, 500000 };

static int body(void *arg)
{
    const struct timespec at_once = { 0, 0 }, malformed = { 0, 1000000000 };
    struct epoll_event events[1];
    int epoll = epoll_create1(EPOLL_CLOEXEC);

    (void)arg;
    if (epoll_pwait2(epoll, events, 1, &at_once, NULL) == -1 && errno == ENOSYS)
        SKIP_TEST("epoll_pwait2 needs Linux 5.11");
    CHECK_EQUAL(epoll_pwait2(epoll, events, 1, &at_once, NULL), 0);
    CHECK_FAILS(epoll_pwait2(epoll, events, 1, &malformed, NULL), EINVAL);
    CHECK_FAILS(epoll_pwait2(-1, events, 1, &brief, NULL), EBADF);
    CHECK_FAILS(epoll_pwait2(-1, events, 1, NULL, NULL), EBADF);
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };
    struct trace_call *last = NULL, *before = NULL;

    trace_run(&t);
    if (WEXITSTATUS(t.status) == SKIP)
        return SKIP;
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        if (t.calls[i].number == NUMBER(441)) {
            before = last;
            last = &t.calls[i];
            CHECK_EQUAL(last->args[5], 8); /* the kernel's sigset_t */
        }
    }
    CHECK(last != NULL && before != NULL);
    CHECK_EQUAL(last->args[3], 0); /* NULL stays NULL */
    CHECK(before->args[3] != 0 && before->args[3] != (uint64_t)(uintptr_t)&brief); /* a copy */
    return PASS;
}
