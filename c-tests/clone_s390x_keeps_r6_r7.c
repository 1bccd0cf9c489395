/* clone_s390x_keeps_r6_r7.c
 * Description: r6 and r7, where the kernel takes its fifth and sixth arguments, are the C caller's to keep, as r8 and r9
 *     are, where fn and arg ride along: all hold after success and after failure what they held (glibc bug 31402).
 * Modes: shared static
 * Architectures: s390x
 */
#include "spawn.h"

/* splork_spawn with known values in r6 to r13; stores what they hold after it in after[]. */
long spawn_watched(long number, const long args[6], void *stack, int (*fn)(void *), void *arg, long after[8]);
__asm__(".pushsection .text\n"
        ".type spawn_watched, @function\n"
        "spawn_watched:\n"
        "    stmg %r6, %r15, 48(%r15)\n"
        "    lg %r1, 160(%r15)\n" /* after, the sixth argument; arg, the fifth, is in r6 and goes on from there */
        "    aghi %r15, -168\n"
        "    stg %r1, 160(%r15)\n"
        "    lghi %r7, 0x2222\n"
        "    lghi %r8, 0x3333\n"
        "    lghi %r9, 0x4444\n"
        "    lghi %r10, 0x5555\n"
        "    lghi %r11, 0x6666\n"
        "    lghi %r12, 0x7777\n"
        "    lghi %r13, 0x0888\n"
        "    brasl %r14, splork_spawn@PLT\n"
        "    lg %r1, 160(%r15)\n"
        "    stmg %r6, %r13, 0(%r1)\n"
        "    lmg %r6, %r15, 216(%r15)\n"
        "    br %r14\n"
        ".popsection");

static int returns_6(void *arg)
{
    return arg == (void *)0x1111 ? 6 : 7;
}

static void round_with(long number, const long args[6], int error)
{
    static const long expected[8] = { 0x1111, 0x2222, 0x3333, 0x4444, 0x5555, 0x6666, 0x7777, 0x888 };
    long after[8] = { 0 };
    long result = spawn_watched(number, args, (void *)args[AT_STACK], returns_6, (void *)0x1111, after);

    if (error) {
        CHECK_EQUAL(result, -1);
        CHECK_EQUAL(errno, error);
    } else {
        CHECK_EQUAL(exit_status_of((pid_t)result), 6);
    }
    for (int i = 0; i < 8; i++)
        CHECK_EQUAL(after[i], expected[i]);
}

int main(void)
{
    long args[6] = { [AT_FLAGS] = SIGCHLD, [AT_STACK] = (long)top_of(new_stack()), [4] = 5, [5] = 6 };

    round_with(SYS_clone, args, 0);
    round_with(4000, args, ENOSYS);
    args[AT_FLAGS] = CLONE_THREAD | SIGCHLD;
    round_with(SYS_clone, args, EINVAL);
    return PASS;
}
