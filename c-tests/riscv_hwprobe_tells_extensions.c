/* riscv_hwprobe_tells_extensions.c
 * Description: riscv_hwprobe fills in the extensions that the auxiliary vector knows of, too, and passes all five arguments.
 * Modes: shared static inline
 * Architectures: riscv64
 * Needs: kernel
 */
#include "support.h"

#include <splork/arch.h>
#include <sys/auxv.h>

#define UNKNOWN_KEY ((int64_t)1 << 40)

static int is_in_vector(char letter)
{
    return (int)(getauxval(AT_HWCAP) >> (letter - 'A') & 1);
}

static int has(uint64_t extensions, uint64_t bits)
{
    return (extensions & bits) == bits;
}

int main(void)
{
    struct riscv_hwprobe pairs[3] = {
        { .key = RISCV_HWPROBE_KEY_BASE_BEHAVIOR, .value = 77 },
        { .key = UNKNOWN_KEY, .value = 77 },
        { .key = RISCV_HWPROBE_KEY_IMA_EXT_0, .value = 77 },
    };
    unsigned long here = 1, none = 0, all = 0;
    uint64_t extensions;

    errno = 12345;
    if (riscv_hwprobe(pairs, 2, 0, NULL, 0) == -1 && errno == ENOSYS)
        SKIP_TEST("riscv_hwprobe needs Linux 6.4");
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(pairs[0].key, RISCV_HWPROBE_KEY_BASE_BEHAVIOR);
    CHECK_EQUAL(pairs[0].value, RISCV_HWPROBE_BASE_BEHAVIOR_IMA);
    CHECK_EQUAL(pairs[1].key, -1);
    CHECK_EQUAL(pairs[1].value, 0);
    CHECK_EQUAL(pairs[2].value, 77); /* pair_count is 2 */

    CHECK_EQUAL(riscv_hwprobe(pairs, 3, sizeof here, &here, 0), 0); /* the first processor alone */
    extensions = pairs[2].value;
    CHECK_EQUAL(has(extensions, RISCV_HWPROBE_IMA_FD), is_in_vector('F') && is_in_vector('D'));
    CHECK_EQUAL(has(extensions, RISCV_HWPROBE_IMA_C), is_in_vector('C'));
    CHECK_EQUAL(has(extensions, RISCV_HWPROBE_IMA_V), is_in_vector('V'));

    CHECK_FAILS(riscv_hwprobe(pairs, 3, sizeof none, &none, 0), EINVAL);
    CHECK_FAILS(riscv_hwprobe(pairs, 3, 0, &here, 0), EINVAL); /* so it is an empty set */
    CHECK_FAILS(riscv_hwprobe(pairs, 3, sizeof here, NULL, 0), EFAULT);
    CHECK_FAILS(riscv_hwprobe(pairs, 3, 0, NULL, 1u << 31), EINVAL);
    CHECK_FAILS(riscv_hwprobe((void *)8, 1, 0, NULL, 0), EFAULT);

    /* The other way round: the processors that have all this. */
    pairs[0] = (struct riscv_hwprobe){ RISCV_HWPROBE_KEY_IMA_EXT_0, extensions };
    if (riscv_hwprobe(pairs, 1, sizeof all, &all, RISCV_HWPROBE_WHICH_CPUS) == -1 && errno == EINVAL)
        return PASS; /* older than Linux 6.8 */
    CHECK_EQUAL(all & 1, 1);
    pairs[0].value = RISCV_HWPROBE_EXT_ZICFILP | RISCV_HWPROBE_EXT_ZVKNED | RISCV_HWPROBE_EXT_ZTSO;
    CHECK_EQUAL(riscv_hwprobe(pairs, 1, sizeof all, &all, RISCV_HWPROBE_WHICH_CPUS), 0);
    CHECK_EQUAL(all, 0); /* none */
    pairs[0] = (struct riscv_hwprobe){ UNKNOWN_KEY, 0 };
    all = 0;
    CHECK_EQUAL(riscv_hwprobe(pairs, 1, sizeof all, &all, RISCV_HWPROBE_WHICH_CPUS), 0);
    CHECK_EQUAL(pairs[0].key, -1);
    CHECK_EQUAL(all, 0);
    CHECK_FAILS(riscv_hwprobe(pairs, 1, sizeof all, NULL, RISCV_HWPROBE_WHICH_CPUS), EINVAL);
    CHECK_FAILS(riscv_hwprobe(pairs, 1, 0, &all, RISCV_HWPROBE_WHICH_CPUS), EINVAL);
    return PASS;
}
