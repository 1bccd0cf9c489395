/* kcmp_compares.c
 * Description: kcmp tells the same open file from another, shared memory from a copy, and reports mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/process.h>

int main(void)
{
    pid_t me = getpid(), child;
    int pair[2], one, same, other;
    char byte;

    one = open("/dev/null", O_RDONLY | O_CLOEXEC);
    same = dup(one);
    other = open("/dev/null", O_RDONLY | O_CLOEXEC);
    CHECK(one >= 0 && same >= 0 && other >= 0);
    errno = 12345;
    if (kcmp(me, me, KCMP_VM, 0, 0) == -1 && (errno == ENOSYS || errno == EPERM))
        SKIP_TEST("no kcmp here: %s", strerror(errno));
    CHECK_EQUAL(kcmp(me, me, KCMP_FILE, (unsigned long)one, (unsigned long)same), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK(kcmp(me, me, KCMP_FILE, (unsigned long)one, (unsigned long)other) > 0);
    CHECK_EQUAL(kcmp(me, me, KCMP_FILE, (unsigned long)one, (unsigned long)other)
                    + kcmp(me, me, KCMP_FILE, (unsigned long)other, (unsigned long)one), 3); /* 1 and 2: an order */

    CHECK_EQUAL(pipe(pair), 0);
    child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        close(pair[1]);
        _exit(read(pair[0], &byte, 1) == 0 ? 0 : 1); /* until the parent is done */
    }
    CHECK(kcmp(me, child, KCMP_VM, 0, 0) > 0);
    CHECK_EQUAL(kcmp(me, child, KCMP_FILE, (unsigned long)one, (unsigned long)one), 0);
    CHECK_FAILS(kcmp(me, child, KCMP_FILE, (unsigned long)one, 999999), EBADF);
    close(pair[1]);
    CHECK_EQUAL(exit_status_of(child), 0);

    CHECK_FAILS(kcmp(me, child, KCMP_VM, 0, 0), ESRCH);
    CHECK_FAILS(kcmp(me, me, 99, 0, 0), EINVAL);
    return PASS;
}
