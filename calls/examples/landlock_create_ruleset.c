/* Ask which version of Landlock the kernel has. */
#include <splork/landlock.h>
#include <stdio.h>

int main(void)
{
    unsigned int flags = LANDLOCK_CREATE_RULESET_VERSION;
    int abi = landlock_create_ruleset(NULL, 0, flags);

    if (abi < 0) {
        perror("landlock_create_ruleset");
        return 1;
    }
    printf("Landlock ABI %d\n", abi);
    return 0;
}
