/* Map a shadow stack for a coroutine, if the machine has any. */
#include <splork/mm.h>
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
    void *stack = map_shadow_stack(NULL, 0x4000,
                                   SHADOW_STACK_SET_TOKEN);

    if (stack == MAP_FAILED) {
        perror("map_shadow_stack");
        return 1;
    }
    puts("its token is in the last eight bytes");
    return munmap(stack, 0x4000) != 0;
}
