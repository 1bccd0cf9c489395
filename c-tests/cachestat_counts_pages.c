/* cachestat_counts_pages.c
 * Description: cachestat counts the cached pages of the file range that it is given.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/mm.h>

#define PAGES 7

int main(void)
{
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE);
    struct cachestat_range range = { 0, 0 };
    struct cachestat counts;
    /* A file in memory: no filesystem that writes back and evicts in its own time has a say in it. */
    int fd = memfd_create("cachestat_counts_pages", MFD_CLOEXEC);
    const char byte = 'x';

    CHECK(fd >= 0);
    for (uint64_t i = 0; i < PAGES; i++)
        CHECK_EQUAL(pwrite(fd, &byte, 1, (off_t)(i * page)), 1);
    memset(&counts, 0xff, sizeof counts);
    errno = 12345;
    if (cachestat((unsigned)fd, &range, &counts, 0) == -1 && errno == ENOSYS)
        SKIP_TEST("cachestat needs Linux 6.5");
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(counts.nr_cache, PAGES); /* length 0: up to the end */
    CHECK_EQUAL(counts.nr_writeback, 0);
    range = (struct cachestat_range){ page, 2 * page };
    CHECK_EQUAL(cachestat((unsigned)fd, &range, &counts, 0), 0);
    CHECK_EQUAL(counts.nr_cache, 2);
    range = (struct cachestat_range){ PAGES * page, 100 * page };
    CHECK_EQUAL(cachestat((unsigned)fd, &range, &counts, 0), 0);
    CHECK_EQUAL(counts.nr_cache, 0);

    CHECK_FAILS(cachestat((unsigned)-1, &range, &counts, 0), EBADF);
    CHECK_FAILS(cachestat((unsigned)fd, &range, &counts, 1), EINVAL);
    CHECK_FAILS(cachestat((unsigned)fd, (void *)8, &counts, 0), EFAULT);
    CHECK_FAILS(cachestat((unsigned)fd, &range, (void *)8, 0), EFAULT);
    return PASS;
}
