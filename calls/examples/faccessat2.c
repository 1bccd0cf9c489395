/* Ask with the effective user ID, as open(2) will. */
#include <fcntl.h>
#include <splork/path.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    if (faccessat2(AT_FDCWD, "/etc/passwd", R_OK, AT_EACCESS) != 0) {
        perror("faccessat2");
        return 1;
    }
    puts("/etc/passwd can be read");
    return 0;
}
