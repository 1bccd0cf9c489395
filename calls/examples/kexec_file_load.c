/* Load the kernel that is named, to be started later; then forget it. */
#include <fcntl.h>
#include <splork/kernel.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    const char *cmdline = "console=ttyS0";
    const char *path = argc > 1 ? argv[1] : "/boot/vmlinuz";
    int kernel = open(path, O_RDONLY | O_CLOEXEC);

    if (kexec_file_load(kernel, -1, strlen(cmdline) + 1, cmdline,
                        KEXEC_FILE_NO_INITRAMFS) != 0) {
        perror("kexec_file_load");
        return 1;
    }
    puts("loaded");
    return kexec_file_load(-1, -1, 0, NULL, KEXEC_FILE_UNLOAD) != 0;
}
