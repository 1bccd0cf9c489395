/* map_shadow_stack_gives_address.c
 * Description: map_shadow_stack returns the page-aligned address of a mapping, and (void *)-1 for every error.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/mm.h>

#define FAILED ((void *)-1)
#define SET_TOKEN 1u

static void fails(void *result, int code)
{
    CHECK(result == FAILED);
    CHECK_EQUAL(errno, code);
}

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    void *stack;

    errno = 12345;
    stack = map_shadow_stack(NULL, 2 * page, SET_TOKEN);
    if (stack == FAILED && (errno == ENOSYS || errno == EOPNOTSUPP))
        SKIP_TEST("no shadow stacks: %s", errno == ENOSYS ? "this kernel is built without them" : "not this machine");
    CHECK(stack != FAILED);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL((uintptr_t)stack % page, 0);
    /* It is there: it can be taken away. */
    CHECK_EQUAL(munmap(stack, 2 * page), 0);

    fails(map_shadow_stack(NULL, page, 0x80000000), EINVAL);
    fails(map_shadow_stack(NULL, 4, SET_TOKEN), EINVAL);
#ifdef __x86_64__
    fails(map_shadow_stack((void *)page, page, 0), ERANGE);
#endif
    return PASS;
}
