/* clone_arm_interworking.c
 * Description: fn may be A32 or Thumb code, whichever the trampoline and its caller are: it is entered in its own
 *     instruction set, and comes back.
 * Modes: shared static inline
 * Architectures: arm
 */
#include "spawn.h"

#ifdef __thumb__
# define BACK ".thumb\n"
#else
# define BACK ".arm\n"
#endif

/* Stores both frame pointers, A32's and Thumb's, and how far the program counter reads ahead, which is 8 bytes in A32
 * and 4 in Thumb. Then leaves arg[3] as its result. */
#define CALLEE(name, set) \
    int name(void *arg); \
    __asm__(".pushsection .text\n" \
            ".syntax unified\n" \
            set \
            ".balign 4\n" \
            ".type " #name ", %function\n" \
            #name ":\n" \
            "    mov r2, r11\n" /* ARMv5's Thumb stores lower registers alone */ \
            "    str r2, [r0]\n" \
            "    str r7, [r0, #4]\n" \
            "    adr r1, 1f\n" \
            "    .balign 4\n" \
            "1:  mov r2, pc\n" \
            "    subs r2, r2, r1\n" \
            "    str r2, [r0, #8]\n" \
            "    ldr r0, [r0, #12]\n" \
            "    bx lr\n" \
            BACK \
            ".popsection")

CALLEE(a32, ".arm\n");
CALLEE(thumb, ".thumb\n.thumb_func\n");

static void round_with(int (*fn)(void *), char *top, unsigned long ahead)
{
    unsigned long *words = shared_words();

    words[0] = words[1] = 0x5a5a5a5a;
    words[3] = 80 + ahead;
    CHECK_EQUAL(status_of_spawned(fn, top, words), 80 + ahead);
    CHECK_EQUAL(words[0], 0);
    CHECK_EQUAL(words[1], 0);
    CHECK_EQUAL(words[2], ahead);
}

/* Hard float: in registers, and spilled where the stack has to be aligned for it. */
__attribute__((target("arm"), noinline)) static int a32_floats(void *arg)
{
    volatile double half = 0.5, pair[2] = { *(int *)arg, 1.5 };

    return (int)(pair[0] * pair[1] / half);
}

__attribute__((target("thumb"), noinline)) static int thumb_floats(void *arg)
{
    volatile double half = 0.5, pair[2] = { *(int *)arg, 1.5 };

    return (int)(pair[0] * pair[1] / half);
}

int main(void)
{
    char *top = top_of(new_stack());
    int seven = 7;

    CHECK_EQUAL((unsigned long)thumb & 1, 1);
    CHECK_EQUAL((unsigned long)a32 & 1, 0);
    for (int shift = 0; shift < 16; shift++) {
        round_with(a32, top - shift, 8);
        round_with(thumb, top - shift, 4);
        CHECK_EQUAL(status_of_spawned(a32_floats, top - shift, &seven), 21);
        CHECK_EQUAL(status_of_spawned(thumb_floats, top - shift, &seven), 21);
    }
    return PASS;
}
