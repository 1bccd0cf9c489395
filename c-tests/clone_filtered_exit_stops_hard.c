/* clone_filtered_exit_stops_hard.c
 * Description: Where a seccomp filter makes exit return, the child stops at a trap instruction of the trampoline
 *     instead of running on into whatever code follows.
 * Modes: shared static preload musl
 */
#include "filtered_exit.h"

static pid_t start(int (*fn)(void *), char *top)
{
    return clone(fn, top, SIGCHLD, NULL);
}

int main(void)
{
    check_filtered_exit_stops_hard();
    return PASS;
}
