/* module_beside_another.c
 * Description: Two modules of two tables: each answers its own calls, whichever came first, and one stays when the other
 *     goes. A module that has gone can be loaded again.
 * Modes: inline
 */
#include "module.h"

int main(void)
{
    splork_answers();
    for (int i = 0; i < 5; i++) {
        CHECK_FAILS(wait_here(0), ENOSYS);
        CHECK_EQUAL(load(WAITS), 0);
        CHECK_EQUAL(wait_here(0), 0);
        splork_answers();
        CHECK_EQUAL(delete_module("splork_waits", O_NONBLOCK), 0);
        splork_answers();
    }
    return PASS;
}
