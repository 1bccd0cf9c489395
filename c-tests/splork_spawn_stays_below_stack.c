/* splork_spawn_stays_below_stack.c
 * Description: Nothing above the top of the child's stack is touched, by whatever the ABI lets fn write above its own frame:
 *     home places of arguments, register windows, save areas.
 * Modes: shared static inline musl
 */
#include "spawn.h"

/* Without optimization arg is stored in its home place, where the ABI has one. */
#define UNOPTIMIZED __attribute__((noinline, optimize("O0")))

/* Deep enough that no processor keeps all windows in registers, on a stack of one page. */
UNOPTIMIZED static int depth(int more)
{
    volatile int rest = more;

    return rest ? 1 + depth(rest - 1) : 0;
}

UNOPTIMIZED static int child(void *arg)
{
    return depth(*(int *)arg) + 1;
}

int main(void)
{
    for (int levels = 0; levels <= 12; levels += 12)
        for (int offset = 0; offset < 32; offset += 8)
            CHECK_EQUAL(status_of_spawned(child, end_of_shared_stack() - offset, &levels), levels + 1);
    return PASS;
}
