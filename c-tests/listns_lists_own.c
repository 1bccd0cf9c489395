/* listns_lists_own.c
 * Description: listns finds the caller's own namespace, goes on behind the last one seen, heeds type and owner, and
 *     reports mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/process.h>
#include <sys/ioctl.h>

#define GET_MOUNT_NAMESPACE_ID _IOR(0xb7, 0x5, uint64_t) /* NS_GET_MNTNS_ID, Linux 6.10 */

static uint64_t own_mount_namespace(void)
{
    int fd = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC);
    uint64_t id = 0;

    CHECK(fd >= 0);
    CHECK_EQUAL(ioctl(fd, GET_MOUNT_NAMESPACE_ID, &id), 0);
    CHECK(id != 0);
    close(fd);
    return id;
}

/* How often the ID comes in the list; two are asked for at a time, and others may come and go meanwhile. At the end the
 * kernel answers 0, or ENOENT if there is no namespace at all with a larger ID. */
static int times_listed(struct ns_id_req req, uint64_t id)
{
    uint64_t ids[3];
    int times = 0;

    for (;;) {
        ssize_t count;

        ids[2] = 12345;
        count = listns(&req, ids, 2, 0);
        CHECK(count >= 0 || errno == ENOENT);
        CHECK(count <= 2);
        CHECK_EQUAL(ids[2], 12345);
        if (count <= 0)
            return times;
        for (ssize_t i = 0; i < count; i++) {
            CHECK(ids[i] > req.ns_id); /* in order, and none twice */
            times += ids[i] == id;
            req.ns_id = ids[i];
        }
    }
}

int main(void)
{
    struct ns_id_req req = { .size = sizeof req }, bad;
    uint64_t ids[64], own;
    ssize_t count = listns(&req, ids, 64, 0);

    CHECK_EQUAL(sizeof req, NS_ID_REQ_SIZE_VER0);
    if (count == -1 && errno == ENOSYS)
        SKIP_TEST("listns needs Linux 6.19");
    CHECK(count >= 1);
    own = own_mount_namespace();
    CHECK_EQUAL(times_listed(req, own), 1);
    req.ns_type = CLONE_NEWNS;
    CHECK_EQUAL(times_listed(req, own), 1);
    req.ns_type = CLONE_NEWNS | CLONE_NEWUSER;
    CHECK_EQUAL(times_listed(req, own), 1);
    req.ns_type = CLONE_NEWUTS;
    CHECK_EQUAL(times_listed(req, own), 0);
    req.user_ns_id = LISTNS_CURRENT_USER;
    CHECK(listns(&req, ids, 64, 0) >= 0);
    CHECK_EQUAL(listns(&req, ids, 0, 0), 0);

    req.user_ns_id = 0;
    CHECK_FAILS(listns(&req, ids, 64, 1), EINVAL);
    CHECK_FAILS(listns((void *)8, ids, 64, 0), EFAULT);
    CHECK_FAILS(listns(&req, (void *)8, 64, 0), EFAULT);
    CHECK_FAILS(listns(&req, ids, 1000001, 0), EOVERFLOW);
    bad = req;
    bad.ns_id = UINT64_MAX - 1;
    CHECK_FAILS(listns(&bad, ids, 64, 0), ENOENT);
    bad = req;
    bad.user_ns_id = own; /* no user namespace */
    CHECK_FAILS(listns(&bad, ids, 64, 0), EINVAL);
    bad = req;
    bad.spare = 1;
    CHECK_FAILS(listns(&bad, ids, 64, 0), EINVAL);
    bad = req;
    bad.size = 8;
    CHECK_FAILS(listns(&bad, ids, 64, 0), EINVAL);
    bad.size = 1 << 20;
    CHECK_FAILS(listns(&bad, ids, 64, 0), E2BIG);
    bad = req;
    bad.ns_type = 1 << 3;
    CHECK_FAILS(listns(&bad, ids, 64, 0), EOPNOTSUPP);
    return PASS;
}
