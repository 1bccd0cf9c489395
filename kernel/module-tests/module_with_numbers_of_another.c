/* module_with_numbers_of_another.c
 * Description: A module that has a number of another's is refused with EBUSY, and nothing of it is left, not even the
 *     numbers that are its own; /sys/kernel tells whose a number is. When the other has gone, it is taken.
 * Modes: inline
 */
#include "module.h"

#define AGAIN "/lib/modules/splork_again.ko"
#define ITS_OWN 398 /* tests/module/modules.rs */

/* The module that answers a number, or "" if none does. */
static const char *owner_of(long number)
{
    static char text[256];
    char path[64];
    ssize_t length;

    snprintf(path, sizeof path, "/sys/kernel/splork-%ld", number);
    length = readlink(path, text, sizeof text - 1);
    if (length < 0) {
        CHECK_EQUAL(errno, ENOENT);
        return "";
    }
    text[length] = '\0';
    CHECK(strrchr(text, '/') != NULL);
    return strrchr(text, '/') + 1;
}

int main(void)
{
    CHECK(strcmp(owner_of(__NR_splork), "splork_splork") == 0);
    CHECK(strcmp(owner_of(__NR_wait_here), "") == 0);
    for (int i = 0; i < 3; i++) {
        CHECK_EQUAL(load(WAITS), 0);
        CHECK(strcmp(owner_of(__NR_wait_here), "splork_waits") == 0);
        CHECK_FAILS(load(AGAIN), EBUSY);
        CHECK_FAILS(delete_module("splork_again", O_NONBLOCK), ENOENT);
        CHECK(strcmp(owner_of(ITS_OWN), "") == 0);
        CHECK_FAILS(syscall(ITS_OWN), ENOSYS);
        CHECK(strcmp(owner_of(__NR_wait_here), "splork_waits") == 0);
        CHECK_EQUAL(wait_here(0), 0);
        splork_answers();

        CHECK_EQUAL(delete_module("splork_waits", O_NONBLOCK), 0);
        CHECK(strcmp(owner_of(__NR_wait_here), "") == 0);
        CHECK_EQUAL(load(AGAIN), 0);
        CHECK(strcmp(owner_of(ITS_OWN), "splork_again") == 0);
        CHECK_EQUAL(syscall(ITS_OWN), 0);
        CHECK_EQUAL(wait_here(0), 0);
        CHECK_FAILS(load(WAITS), EBUSY);
        CHECK_EQUAL(delete_module("splork_again", O_NONBLOCK), 0);
        CHECK_FAILS(syscall(ITS_OWN), ENOSYS);
    }
    return PASS;
}
