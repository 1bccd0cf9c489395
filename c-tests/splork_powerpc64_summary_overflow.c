/* splork_powerpc64_summary_overflow.c
 * Description: Whether a call failed is told by CR0.SO, not by its result: errno comes positive, results may look
 *     negative, and a result of 22 is no EINVAL.
 * Modes: shared static inline
 * Architectures: powerpc64
 */
#include "spawn.h"

#include <limits.h>
#include <splork/mm.h>
#include <splork/path.h>

#define MARK 12345

static int never_run(void *arg)
{
    return arg != NULL;
}

/* The raw call, by the trampoline. None of these makes a child. */
static long call(long number, long a, long b, long c)
{
    const long args[6] = { a, b, c };

    errno = MARK;
    return splork_spawn(number, args, NULL, never_run, NULL);
}

/* The address space may be looked for at any offset, and the kernel answers with the offset: success, whatever it is. */
static void negative_looking_results(void)
{
    static const long offsets[] = { 22, LONG_MAX, LONG_MIN, -0x123456789abcdef, INT_MIN, -4097, -4096 };
    int fd = open("/proc/self/mem", O_RDONLY);

    CHECK(fd >= 0);
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        CHECK_EQUAL(call(SYS_lseek, fd, offsets[i], SEEK_SET), offsets[i]);
        CHECK_EQUAL(errno, MARK);
    }
    CHECK_EQUAL(close(fd), 0);
}

/* The same through a function of the table: descriptors numbered as errors are. */
static void small_results(void)
{
    const uint64_t how[3] = { O_RDONLY }; /* struct open_how: flags, mode, resolve */

    for (int expected = 3; expected < 40; expected++) {
        int fd = openat2(AT_FDCWD, "/dev/null", (const void *)how, sizeof how);

        if (fd < 0 && errno == ENOSYS)
            return; /* qemu-user */
        CHECK_EQUAL(fd, expected);
    }
}

int main(void)
{
    CHECK_EQUAL(call(SYS_lseek, -1, 0, SEEK_SET), -1);
    CHECK_EQUAL(errno, EBADF);
    CHECK_EQUAL(call(SYS_lseek, 0, 0, 77), -1);
    CHECK(errno == EINVAL || errno == ESPIPE);
    CHECK_EQUAL(call(SYS_getppid, 0, 0, 0), getppid());
    CHECK_EQUAL(errno, MARK);
    CHECK_EQUAL(mseal((void *)1, 1, 1), -1);
    CHECK(errno == ENOSYS || errno == EINVAL);
    negative_looking_results();
    small_results();
    return PASS;
}
