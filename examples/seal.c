/* Seals a mapping, so that nothing in the process can change its protection any more. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <splork/mm.h>

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *secret = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (secret == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    strcpy(secret, "the price is 42");
    if (mprotect(secret, page, PROT_READ) != 0) {
        perror("mprotect");
        return 1;
    }

    if (mseal(secret, page, 0) != 0) {
        if (errno == ENOSYS) {
            printf("mseal: this kernel has no such call; Linux 6.10 and later do\n");
            return 0;
        }
        perror("mseal");
        return 1;
    }
    printf("mseal: the page is sealed, read-only for good\n");

    if (mprotect(secret, page, PROT_READ | PROT_WRITE) == 0) {
        printf("mprotect: made it writable all the same?!\n");
        return 1;
    }
    printf("mprotect: refused, %s%s\n", strerror(errno), errno == EPERM ? " (EPERM)" : "");
    return errno == EPERM ? 0 : 1;
}
