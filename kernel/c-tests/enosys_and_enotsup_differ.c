/* enosys_and_enotsup_differ.c
 * Description: ENOSYS where this kernel lacks a call, ENOTSUP where the table has no number for this architecture, and
 *     neither where kernel and table have it.
 * Modes: inline
 */
#include "support.h"

#include <splork.h>
#include <splork/elsewhere.h> /* tests/kernel/elsewhere.toml */

int main(void)
{
    uint64_t answer;

    CHECK_FAILS(nowhere(0, 0), ENOSYS);
    CHECK_FAILS(no_address(0) == (void *)-1 ? -1 : 0, ENOSYS);
    CHECK_FAILS(elsewhere(1, 2), ENOTSUP);
    CHECK_EQUAL(splork(&answer, 1), 0);
    return PASS;
}
