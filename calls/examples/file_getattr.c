/* Show the attributes that chattr(1) sets of the working directory. */
#include <fcntl.h>
#include <splork/file_attr.h>
#include <stdio.h>

int main(void)
{
    struct file_attr attr;

    if (file_getattr(AT_FDCWD, ".", &attr, sizeof attr, 0) != 0) {
        perror("file_getattr");
        return 1;
    }
    printf("flags %#llx\n", (unsigned long long)attr.fa_xflags);
    return 0;
}
