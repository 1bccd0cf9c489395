/* Begin to mount a file system, of a type that there is not. */
#include <splork/mount.h>
#include <stdio.h>

int main(void)
{
    int fs = fsopen("tmpfs", FSOPEN_CLOEXEC);

    if (fs < 0) {
        perror("fsopen");
        return 1;
    }
    puts("tmpfs can be configured");
    if (fsopen("nosuchfs", FSOPEN_CLOEXEC) < 0)
        perror("nosuchfs");
    return 0;
}
