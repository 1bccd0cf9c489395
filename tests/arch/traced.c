/* The calls of wide/traced.toml and wide/traced32.toml, and splork_spawn, once each; tests/arch/traced.rs reads what
 * qemu-user's -strace says of them. Ends with 0, or with the line of a call that did not come back with its error. */
#if defined(__loongarch__) || defined(__hexagon__)
# include "freestanding/start.h"
#else
# include <errno.h>
#endif

#include <splork.h>
#include <splork/traced.h>
#include <splork/traced32.h>

#define PTR(value) ((void *)(value))

static int child(void *arg)
{
    return arg != 0;
}

#define MAKE(error, call) \
    do { \
        errno = 0; \
        if ((call) != -1 || errno != (error)) \
            return __LINE__; \
    } while (0)

/* What lies in memory, whatever the byte order. */
static __u64 text(const char *bytes)
{
    __u64 value = 0;

    for (int i = 0; i < 8; i++) {
        int shift = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 56 - 8 * i : 8 * i;

        value |= (__u64)(unsigned char)bytes[i] << shift;
    }
    return value;
}

int main(void)
{
#if __SIZEOF_LONG__ == 8
# ifdef __powerpc64__
    const long remap_file_pages = 239;
# else
    const long remap_file_pages = 234;
# endif
    static const long six[6] = { 0x1111222233334441, -2, 0x7fffffff80000000, 4, -0x123456789abcdef, 6 };

    MAKE(ENOSYS, traced_reordered(PTR(0x5555666677778888), 0x1111222233334444));
    MAKE(ENOSYS, traced_six(-6, 0xfedcba9876543210, PTR(0x9999aaaabbbbcccc), -2, 0x80000001, -0x7fffffffffffffff));
    MAKE(ENOSYS, traced_packed(-1, 2, 3, PTR(4), 5, -6, 7, -8));
    MAKE(ENOENT, traced_text(text("ABCDEFGH"), -1, text("IJKLMNOP"), 0));
    MAKE(ENOSYS, traced_nice(child, PTR(0x7654321fedc8), (int)0x81000011, 0, -5, PTR(0x1111222233334444),
                             PTR(0x5555666677778888), PTR(0x9999aaaabbbbcccc)));
    MAKE(ENOSYS, splork_spawn(remap_file_pages, six, 0, child, 0));
#else
    static const long six[6] = { 0x11112221, -2, 0x7fff8000, 4, -0x1234567, 6 };
    const __u64 a = 0x1111222233334444, b = 0x5555666677778888;

    MAKE(ENOSYS, traced_reordered(PTR(0x55556666), 0x11112222));
    MAKE(ENOSYS, traced_six32(-6, 0x80000001, PTR(0x9999aaaa), -2, 0xfedcba98, -0x3fffffff));
    MAKE(ENOSYS, traced_packed(-1, 2, 3, PTR(4), 5, -6, 7, -8));
    MAKE(ENOENT, traced_text(text("ABCDEFGH"), -1, text("IJKLMNOP"), 0));
    MAKE(ENOSYS, traced_nice(child, PTR(0x7654fed3), (int)0x81000011, 0, -5, PTR(0x11112222), PTR(0x55556666),
                             PTR(0x9999aaaa)));
    MAKE(ENOSYS, traced_pair_first(-7, (__s64)b, a));
    MAKE(ENOSYS, traced_pair_second(-8, a, 0xf4f4f4f4));
    MAKE(ENOSYS, traced_pair_last((__s64)b, 3, 2, 1));
    MAKE(ENOSYS, splork_spawn(__NR_move_pages, six, 0, child, 0));
#endif
    return 0;
}
