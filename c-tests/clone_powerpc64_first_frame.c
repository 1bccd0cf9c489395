/* clone_powerpc64_first_frame.c
 * Description: fn is entered with its own address in r12 and CTR, above a frame of 32 bytes with a back chain of 0; on
 *     ELFv1 with its code's in CTR, above one of 112 bytes.
 * Modes: shared static inline
 * Architectures: powerpc64
 */
#include "spawn.h"

#if defined(_CALL_ELF) && _CALL_ELF == 2
# define FRAME 32
# define CODE "looks_at_frame:\n"
# define MORE "    std 4, 24(1)\n"
#else /* the last word that an argument may have room in, and the toc's */
# define FRAME 112
# define CODE \
    ".section .opd, \"aw\"\n" \
    ".balign 8\n" \
    "looks_at_frame: .quad .Llooks, .TOC.@tocbase, 0\n" \
    ".previous\n" \
    ".Llooks:\n"
# define MORE "    std 4, 40(1)\n    std 4, 48(1)\n    std 4, 104(1)\n"
#endif

/* Stores r1, the back chain, r12, CTR and LR in arg[], and fills the words of its caller's frame that a callee may
 * write: CR, LR and TOC. Then leaves arg[5] as its result. */
int looks_at_frame(void *arg);
__asm__(".pushsection .text\n"
        ".type looks_at_frame, @function\n"
        CODE
        "    std 1, 0(3)\n"
        "    ld 4, 0(1)\n"
        "    std 4, 8(3)\n"
        "    std 12, 16(3)\n"
        "    mfctr 4\n"
        "    std 4, 24(3)\n"
        "    mflr 4\n"
        "    std 4, 32(3)\n"
        "    std 4, 8(1)\n"
        "    std 4, 16(1)\n"
        MORE
        "    ld 3, 40(3)\n"
        "    blr\n"
        ".popsection");

int main(void)
{
    char *end = end_of_shared_stack();
    unsigned long *words = shared_words();

    for (int shift = 0; shift <= 16; shift++) {
        unsigned long r1 = ((unsigned long)(end - shift) & -16UL) - FRAME;

        memset(end - 1024, 0xa5, 1024); /* no back chain of 0 but the trampoline's own */
        words[5] = 70 + (unsigned long)shift;
        CHECK_EQUAL(status_of_spawned(looks_at_frame, end - shift, words), 70 + shift);
        CHECK_EQUAL(words[0], r1);
        CHECK_EQUAL(words[1], 0);
#if FRAME == 32
        CHECK_EQUAL(words[2], (unsigned long)looks_at_frame);
        CHECK_EQUAL(words[3], (unsigned long)looks_at_frame);
#else
        CHECK_EQUAL(words[3], *(unsigned long *)(void *)looks_at_frame);
#endif
        CHECK(words[4] != 0); /* back to the trampoline, which makes exit of the result */
        for (char *at = (char *)r1 + FRAME; at < end; at++)
            CHECK_EQUAL(*(unsigned char *)at, 0xa5);
    }
    return PASS;
}
