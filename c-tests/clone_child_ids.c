/* clone_child_ids.c
 * Description: getpid, getppid and gettid tell the truth in the child, and in the parent afterwards (glibc bug
 *     19957), CLONE_PARENT included.
 * Modes: shared static preload musl
 * Needs: vm
 */
#include "support.h"

struct ids {
    pid_t pid, parent, thread;
};

static struct ids *seen; /* in shared memory */

static int looks(void *arg)
{
    (void)arg;
    *seen = (struct ids){ getpid(), getppid(), (pid_t)syscall(SYS_gettid) };
    return 0;
}

static int start_sibling(void *arg)
{
    return clone(looks, arg, CLONE_PARENT | SIGCHLD, NULL) > 0 ? 0 : 1;
}

int main(void)
{
    static const int flag_sets[] = { SIGCHLD, CLONE_VM | SIGCHLD, CLONE_VM | CLONE_VFORK | SIGCHLD };
    char *stack = new_stack(), *second = new_stack();
    pid_t self = getpid(), parent = getppid();

    seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(seen != MAP_FAILED);
    for (unsigned i = 0; i < sizeof flag_sets / sizeof *flag_sets; i++) {
        pid_t child = clone(looks, top_of(stack), flag_sets[i], NULL);

        CHECK(child > 0 && child != self);
        CHECK_EQUAL(exit_status_of(child), 0);
        CHECK_EQUAL(seen->pid, child);
        CHECK_EQUAL(seen->thread, child);
        CHECK_EQUAL(seen->parent, self);
        CHECK_EQUAL(getpid(), self);
        CHECK_EQUAL(syscall(SYS_gettid), self);
        CHECK_EQUAL(getppid(), parent);
    }

    /* The child's child is ours, not the child's. There is something above start_sibling's frame: where an ABI passes
     * the last of seven arguments on the stack, clone reads them, whether the caller gave them or not, as glibc's does. */
    CHECK_EQUAL(exit_status_of(clone(start_sibling, top_of(stack) - 64, SIGCHLD, top_of(second))), 0);
    CHECK(wait(NULL) > 0);
    CHECK_EQUAL(seen->parent, self);
    return PASS;
}
