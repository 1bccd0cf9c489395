/* clone_tiny_stack.c
 * Description: 128 bytes of stack, which is what some programs hand over, are enough for a function that just
 *     returns, and nothing around them changes.
 * Modes: shared static preload musl
 * Needs: vfork
 */
#include "support.h"

static volatile int calls;

static int counts(void *arg)
{
    (void)arg;
    calls++;
    return 11;
}

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), size = 128 + BELOW_TOP;
    /* The lowest bytes of a page, below it a page that nobody may touch. */
    unsigned char *guard = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    unsigned char *stack = guard + page;

    CHECK(guard != MAP_FAILED);
    CHECK_EQUAL(mprotect(guard, page, PROT_NONE), 0);
    memset(stack, 0xa5, page);

    for (int round = 0; round < 1000; round++) {
        pid_t child = clone(counts, stack + size, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);

        CHECK(child > 0);
        CHECK_EQUAL(exit_status_of(child), 11);
        CHECK_EQUAL(calls, round + 1);
    }
    for (size_t i = size; i < page; i++)
        CHECK_EQUAL(stack[i], 0xa5);
    return PASS;
}
