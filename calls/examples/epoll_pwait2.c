/* Wait a quarter of a millisecond for input, which epoll_wait(2) cannot. */
#include <splork/epoll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <time.h>

int main(void)
{
    struct timespec limit = { .tv_nsec = 250000 };
    struct epoll_event event;
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    int n = epoll_pwait2(epoll, &event, 1, &limit, NULL);

    if (n < 0) {
        perror("epoll_pwait2");
        return 1;
    }
    printf("%d events in a quarter of a millisecond\n", n);
    return 0;
}
