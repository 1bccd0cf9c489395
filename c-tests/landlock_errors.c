/* landlock_errors.c
 * Description: The landlock calls report each mistake in an argument with the error that their manual names.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <fcntl.h>
#include <splork/landlock.h>
#include <sys/prctl.h>

#define READ LANDLOCK_ACCESS_FS_READ_FILE
#define BENEATH LANDLOCK_RULE_PATH_BENEATH

static void create(void)
{
    struct landlock_ruleset_attr none = { .handled_access_fs = 0 }, unknown = { .handled_access_fs = 1ull << 63 };

    CHECK_FAILS(landlock_create_ruleset(&none, sizeof none, 0), ENOMSG);
    CHECK_FAILS(landlock_create_ruleset(&unknown, sizeof unknown, 0), EINVAL);
    CHECK_FAILS(landlock_create_ruleset(&none, 4, 0), EINVAL);
    CHECK_FAILS(landlock_create_ruleset(&none, 65536, 0), E2BIG);
    CHECK_FAILS(landlock_create_ruleset((void *)8, sizeof none, 0), EFAULT);
    CHECK_FAILS(landlock_create_ruleset(NULL, 0, 1u << 31), EINVAL);
    CHECK_FAILS(landlock_create_ruleset(NULL, 8, LANDLOCK_CREATE_RULESET_VERSION), EINVAL);
}

static void add(int ruleset, int no_ruleset)
{
    struct landlock_path_beneath_attr rule = { .allowed_access = READ, .parent_fd = no_ruleset };

    CHECK_FAILS(landlock_add_rule(-1, BENEATH, &rule, 0), EBADF);
    CHECK_FAILS(landlock_add_rule(no_ruleset, BENEATH, &rule, 0), EBADFD);
    CHECK_FAILS(landlock_add_rule(ruleset, BENEATH, &rule, 1), EINVAL);
    CHECK_FAILS(landlock_add_rule(ruleset, (enum landlock_rule_type)99, &rule, 0), EINVAL);
    CHECK_FAILS(landlock_add_rule(ruleset, BENEATH, (void *)8, 0), EFAULT);
    rule.allowed_access = READ << 1;
    CHECK_FAILS(landlock_add_rule(ruleset, BENEATH, &rule, 0), EINVAL);
    rule.allowed_access = 0;
    CHECK_FAILS(landlock_add_rule(ruleset, BENEATH, &rule, 0), ENOMSG);
    rule.allowed_access = READ;
    rule.parent_fd = -1;
    CHECK_FAILS(landlock_add_rule(ruleset, BENEATH, &rule, 0), EBADF);
    rule.parent_fd = ruleset;
    CHECK_FAILS(landlock_add_rule(ruleset, BENEATH, &rule, 0), EBADFD);
}

static int unprivileged(void *ruleset)
{
    if (getuid() == 0 && setresuid(65534, 65534, 65534) != 0)
        SKIP_TEST("cannot become an ordinary user: %s", strerror(errno));
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1)
        SKIP_TEST("all is well but the last: the test was started with no_new_privs");
    /* Neither no_new_privs nor a capability. */
    CHECK_FAILS(landlock_restrict_self(*(int *)ruleset, 0), EPERM);
    return PASS;
}

static int restricted(void *ruleset)
{
    CHECK_EQUAL(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    CHECK_FAILS(landlock_restrict_self(-1, 0), EBADF);
    CHECK_FAILS(landlock_restrict_self(((int *)ruleset)[1], 0), EBADFD);
    CHECK_FAILS(landlock_restrict_self(*(int *)ruleset, 1u << 31), EINVAL);
    CHECK_EQUAL(landlock_restrict_self(*(int *)ruleset, 0), 0);
    return PASS;
}

int main(void)
{
    struct landlock_ruleset_attr governed = { .handled_access_fs = READ };
    int fds[2] = { -1, open("/dev/null", O_RDONLY) };

    fds[0] = landlock_create_ruleset(&governed, sizeof governed, 0);
    if (fds[0] == -1 && (errno == ENOSYS || errno == EOPNOTSUPP))
        SKIP_TEST("no landlock in this kernel: %s", strerror(errno));
    CHECK(fds[0] >= 0 && fds[1] >= 0);
    create();
    add(fds[0], fds[1]);
    pass_in_new_process(restricted, fds);
    pass_in_new_process(unprivileged, fds);
    return PASS;
}
