/* statmount_tells_root.c
 * Description: listmount finds the mount of /proc, statmount tells what it is; both report mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/mount.h>

/* struct statx, as far as needed: stx_mask comes first, stx_mnt_id at 0x90. */
struct statx_words {
    uint64_t words[32];
};

static uint64_t unique_id(const char *path)
{
    struct statx_words found;

    CHECK_EQUAL(syscall(SYS_statx, AT_FDCWD, path, 0, STATX_MNT_ID_UNIQUE, &found), 0);
    if (!((uint32_t)found.words[0] & STATX_MNT_ID_UNIQUE))
        SKIP_TEST("unique mount IDs need Linux 6.8");
    return found.words[0x90 / 8];
}

static void errors(struct mnt_id_req *good)
{
    struct mnt_id_req req = *good;
    struct statmount answer;
    uint64_t ids[4];

    CHECK_FAILS(statmount(good, &answer, sizeof answer, 0x80), EINVAL);
    CHECK_FAILS(statmount((void *)8, &answer, sizeof answer, 0), EFAULT);
    CHECK_FAILS(statmount(good, (void *)8, 4096, 0), EFAULT);
    CHECK_FAILS(statmount(good, &answer, sizeof answer, 0), EOVERFLOW); /* no room for the strings */
    CHECK_FAILS(listmount(good, ids, 4, 0x80), EINVAL);
    CHECK_FAILS(listmount(good, ids, 1000001, 0), EOVERFLOW);
    CHECK_FAILS(listmount((void *)8, ids, 4, 0), EFAULT);
    req.size = 8;
    CHECK_FAILS(statmount(&req, &answer, sizeof answer, 0), EINVAL);
    CHECK_FAILS(listmount(&req, ids, 4, 0), EINVAL);
    req.size = 1 << 20;
    CHECK_FAILS(statmount(&req, &answer, sizeof answer, 0), E2BIG);
    req.size = MNT_ID_REQ_SIZE_VER0;
    req.mnt_id = (uint64_t)1 << 62;
    req.param = STATMOUNT_MNT_BASIC;
    CHECK_FAILS(statmount(&req, &answer, sizeof answer, 0), ENOENT);
    req.param = 0;
    CHECK_FAILS(listmount(&req, ids, 4, 0), ENOENT);
}

int main(void)
{
    struct mnt_id_req req = { .size = MNT_ID_REQ_SIZE_VER0, .mnt_id = LSMT_ROOT }, next;
    uint64_t ids[256], proc;
    uint64_t memory[512];
    struct statmount *answer = (void *)memory;
    ssize_t count;
    int found = 0;

    errno = 12345;
    count = listmount(&req, ids, 256, 0);
    if (count == -1 && errno == ENOSYS)
        SKIP_TEST("listmount needs Linux 6.8");
    CHECK(count >= 1 && count < 256);
    CHECK_EQUAL(errno, 12345);
    proc = unique_id("/proc");
    for (ssize_t i = 0; i < count; i++)
        found += ids[i] == proc;
    CHECK_EQUAL(found, 1);
    next = req;
    next.param = ids[0]; /* go on behind the first */
    CHECK_EQUAL(listmount(&next, ids, 256, 0), count - 1);

    req.mnt_id = proc;
    req.param = STATMOUNT_SB_BASIC | STATMOUNT_MNT_BASIC | STATMOUNT_MNT_POINT | STATMOUNT_FS_TYPE;
    memset(memory, 0xff, sizeof memory);
    CHECK_EQUAL(statmount(&req, answer, sizeof memory, 0), 0);
    CHECK_EQUAL(answer->mask & req.param, req.param);
    CHECK_EQUAL(answer->mnt_id, proc);
    CHECK_EQUAL(answer->sb_magic, 0x9fa0);
    CHECK_EQUAL(strcmp(answer->str + answer->mnt_point, "/proc"), 0);
    CHECK_EQUAL(strcmp(answer->str + answer->fs_type, "proc"), 0);
    errors(&req);
    return PASS;
}
