/* clone_keeps_callee_saved_registers.c
 * Description: The registers that C lets a caller keep hold what they held, after success and after each kind of
 *     failure (glibc bug 31402 lost one on a failure).
 * Modes: shared static preload musl
 */
#include "support.h"

static int returns_6(void *arg)
{
    (void)arg;
    return 6;
}

/* Fifteen values live across the call: more than any architecture has registers for, so all of them are in use. */
__attribute__((noinline)) static void fifteen_live_values(void *stack, int flags, int (*fn)(void *), int expected)
{
    volatile long seed = 3;
    long a = seed * 3, b = seed * 5, c = seed * 7, d = seed * 11, e = seed * 13, f = seed * 17, g = seed * 19,
         h = seed * 23, i = seed * 29, j = seed * 31, k = seed * 37, l = seed * 41, m = seed * 43, n = seed * 47,
         o = seed * 53;
    int result = clone(fn, stack, flags, NULL);

    CHECK(a == 9 && b == 15 && c == 21 && d == 33 && e == 39 && f == 51 && g == 57 && h == 69 && i == 87 && j == 93);
    CHECK(k == 111 && l == 123 && m == 129 && n == 141 && o == 159);
    CHECK(expected == 0 ? result > 0 : result == -1 && errno == expected);
    if (result > 0)
        CHECK_EQUAL(exit_status_of(result), 6);
}

#if defined(__x86_64__) && !defined(__ILP32__)
/* clone's first four arguments, with known values in rbx rbp r12-r15 across the call; stores what they hold after
 * it, and how far rsp has moved, in after[]. */
int clone_watched(int (*fn)(void *), void *stack, int flags, void *arg, uint64_t after[7]);
__asm__(".pushsection .text\n"
        ".type clone_watched, @function\n"
        "clone_watched:\n"
        "    push %rbx; push %rbp; push %r12; push %r13; push %r14; push %r15\n"
        "    push %r8\n" /* after; seven pushes and the return address leave rsp at a multiple of 16 */
        "    movabs $0x1111111111111111, %rbx\n"
        "    movabs $0x2222222222222222, %rbp\n"
        "    movabs $0x3333333333333333, %r12\n"
        "    movabs $0x4444444444444444, %r13\n"
        "    movabs $0x5555555555555555, %r14\n"
        "    movabs $0x6666666666666666, %r15\n"
        "    mov %rsp, 48(%r8)\n"
        "    call clone@PLT\n"
        "    mov (%rsp), %r8\n"
        "    sub %rsp, 48(%r8)\n"
        "    mov %rbx, (%r8)\n"
        "    mov %rbp, 8(%r8)\n"
        "    mov %r12, 16(%r8)\n"
        "    mov %r13, 24(%r8)\n"
        "    mov %r14, 32(%r8)\n"
        "    mov %r15, 40(%r8)\n"
        "    pop %r8\n"
        "    pop %r15; pop %r14; pop %r13; pop %r12; pop %rbp; pop %rbx\n"
        "    ret\n"
        ".popsection");

static void each_register(void *stack, int flags, int (*fn)(void *), int expected)
{
    uint64_t after[7] = { 0 };
    int result = clone_watched(fn, stack, flags, NULL, after);

    CHECK(expected == 0 ? result > 0 : result == -1 && errno == expected);
    for (unsigned i = 0; i < 6; i++)
        CHECK_EQUAL(after[i], 0x1111111111111111 * (i + 1));
    CHECK_EQUAL(after[6], 0);
    if (result > 0)
        CHECK_EQUAL(exit_status_of(result), 6);
}
#endif

int main(void)
{
    char *top = top_of(new_stack());

    for (int round = 0; round < 2; round++) {
        void (*check)(void *, int, int (*)(void *), int) = fifteen_live_values;

#if defined(__x86_64__) && !defined(__ILP32__)
        if (round == 1)
            check = each_register;
#endif
        check(top, SIGCHLD, returns_6, 0);
        check(top - 7, CLONE_VM | CLONE_VFORK | SIGCHLD, returns_6, 0);
        check(top, SIGCHLD, NULL, EINVAL);
        check(NULL, SIGCHLD, returns_6, EINVAL);
        check(top, CLONE_THREAD, returns_6, EINVAL); /* the kernel's: it wants CLONE_SIGHAND too */
    }
    return PASS;
}
