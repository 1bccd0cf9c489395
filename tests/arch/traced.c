/* The calls of wide/traced.toml, and splork_spawn, once each; tests/arch/traced.rs reads what qemu-user's -strace says
 * of them. Ends with 0, or with the line of a call that did not come back with ENOSYS. */
#if defined(__loongarch__) || (defined(__riscv) && __riscv_xlen == 32)
# include "freestanding/start.h"
#else
# include <errno.h>
#endif

#include <stdint.h>
#include <splork.h>
#include <splork/traced.h>

/* As much of it as an address, or a long, can hold. */
#define PTR(value) ((void *)(uintptr_t)(value))
#define LONG(value) ((long)(value))
#ifdef __powerpc64__
# define REMAP_FILE_PAGES 239
#else
# define REMAP_FILE_PAGES 234
#endif

static int child(void *arg)
{
    return arg != 0;
}

#define MAKE(call) \
    do { \
        errno = 0; \
        if ((call) != -1 || errno != ENOSYS) \
            return __LINE__; \
    } while (0)

int main(void)
{
    static const long six[6] = { LONG(0x1111222233334441), -2, LONG(0x7fffffff80000000), 4, LONG(-0x123456789abcdef), 6 };

    MAKE(traced_reordered(PTR(0x5555666677778888), (unsigned long)0x1111222233334444));
#if __SIZEOF_LONG__ == 4
    MAKE(traced_pairs(-0x123456789abcdef, 0x80000001, 0xfedcba9876543210, -2));
#else
    MAKE(traced_six(-6, 0xfedcba9876543210, PTR(0x9999aaaabbbbcccc), -2, 0x80000001, -0x7fffffffffffffff));
#endif
    MAKE(traced_packed(-1, 2, 3, PTR(4), 5, -6, 7, -8));
    MAKE(traced_nice(child, PTR(0x7654321fedc8), (int)0x81000011, 0, -5, PTR(0x1111222233334444),
                     PTR(0x5555666677778888), PTR(0x9999aaaabbbbcccc)));
    MAKE(splork_spawn(REMAP_FILE_PAGES, six, 0, child, 0));
    return 0;
}
