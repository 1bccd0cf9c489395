/* Agree with the kernel on the version of userfaultfd(2). */
#include <fcntl.h>
#include <splork/security.h>
#include <stdio.h>
#include <sys/ioctl.h>

int main(void)
{
    struct uffdio_api api = { .api = UFFD_API };
    int fd = userfaultfd(O_CLOEXEC | UFFD_USER_MODE_ONLY);

    if (fd < 0 || ioctl(fd, UFFDIO_API, &api) != 0) {
        perror("userfaultfd");
        return 1;
    }
    printf("features %#llx\n", (unsigned long long)api.features);
    return 0;
}
