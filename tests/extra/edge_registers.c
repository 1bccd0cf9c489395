/* Each plain call of calls/edge_cases.toml reaches the kernel with its number and these registers, whole, in the kernel's order. */
#include "trace.h"

#include <splork.h>
#include <splork/edge_cases.h>

#define ADDRESS ((void *)0xfedcba9876543210)
#define WORD 0xfedcba9876543210
/* Negative values fill the register with their sign, unsigned ones with zeros. */
#define S8 ((int8_t)-2)
#define S16 ((int16_t)-3)
#define S32 (-4)
#define S64 ((int64_t)-5)
#define U8 0xf2
#define U16 0xf3f3
#define U32 0xf4f4f4f4u
#define SIGNED(value) (uint64_t)(int64_t)(value)

static int compare(const void *a, const void *b)
{
    return a == b;
}

static void handler(int number)
{
    (void)number;
}

#define COMPARE (uint64_t)(uintptr_t)compare
#define HANDLER (uint64_t)(uintptr_t)handler

static const struct {
    long number;
    int words;
    uint64_t args[6];
} expected[] = {
    { 700, 6, { SIGNED(S8), SIGNED(S8), U8, SIGNED(S16), U16, SIGNED(S32) } },
    { 701, 5, { U32, SIGNED(S64), WORD, SIGNED(S64), WORD } },
    { 702, 6, { SIGNED(S8), SIGNED(S16), SIGNED(S32), U8, U16, U32 } },
    { 703, 6, { SIGNED(S8), SIGNED(S16), SIGNED(S32), U8, U16, U32 } },
    { 704, 6, { SIGNED(S32), U8, U16, U32, SIGNED(S64), WORD } },
    { 705, 6, { SIGNED(S64), WORD, WORD, SIGNED(S64), WORD, SIGNED(S64) } },
    { 706, 6, { WORD, SIGNED(S64), WORD, SIGNED(S64), WORD, WORD } },
    { 707, 6, { SIGNED(S32), U32, U32, U32, U32, U16 } },
    { 708, 6, { SIGNED(S32), SIGNED(-10), SIGNED(-11), SIGNED(-12), SIGNED(-13), SIGNED(-14) } },
    { 709, 6, { WORD, WORD + 1, WORD + 2, WORD + 3, WORD + 4, WORD + 5 } },
    { 710, 3, { COMPARE, HANDLER, U32 } },
    { 710, 3, { 0, 0, 0 } },
    { 711, 2, { EDGE_GREEN, WORD } },
    { 712, 0, { 0 } },
    { 713, 6, { 6, 5, 4, 3, 2, 1 } },
    { 714, 6, { 6, 5, 4, 3, 2, 1 } },
    { 715, 3, { SIGNED(-1), WORD, SIGNED(S64) } },
    { 717, 1, { WORD } },
    { 718, 2, { WORD, SIGNED(S32) } },
    { 721, 1, { WORD } },
    { 722, 2, { WORD, 88 } },
    { 723, 5, { SIGNED(S32), U32, SIGNED(S16), SIGNED(S32), SIGNED(S32) } },
    { 724, 1, { SIGNED(S32) } },
    { 726, 2, { U32, SIGNED(S32) } },
    { 727, 2, { SIGNED(S32), WORD } },
    { 728, 6, { WORD, WORD + 1, WORD + 2, WORD + 3, WORD + 4, WORD + 5 } },
    { 730, 6, { 0, SIGNED(S32), 12, SIGNED(-7), U32, WORD } },
    { 731, 2, { 0x123456789abcdef0, SIGNED(S32) } },
    { 735, 6, { SIGNED(S64), WORD, U16, WORD, WORD, SIGNED(S64) } },
    { 736, 6, { U32, WORD, 1, SIGNED(S32), SIGNED(S64), WORD } },
    { 737, 5, { SIGNED(S64), SIGNED(S32), SIGNED(-12), WORD, SIGNED(S64) } },
    { 738, 6, { WORD, WORD + 1, WORD + 2, WORD + 3, WORD + 4, HANDLER } },
};

#define EXPECTED ((int)(sizeof expected / sizeof *expected))

static char *at(unsigned offset)
{
    return (char *)ADDRESS + offset;
}

/* No kernel has the calls, and C programs must be told so. */
#define ABSENT(call) CHECK_FAILS(call, ENOSYS)

static int body(void *arg)
{
    (void)arg;
    ABSENT(edge_keywords(S8, S8, U8, S16, U16, S32));
    ABSENT(edge_long_keywords(U32, S64, WORD, S64, WORD));
    ABSENT(edge_kernel_widths(S8, S16, S32, U8, U16, U32));
    ABSENT(edge_c_widths(S8, S16, S32, U8, U16, U32));
    ABSENT(edge_short_widths(S32, U8, U16, U32, S64, WORD));
    ABSENT(edge_wide(S64, WORD, WORD, S64, WORD, S64));
    ABSENT(edge_words(WORD, S64, WORD, S64, ADDRESS, ADDRESS));
    ABSENT(edge_ids(S32, U32, U32, U32, U32, U16));
    ABSENT(edge_handles(S32, -10, -11, -12, -13, -14));
    ABSENT(edge_pointers((void *)at(0), at(1), (void *)at(2), (void *)at(3), (void *)at(4), (void *)at(5)));
    ABSENT(edge_functions(compare, handler, U32));
    ABSENT(edge_functions(NULL, NULL, 0));
    ABSENT(edge_enum(EDGE_GREEN, ADDRESS));
    ABSENT(edge_none());
    ABSENT(edge_names(1, 2, 3, 4, 5, 6));
    ABSENT(edge_locals(1, 2, 3, 4, 5, 6));
    ABSENT(edge_variadic(-1, S64, ADDRESS));
    errno = 0;
    CHECK(edge_address(ADDRESS) == (const struct edge_struct *)-1);
    CHECK_EQUAL(errno, ENOSYS);
    ABSENT(edge_text(ADDRESS, S32));
    ABSENT(edge_unpacked(ADDRESS));
    ABSENT(edge_clone_args(ADDRESS, 88));
    ABSENT(edge_narrow(S32, U32, S16, S32, S32));
    ABSENT(edge_upstream(S32));
    ABSENT(edge_results(S32, U32));
    errno = 0;
    CHECK(edge_texts(S32, ADDRESS) == (char **)-1);
    CHECK_EQUAL(errno, ENOSYS);
    ABSENT(edge_tags((void *)at(0), (void *)at(1), (void *)at(2), (void *)at(3), (void *)at(4), (void *)at(5)));
    ABSENT(edge_constants(ADDRESS, S32));
    ABSENT(edge_wide_constant(S32));
    ABSENT(edge_kernel_words(S64, WORD, U16, WORD, WORD, S64));
    ABSENT(edge_more_words(U32, WORD, 0x100, S32, S64, WORD));
    ABSENT(edge_time_words(S64, S32, -12, WORD, S64));
    ABSENT(edge_opaque((void *)at(0), (void *)at(1), (void *)at(2), (void *)at(3), (void *)at(4), handler));
    /* A number on another architecture only: told so without asking the kernel. */
    CHECK_FAILS(edge_elsewhere(1, ADDRESS, 2), ENOTSUP);
    /* The shipped calls are still there. */
    ABSENT(splork(ADDRESS, 1));
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body };
    int seen = 0;

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        if (t.calls[i].number < 700 || t.calls[i].number >= 800)
            continue;
        CHECK(seen < EXPECTED);
        CHECK_EQUAL(t.calls[i].number, expected[seen].number);
        for (int word = 0; word < expected[seen].words; word++) {
            if (t.calls[i].args[word] != expected[seen].args[word])
                fprintf(stderr, "call %ld, word %d:\n", expected[seen].number, word);
            CHECK_EQUAL(t.calls[i].args[word], expected[seen].args[word]);
        }
        seen++;
    }
    CHECK_EQUAL(seen, EXPECTED);
    CHECK_EQUAL(trace_count(&t, 900), 1);
    return PASS;
}
