/* Forget whatever kernel was loaded before. */
#include <splork/kernel.h>
#include <stdio.h>

int main(void)
{
    if (kexec_load(0, 0, NULL, KEXEC_ARCH_DEFAULT) != 0) {
        perror("kexec_load");
        return 1;
    }
    puts("reboot(2) with LINUX_REBOOT_CMD_KEXEC would find nothing");
    return 0;
}
