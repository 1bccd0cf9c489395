/* splork_spawn_misaligned_stack.c
 * Description: A child of splork_spawn enters fn with the alignment that C expects, whatever stack pointer it was born with:
 *     the kernel takes any.
 * Modes: shared static inline musl
 */
#include "spawn.h"

static int uses_aligned_stack(void *arg)
{
    volatile _Alignas(16) double numbers[4] = { 0.5, 1.5, 2.5, 3.5 };
    /* volatile: compilers take it for granted that these are aligned. */
    volatile uintptr_t place = (uintptr_t)numbers, frame = (uintptr_t)__builtin_dwarf_cfa();
    char text[32];

    if (place % 16 != 0)
        return 2;
    if (frame % STACK_ALIGN != 0)
        return 3;
    snprintf(text, sizeof text, "%g", numbers[0] + numbers[1] + numbers[2] + numbers[3]);
    return strcmp(text, "8") == 0 ? 40 + *(int *)arg : 4;
}

int main(void)
{
    char *stack = new_stack();

    for (int offset = 0; offset < 32; offset++)
        CHECK_EQUAL(status_of_spawned(uses_aligned_stack, top_of(stack) - offset, &offset), 40 + offset);
    return PASS;
}
