/* clone_nice_without_stack.c
 * Description: A 32-bit program's registers reach clone_nice in the table's order: a child, its tid words, its value.
 * Modes: inline musl
 */
#include "nice.h"

#include <splork.h>

int main(void)
{
    pid_t parent_tid = 0, pid;
    pid_t *words = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    CHECK(words != MAP_FAILED);
    for (int nice = -20; nice <= 19; nice++) {
        /* Without a stack it goes on here, as fork does. */
        pid = (pid_t)syscall(__NR_clone_nice, CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | SIGCHLD, 0, &parent_tid, words,
                             0, nice);
        CHECK(pid >= 0);
        if (pid == 0)
            _exit(own_nice() == nice ? 23 : 1);
        CHECK_EQUAL(parent_tid, pid);
        CHECK_EQUAL(exit_status_of(pid), 23);
        CHECK_EQUAL(words[0], pid);
    }
    CHECK_FAILS(syscall(__NR_clone_nice, SIGCHLD, 0, NULL, NULL, 0, 20), EINVAL);
    CHECK_EQUAL(own_nice(), 0);
    return PASS;
}
