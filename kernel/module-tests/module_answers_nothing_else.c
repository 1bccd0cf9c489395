/* module_answers_nothing_else.c
 * Description: Numbers that no table gave it get ENOSYS as before, negative ones and those far away too.
 * Modes: inline
 */
#include "module.h"

#include <splork/skeletons.h>

static const long ours[] = {
    __NR_splork, __NR_clone_nice, __NR_splork_packed, /* the worked examples */
    __NR_another_clone, __NR_many, __NR_no_arguments, __NR_plain, __NR_wide,
};

static int is_ours(long number)
{
    for (unsigned i = 0; i < sizeof ours / sizeof *ours; i++)
        if (number == ours[i])
            return 1;
    return 0;
}

int main(void)
{
    static const long far[] = { 600, 900, 999, 1000, 4096, 100000, 0x40000000 + 387, 0x7fffffff, -2, -1000 };

    splork_answers();
    for (long number = 387; number <= 423; number++) {
        /* From 403 on they are 32-bit architectures' alone. */
        if (!is_ours(number))
            CHECK_FAILS(syscall(number, 0, 0, 0, 0, 0, 0), ENOSYS);
    }
    for (unsigned i = 0; i < sizeof far / sizeof *far; i++)
        CHECK_FAILS(syscall(far[i], 0, 0, 0, 0, 0, 0), ENOSYS);
    return PASS;
}
