/* clone_vm_shares_memory.c
 * Description: What the child writes is the parent's with CLONE_VM and is lost without; the same goes for
 *     CLONE_FILES and a descriptor that it closes.
 * Modes: shared static preload musl
 * Needs: vm
 */
#include "support.h"

static volatile int value;

static int writes_2(void *arg)
{
    (void)arg;
    value = 2;
    return 0;
}

static int closes(void *arg)
{
    return close(*(int *)arg);
}

int main(void)
{
    char *stack = new_stack();
    int fd = dup(1);

    value = 1;
    CHECK_EQUAL(exit_status_of(clone(writes_2, top_of(stack), SIGCHLD, NULL)), 0);
    CHECK_EQUAL(value, 1);
    CHECK_EQUAL(exit_status_of(clone(writes_2, top_of(stack), CLONE_VM | SIGCHLD, NULL)), 0);
    CHECK_EQUAL(value, 2);

    CHECK_EQUAL(exit_status_of(clone(closes, top_of(stack), SIGCHLD, &fd)), 0);
    CHECK_EQUAL(close(fd), 0);
    fd = dup(1);
    CHECK_EQUAL(exit_status_of(clone(closes, top_of(stack), CLONE_FILES | SIGCHLD, &fd)), 0);
    CHECK_FAILS(close(fd), EBADF);
    return PASS;
}
