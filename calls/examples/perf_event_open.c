/* Count the page faults of a piece of code. */
#include <linux/perf_event.h>
#include <splork/security.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    struct perf_event_attr attr;
    uint64_t count = 0;
    int fd;

    memset(&attr, 0, sizeof attr);
    attr.size = sizeof attr;
    attr.type = PERF_TYPE_SOFTWARE;
    attr.config = PERF_COUNT_SW_PAGE_FAULTS;
    attr.exclude_kernel = 1;
    attr.exclude_hv = 1;
    fd = perf_event_open(&attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
    if (fd < 0) {
        perror("perf_event_open");
        return 1;
    }
    memset(malloc(1 << 20), 1, 1 << 20);
    if (read(fd, &count, sizeof count) < 0)
        return 1;
    printf("%s\n", count > 0 ? "there were page faults" : "none");
    return 0;
}
