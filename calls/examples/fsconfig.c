/* Make a small file system, and see why a parameter was refused. */
#include <splork/mount.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char message[256];
    ssize_t length;
    int fs = fsopen("tmpfs", FSOPEN_CLOEXEC);

    if (fsconfig(fs, FSCONFIG_SET_STRING, "size", "16M", 0) != 0) {
        perror("fsconfig");
        return 1;
    }
    if (fsconfig(fs, FSCONFIG_SET_STRING, "sice", "16M", 0) != 0) {
        perror("sice");
        length = read(fs, message, sizeof message);
        if (length > 0)
            printf("%.*s\n", (int)length, message);
    }
    return fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0) != 0;
}
