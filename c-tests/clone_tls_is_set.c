/* clone_tls_is_set.c
 * Description: CLONE_SETTLS takes the sixth argument, and the child gets to fn without reading the thread pointer:
 *     any value does.
 * Modes: shared static preload musl
 */
#include "support.h"

#if defined(__x86_64__)
# define SET_TLS_FLAGS (CLONE_VM | CLONE_VFORK | CLONE_SETTLS | SIGCHLD)

/* In assembly, since the compiler may use the thread pointer for its own checks. The first: does %fs:0, at
 * offset 0 from the new thread pointer, hold what the parent put there? The second touches nothing at all. */
int first_tls_word_is_arg(void *arg);
int returns_5(void *arg);
__asm__(".pushsection .text\n"
        ".type first_tls_word_is_arg, @function\n"
        "first_tls_word_is_arg:\n"
        "    xor %eax, %eax\n"
        "    cmp %rdi, %fs:0\n"
        "    sete %al\n"
        "    ret\n"
        ".type returns_5, @function\n"
        "returns_5:\n"
        "    mov $5, %eax\n"
        "    ret\n"
        ".popsection");

int main(void)
{
    static uintptr_t block[64];
    char *stack = new_stack();
    pid_t child, parent_word = -7, child_word = -8;

    block[8] = (uintptr_t)0x123456789abcdef0;
    child = clone(first_tls_word_is_arg, top_of(stack), SET_TLS_FLAGS, (void *)block[8], &parent_word, &block[8],
                  &child_word);
    CHECK(child > 0);
    CHECK_EQUAL(exit_status_of(child), 1);
    CHECK_EQUAL(parent_word, -7);
    CHECK_EQUAL(child_word, -8);

    /* An inaccessible page: errno or a stack protector's canary read on the way would crash. */
    child = clone(returns_5, top_of(stack), SET_TLS_FLAGS, NULL, NULL, stack - sysconf(_SC_PAGESIZE), NULL);
    CHECK(child > 0);
    CHECK_EQUAL(exit_status_of(child), 5);
    return PASS;
}
#else
int main(void)
{
    SKIP_TEST("written for x86-64's thread pointer");
}
#endif
