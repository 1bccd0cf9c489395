/* Give up the right to make directories, anywhere and for good. */
#include <splork/landlock.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/stat.h>

int main(void)
{
    struct landlock_ruleset_attr attr = {
        .handled_access_fs = LANDLOCK_ACCESS_FS_MAKE_DIR,
    };
    int ruleset = landlock_create_ruleset(&attr, sizeof attr, 0);

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (landlock_restrict_self(ruleset, 0) != 0) {
        perror("landlock");
        return 1;
    }
    if (mkdir("new", 0700) != 0)
        perror("mkdir");
    return 0;
}
