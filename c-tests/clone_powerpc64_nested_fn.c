/* clone_powerpc64_nested_fn.c
 * Description: fn may be a nested function, as GNU C has them: on ELFv1 it finds its surroundings by the third word of its
 *     descriptor, in r11.
 * Modes: shared static inline
 * Architectures: powerpc64
 */
#include "spawn.h"

#if defined(_CALL_ELF) && _CALL_ELF == 2
int main(void)
{
    SKIP_TEST("on ELFv2 functions have no descriptors");
}
#else
int main(void)
{
    char *top = top_of(new_stack());
    volatile int surroundings = 30;

    int child(void *arg)
    {
        return surroundings + *(int *)arg;
    }

    for (int arg = 1; arg < 4; arg++)
        CHECK_EQUAL(status_of_spawned(child, top, &arg), 30 + arg);
    return PASS;
}
#endif
