/* listns_lists_own.c
 * Description: listns finds at least one namespace, goes on behind the last seen, and reports mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/process.h>

int main(void)
{
    struct ns_id_req req = { .size = NS_ID_REQ_SIZE_VER0, .ns_type = CLONE_NEWNS }, bad;
    uint64_t ids[64];
    ssize_t count = listns(&req, ids, 64, 0);

    if (count == -1 && errno == ENOSYS)
        SKIP_TEST("listns needs Linux 6.19");
    CHECK(count >= 1);
    req.ns_id = ids[count - 1];
    if (count < 64)
        CHECK_EQUAL(listns(&req, ids, 64, 0), 0);
    req.ns_id = 0;
    CHECK_FAILS(listns(&req, ids, 64, 1), EINVAL);
    CHECK_FAILS(listns((void *)8, ids, 64, 0), EFAULT);
    CHECK_FAILS(listns(&req, ids, 1000001, 0), EOVERFLOW);
    bad = req;
    bad.size = 8;
    CHECK_FAILS(listns(&bad, ids, 64, 0), EINVAL);
    bad = req;
    bad.ns_type = 1 << 3;
    CHECK_FAILS(listns(&bad, ids, 64, 0), EOPNOTSUPP);
    return PASS;
}
