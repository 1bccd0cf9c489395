/* clone_s390x_save_area.c
 * Description: fn finds 160 bytes above r15 that it may save registers in, below the stack's end, and a back chain of 0.
 * Modes: shared static inline
 * Architectures: s390x
 */
#include "spawn.h"

/* Stores r15, the back chain and r11 in arg[], and its caller's registers where the ABI has room for them: r6 to r15
 * from 48(r15), f0 f2 f4 f6 from 128(r15). Then leaves arg[3] as its result. */
int saves_registers(void *arg);
__asm__(".pushsection .text\n"
        ".type saves_registers, @function\n"
        "saves_registers:\n"
        "    stg %r15, 0(%r2)\n"
        "    lg %r1, 0(%r15)\n"
        "    stg %r1, 8(%r2)\n"
        "    stg %r11, 16(%r2)\n"
        "    stmg %r6, %r15, 48(%r15)\n"
        "    std %f0, 128(%r15)\n"
        "    std %f2, 136(%r15)\n"
        "    std %f4, 144(%r15)\n"
        "    std %f6, 152(%r15)\n"
        "    lg %r2, 24(%r2)\n"
        "    br %r14\n"
        ".popsection");

int main(void)
{
    char *end = end_of_shared_stack();
    unsigned long *words = shared_words();

    for (int shift = 0; shift <= 16; shift++) {
        unsigned long r15 = ((unsigned long)(end - shift) & -8UL) - 160;

        memset(end - 1024, 0xa5, 1024); /* no back chain of 0 but the trampoline's own */
        words[3] = 70 + (unsigned long)shift;
        CHECK_EQUAL(status_of_spawned(saves_registers, end - shift, words), 70 + shift);
        CHECK_EQUAL(words[0], r15);
        CHECK_EQUAL(words[1], 0);
        CHECK_EQUAL(words[2], 0); /* the frame pointer, where there is one */
        for (char *at = (char *)r15 + 160; at < end; at++)
            CHECK_EQUAL(*(unsigned char *)at, 0xa5);
    }
    return PASS;
}
