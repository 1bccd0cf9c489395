/* lsm_lists_modules.c
 * Description: lsm_list_modules tells the modules that securityfs tells; the attribute calls report their mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/lsm.h>

/* How many names /sys/kernel/security/lsm has; -1 where that cannot be read. */
static int listed_by_securityfs(void)
{
    char names[1024] = "";
    int fd = open("/sys/kernel/security/lsm", O_RDONLY | O_CLOEXEC), count = 1;

    if (fd < 0)
        return -1;
    CHECK(read(fd, names, sizeof names - 1) > 0);
    close(fd);
    for (const char *c = names; *c; c++)
        count += *c == ',';
    return count;
}

static void attributes(void)
{
    struct lsm_ctx context = { .id = LSM_ID_CAPABILITY, .len = sizeof context };
    SPLORK_U64 buffer[512];
    uint32_t size = sizeof buffer;
    int count = lsm_get_self_attr(LSM_ATTR_CURRENT, (struct lsm_ctx *)buffer, &size, 0);

    if (count < 0)
        CHECK_EQUAL(errno, EOPNOTSUPP); /* no module here has contexts */
    else
        CHECK(count >= 1 && size >= sizeof context && size <= sizeof buffer);
    size = sizeof buffer;
    CHECK_FAILS(lsm_get_self_attr(LSM_ATTR_UNDEF, (struct lsm_ctx *)buffer, &size, 0), EINVAL);
    CHECK_FAILS(lsm_get_self_attr(LSM_ATTR_CURRENT, (struct lsm_ctx *)buffer, &size, 0x80), EINVAL);
    CHECK_FAILS(lsm_get_self_attr(LSM_ATTR_CURRENT, (struct lsm_ctx *)buffer, (void *)8, 0), EFAULT);
    CHECK_FAILS(lsm_set_self_attr(LSM_ATTR_CURRENT, &context, sizeof context, 1), EINVAL);
    CHECK_FAILS(lsm_set_self_attr(LSM_ATTR_CURRENT, &context, sizeof context - 1, 0), EINVAL);
    CHECK_FAILS(lsm_set_self_attr(LSM_ATTR_CURRENT, &context, 1 << 20, 0), E2BIG);
    CHECK_FAILS(lsm_set_self_attr(LSM_ATTR_CURRENT, (void *)8, sizeof context, 0), EFAULT);
    CHECK_FAILS(lsm_set_self_attr(LSM_ATTR_CURRENT, &context, sizeof context, 0), EOPNOTSUPP); /* it has none to set */
}

int main(void)
{
    SPLORK_U64 ids[64];
    uint32_t size = sizeof ids, needed = 1;
    int count, others = listed_by_securityfs();

    errno = 12345;
    count = lsm_list_modules(ids, &size, 0);
    if (count == -1 && errno == ENOSYS)
        SKIP_TEST("lsm_list_modules needs Linux 6.8 with security modules");
    CHECK(count >= 1);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(size, (unsigned)count * sizeof ids[0]);
    CHECK(others == -1 || others == count);
    for (int i = 0; i < count; i++)
        CHECK(ids[i] >= LSM_ID_CAPABILITY);
    CHECK_FAILS(lsm_list_modules(ids, &needed, 0), E2BIG);
    CHECK_EQUAL(needed, size);
    CHECK_FAILS(lsm_list_modules(ids, &size, 1), EINVAL);
    CHECK_FAILS(lsm_list_modules(ids, (void *)8, 0), EFAULT);
    CHECK_FAILS(lsm_list_modules((void *)8, &size, 0), EFAULT);
    attributes();
    return PASS;
}
