/* clone_second_name.c
 * Description: glibc's second name for it, __clone, is splork's too in the shared library, and does the same.
 * Modes: shared preload
 * Needs: vfork parent
 * Cflags: -fPIE -pie
 */
#include "support.h"
#include <dlfcn.h>

int __clone(int (*fn)(void *), void *stack, int flags, void *arg, ...);

static int returns_its_argument(void *arg)
{
    return (int)(intptr_t)arg;
}

int main(void)
{
    char *stack = new_stack();
    pid_t parent_word = 0, child_word = -1;
    pid_t child;
    Dl_info where;

    CHECK(dladdr((void *)__clone, &where) != 0);
    printf("__clone is handled by %s\n", where.dli_fname);
    CHECK(strstr(where.dli_fname, "libsplork.so") != NULL);

    CHECK_FAILS(__clone(NULL, top_of(stack), SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(__clone(returns_its_argument, NULL, SIGCHLD, NULL), EINVAL);
    CHECK_FAILS(__clone(returns_its_argument, top_of(stack), CLONE_THREAD, NULL), EINVAL);

    errno = 4242;
    child = __clone(returns_its_argument, top_of(stack) - 3,
                    CLONE_VM | CLONE_VFORK | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | SIGCHLD,
                    (void *)(intptr_t)77, &parent_word, NULL, &child_word);
    CHECK(child > 0);
    CHECK_EQUAL(errno, 4242);
    CHECK_EQUAL(parent_word, child);
    CHECK_EQUAL(child_word, child);
    CHECK_EQUAL(exit_status_of(child), 77);
    return PASS;
}
