/* seccomp_asks_and_filters.c
 * Description: seccomp tells which actions there are, sets a filter that the kernel heeds, and reports mistakes.
 * Modes: shared static inline musl
 * Needs: seccomp
 */
#include "support.h"

#include <splork/security.h>
#include <sys/prctl.h>

/* Of linux/seccomp.h and linux/filter.h, which musl is without. */
enum { SET_FILTER = 1, ACTION_AVAIL = 2, NOTIF_SIZES = 3 };
#define RET_ALLOW 0x7fff0000u
#define RET_ERRNO 0x00050000u
#define RET_UNKNOWN 0x00123456u

struct instruction {
    uint16_t code;
    uint8_t yes, no;
    uint32_t k;
};

struct program {
    unsigned short count;
    struct instruction *first;
};

static int body(void *arg)
{
    uint32_t allow = RET_ALLOW, unknown = RET_UNKNOWN;
    uint16_t sizes[3] = { 0, 0, 0 };
    struct instruction code[] = {
        { 0x20, 0, 0, 0 }, /* the number */
        { 0x15, 0, 1, SYS_getppid },
        { 0x06, 0, 0, RET_ERRNO | EXDEV },
        { 0x06, 0, 0, RET_ALLOW },
    };
    struct program filter = { 4, code }, malformed = { 0, code };

    (void)arg;
    errno = 12345;
    if (seccomp(ACTION_AVAIL, 0, &allow) == -1 && errno == ENOSYS)
        SKIP_TEST("seccomp needs Linux 3.17 with filters");
    CHECK_EQUAL(seccomp(NOTIF_SIZES, 0, sizes), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK(sizes[0] >= 80 && sizes[1] >= 24 && sizes[2] >= 64);
    CHECK_FAILS(seccomp(ACTION_AVAIL, 0, &unknown), EOPNOTSUPP);
    CHECK_FAILS(seccomp(ACTION_AVAIL, 1, &allow), EINVAL);
    CHECK_FAILS(seccomp(ACTION_AVAIL, 0, (void *)8), EFAULT);
    CHECK_FAILS(seccomp(99, 0, NULL), EINVAL);

    CHECK_EQUAL(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    CHECK_FAILS(seccomp(SET_FILTER, 0, &malformed), EINVAL);
    CHECK_FAILS(seccomp(SET_FILTER, 0, (void *)8), EFAULT);
    CHECK_FAILS(seccomp(SET_FILTER, 1u << 31, &filter), EINVAL);
    CHECK_EQUAL(seccomp(SET_FILTER, 0, &filter), 0);
    CHECK_FAILS(syscall(SYS_getppid), EXDEV);
    CHECK(getpid() > 0);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
