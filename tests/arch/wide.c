/* The calls of wide/wide.toml on 32-bit ABIs: 64-bit values, or the halves of them, arrive where this ABI's kernel looks for them.
 * Linux's own calls show by what they do to a file; the others in the registers, where ptrace can be had. */
#include "trace.h"

#include <splork/wide.h>
#include <sys/stat.h>

#define A 0x1111222233334444
#define B (-0x2222333344445555) /* 0xddddccccbbbbaaab */
#define LOW(value) ((uint32_t)(value))
#define HIGH(value) ((uint32_t)((uint64_t)(value) >> 32))

#if defined(__arm__) || defined(__powerpc__) || defined(__mips__)
# define EVEN 0, /* nothing in this slot: a pair starts at an even one */
#else
# define EVEN
#endif
#if defined(__x86_64__) /* x32 */
# define HALVES(value) (uint64_t)(value) /* whole, in one register */
# define SIGNED(value) (uint64_t)(value)
#elif __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
# define HALVES(value) HIGH(value), LOW(value)
#else
# define HALVES(value) LOW(value), HIGH(value)
#endif

#ifndef SIGNED
# define SIGNED(value) (uint32_t)(value)
#endif
/* As much as a register has here; a 64-bit kernel tells more of it. */
#if defined(__x86_64__)
# define REGISTER UINT64_MAX
#else
# define REGISTER UINT32_MAX
#endif
#define WORDS(...) sizeof (uint64_t[]){ __VA_ARGS__ } / sizeof(uint64_t), { __VA_ARGS__ }

static const struct {
    long number;
    size_t words;
    uint64_t args[6];
} expected[] = {
    { 740, WORDS(HALVES(A), HALVES(B), SIGNED(-7)) },
    { 741, WORDS(SIGNED(-8), EVEN HALVES(A), 0xf4f4f4f4) },
    { 742, WORDS(1, 2, 3, EVEN HALVES(B)) },
    { 743, WORDS(SIGNED(-9), EVEN HALVES(A), 4, 5) },
};

static int body(void *arg)
{
    (void)arg;
    CHECK_FAILS(wide_first(-7, B, A), ENOSYS);
    CHECK_FAILS(wide_odd(-8, A, 0xf4f4f4f4), ENOSYS);
    CHECK_FAILS(wide_last(B, 3, 2, 1), ENOSYS);
    CHECK_FAILS(wide_fixed(5, 4, -9), ENOSYS);
    return PASS;
}

static void in_registers(void)
{
    static struct trace t = { .body = body };
    int seen = 0;

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        if (t.calls[i].number < NUMBER(740) || t.calls[i].number > NUMBER(743))
            continue;
        CHECK(seen < 4);
        CHECK_EQUAL(t.calls[i].number, NUMBER(expected[seen].number));
        for (size_t word = 0; word < expected[seen].words; word++)
            CHECK_EQUAL(t.calls[i].args[word] & REGISTER, expected[seen].args[word]);
        seen++;
    }
    CHECK_EQUAL(seen, 4);
}

static void in_a_file(void)
{
    const int64_t length = 0x123456789, at = 0x234567891;
    int fd = memfd_create("wide", 0);
    struct stat64 status;

    CHECK(fd >= 0);
    CHECK_EQUAL(wide_truncate(fd, length), 0);
    CHECK_EQUAL(fstat64(fd, &status), 0);
    CHECK_EQUAL(status.st_size, length);
    CHECK_EQUAL(wide_write(fd, "wide", 4, at), 4);
    CHECK_EQUAL(fstat64(fd, &status), 0);
    CHECK_EQUAL(status.st_size, at + 4);
    CHECK_FAILS(wide_truncate(fd, -0x123456789), EINVAL);
}

int main(void)
{
    in_a_file();
    if (getenv("SPLORK_TEST_REFUSED") == NULL)
        in_registers();
    return PASS;
}
