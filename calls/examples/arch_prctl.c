/* Find the thread's segment base on x86-64. */
#include <splork/arch.h>
#include <stdio.h>

int main(void)
{
    unsigned long base = 0;

    if (arch_prctl(ARCH_GET_FS, (unsigned long)&base) != 0) {
        perror("arch_prctl");
        return 1;
    }
    puts(base ? "libc has set FS" : "FS is not in use");
    return 0;
}
