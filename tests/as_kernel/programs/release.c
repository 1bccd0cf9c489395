/* The release that uname says: uname -r, where there is none. */
#include <stdio.h>
#include <sys/utsname.h>

int main(void)
{
    struct utsname names;

    if (uname(&names)) {
        perror("uname");
        return 1;
    }
    puts(names.release);
    return 0;
}
