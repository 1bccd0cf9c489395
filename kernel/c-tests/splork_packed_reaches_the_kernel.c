/* splork_packed_reaches_the_kernel.c
 * Description: splork_packed's eight arguments come back from the kernel changed, whole and in order; its errors are
 *     the kernel's, a struct with another size included.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <limits.h>
#include <splork.h>

#define FIELDS 8
#define COMPLEMENT 1

static void check(int fd, unsigned long a, unsigned long b, int flags, uint64_t offset, int prio)
{
    uint64_t back[FIELDS + 1];
    /* What each argument is in 64 bits: a sign fills them, unsigned values and pointers do not. */
    const uint64_t sent[FIELDS] = {
        (uint64_t)(int64_t)fd, a, b, (uintptr_t)back, sizeof back, (uint64_t)(int64_t)flags, offset,
        (uint64_t)(int64_t)prio,
    };

    memset(back, 0x5a, sizeof back);
    errno = 12345;
    CHECK_EQUAL(splork_packed(fd, a, b, back, sizeof back, flags, offset, prio), FIELDS * 8);
    CHECK_EQUAL(errno, 12345);
    for (unsigned i = 0; i < FIELDS; i++)
        CHECK_EQUAL(back[i], flags == COMPLEMENT ? ~sent[i] : sent[i] + i + 1);
    CHECK_EQUAL(back[FIELDS], 0x5a5a5a5a5a5a5a5a);
}

static void check_sizes(void)
{
    uint64_t longer[FIELDS + 2] = { 0 }, back[FIELDS];

    longer[3] = (uintptr_t)back;
    longer[4] = sizeof back;
    CHECK_EQUAL(syscall(__NR_splork_packed, longer, sizeof longer), FIELDS * 8);
    longer[FIELDS + 1] = 1; /* a field that this kernel does not know, and that is used */
    CHECK_FAILS(syscall(__NR_splork_packed, longer, sizeof longer), E2BIG);
    CHECK_FAILS(syscall(__NR_splork_packed, longer, FIELDS * 8 - 1), EINVAL);
    CHECK_FAILS(syscall(__NR_splork_packed, longer, 1 << 20), E2BIG);
    CHECK_FAILS(syscall(__NR_splork_packed, NULL, FIELDS * 8), EFAULT);
}

int main(void)
{
    char few[3] = { 9, 9, 9 };

    check(1, 2, 3, 0, 7, 8);
    check(-1, ULONG_MAX, ULONG_MAX - 1, COMPLEMENT, UINT64_MAX, -20);
    check(INT_MIN, 0x80000000, 0x7fffffff, 0, 0x123456789abcdef0, INT_MAX);
    check(0, 0, 0, COMPLEMENT, 0x8000000000000000, INT_MIN);
    CHECK_EQUAL(splork_packed(4, 0, 0, few, 2, 0, 0, 0), 2);
    CHECK_EQUAL(few[0], 5);
    CHECK_EQUAL(few[2], 9);

    CHECK_FAILS(splork_packed(0, 0, 0, few, 1, 2, 0, 0), EINVAL);
    CHECK_FAILS(splork_packed(0, 0, 0, NULL, 1, 0, 0, 0), EFAULT);
    check_sizes();
    return PASS;
}
