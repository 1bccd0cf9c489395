/* splork_spawn_filtered_exit_stops_hard.c
 * Description: Where a seccomp filter makes exit return, the child stops at a trap instruction of the trampoline
 *     instead of running on into whatever code follows.
 * Modes: shared static inline musl
 */
#include "filtered_exit.h"
#include "rewrite.h"

#include <splork.h>

static pid_t start(int (*fn)(void *), char *top)
{
    long args[6] = { 0 };

    args[AT_FLAGS] = SIGCHLD;
    args[AT_STACK] = KERNELS_STACK(top);
    return (pid_t)splork_spawn(SYS_clone, args, top, fn, NULL);
}

int main(void)
{
    check_filtered_exit_stops_hard();
    return PASS;
}
