/* clone_aarch64_sme_za.c
 * Description: A dormant ZA of SME's is saved where the caller said, as C's rules ask of whoever cannot keep it, and
 *     the child has no share in it; clone does the rest of its work as ever.
 * Modes: shared static inline
 * Architectures: arm64
 */
#include "spawn.h"

unsigned long getauxval(unsigned long type); /* <sys/auxv.h> has names that ours are, too */

/* What AAPCS64 has TPIDR2_EL0 point to. */
struct tpidr2_block {
    unsigned char *za_save_buffer;
    uint16_t num_za_save_slices;
    unsigned char reserved[6];
};

/* The assembler may be older than SME: its registers and instructions by their numbers. */
static unsigned long tpidr2(void)
{
    unsigned long value;

    __asm__ volatile("mrs %0, S3_3_C13_C0_5" : "=r"(value));
    return value;
}

static int za_is_on(void)
{
    unsigned long svcr;

    __asm__ volatile("mrs %0, S3_3_C4_C2_2" : "=r"(svcr));
    return svcr >> 1 & 1;
}

static size_t slice_bytes(void)
{
    register size_t bytes __asm__("x0");

    __asm__ volatile(".inst 0x04bf5820" : "=r"(bytes)); /* rdsvl x0, #1 */
    return bytes;
}

/* Turns ZA on, fills it from memory, and leaves it dormant. */
static void fill_za(const unsigned char *from, struct tpidr2_block *block)
{
    __asm__ volatile(".inst 0xd503457f"); /* smstart za */
    for (size_t slice = 0; slice < slice_bytes(); slice++) {
        register size_t w12 __asm__("x12") = slice;
        register const unsigned char *x1 __asm__("x1") = from + slice * slice_bytes();

        __asm__ volatile(".inst 0xe1000020" : : "r"(w12), "r"(x1) : "memory"); /* ldr za[w12, 0], [x1] */
    }
    __asm__ volatile("msr S3_3_C13_C0_5, %0" : : "r"(block) : "memory");
}

static int no_share(void *arg)
{
    (void)arg;
    return (za_is_on() ? 1 : 0) + (tpidr2() ? 2 : 0) + 40;
}

static void round_with(size_t slices, char *top)
{
    size_t slice = slice_bytes(), all = slice * slice;
    unsigned char *pattern = malloc(all), *saved = malloc(all);
    struct tpidr2_block block = { .za_save_buffer = saved, .num_za_save_slices = (uint16_t)slices };

    CHECK(pattern && saved);
    for (size_t i = 0; i < all; i++)
        pattern[i] = (unsigned char)(i * 7 + i / slice);
    memset(saved, 0x5a, all);
    errno = 12345;
    fill_za(pattern, &block);
    CHECK_EQUAL(status_of_spawned(no_share, top, NULL), 40);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(tpidr2(), 0); /* which tells the caller that it has to restore it */
    CHECK(!za_is_on());
    CHECK_EQUAL(memcmp(saved, pattern, slices * slice), 0);
    for (size_t i = slices * slice; i < all; i++)
        CHECK_EQUAL(saved[i], 0x5a);
    free(pattern);
    free(saved);
}

int main(void)
{
    char *top = top_of(new_stack());

    if (!(getauxval(26 /* AT_HWCAP2 */) >> 23 & 1))
        SKIP_TEST("this machine, or its kernel, has no SME");
    CHECK_EQUAL(tpidr2(), 0);
    CHECK_EQUAL(status_of_spawned(no_share, top, NULL), 40); /* nothing is there, nothing happens */
    round_with(slice_bytes(), top);
    round_with(slice_bytes() / 2, NULL);
    round_with(0, top);
    return PASS;
}
