/* perf_event_open_counts.c
 * Description: perf_event_open gives an event that counts the faults of fresh pages; mistakes are reported.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/security.h>

/* The first version of linux/perf_event.h's struct, which musl is without. */
struct perf_event_attr {
    uint32_t type, size;
    uint64_t config, period, sample_type, read_format, flags;
    uint32_t wakeup, bp_type;
    uint64_t config1;
};

enum { SOFTWARE = 1, PAGE_FAULTS = 2, CLOSE_ON_EXEC = 8 };

/* flags is made of bit-fields, of which the first is the lowest bit or the highest. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
# define FLAG(index) (1ull << (63 - (index)))
#else
# define FLAG(index) (1ull << (index))
#endif
#define EXCLUDE_KERNEL FLAG(5)
#define EXCLUDE_HV FLAG(6)

#define PAGES 16

int main(void)
{
    struct perf_event_attr attr = {
        .type = SOFTWARE, .size = sizeof attr, .config = PAGE_FAULTS, .flags = EXCLUDE_KERNEL | EXCLUDE_HV
    };
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *fresh = mmap(NULL, PAGES * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    uint64_t before, after;
    int event;

    CHECK(fresh != MAP_FAILED);
    madvise(fresh, PAGES * page, MADV_NOHUGEPAGE); /* where there are none it fails, and there are none */
    event = perf_event_open(&attr, 0, -1, -1, CLOSE_ON_EXEC);
    if (event == -1 && (errno == ENOSYS || errno == EACCES || errno == EPERM))
        SKIP_TEST("no events here: %s", strerror(errno));
    CHECK(event >= 0);
    CHECK_EQUAL(fcntl(event, F_GETFD), FD_CLOEXEC);
    CHECK_EQUAL(read(event, &before, sizeof before), sizeof before);
    for (size_t i = 0; i < PAGES; i++)
        ((volatile char *)fresh)[i * page] = 1;
    CHECK_EQUAL(read(event, &after, sizeof after), sizeof after);
    CHECK(after - before >= PAGES);

    CHECK_FAILS(perf_event_open((void *)8, 0, -1, -1, 0), EFAULT);
    CHECK_FAILS(perf_event_open(&attr, 0, -1, -1, 1ul << 20), EINVAL);
    CHECK_FAILS(perf_event_open(&attr, 0, -1, 999999, 0), EBADF);
    CHECK_FAILS(perf_event_open(&attr, -1, -1, -1, 0), EINVAL);
    CHECK_FAILS(perf_event_open(&attr, 0x7fffffff, -1, -1, 0), ESRCH);
    attr.size = 8;
    CHECK_FAILS(perf_event_open(&attr, 0, -1, -1, 0), E2BIG);
    CHECK(attr.size >= sizeof attr); /* the kernel's */
    return PASS;
}
