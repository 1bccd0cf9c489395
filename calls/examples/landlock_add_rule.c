/* Make a ruleset by which files can be read below /usr alone. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <splork/landlock.h>
#include <stdio.h>

int main(void)
{
    struct landlock_ruleset_attr attr = {
        .handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE,
    };
    struct landlock_path_beneath_attr usr = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE,
        .parent_fd = open("/usr", O_PATH | O_CLOEXEC),
    };
    int ruleset = landlock_create_ruleset(&attr, sizeof attr, 0);

    if (landlock_add_rule(ruleset, LANDLOCK_RULE_PATH_BENEATH,
                          &usr, 0) != 0) {
        perror("landlock");
        return 1;
    }
    puts("the ruleset has a rule");
    return 0;
}
