/* Seal a page: it stays as it is. */
#include <splork/mm.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
    size_t size = sysconf(_SC_PAGESIZE);
    void *page = mmap(NULL, size, PROT_READ,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (mseal(page, size, 0) != 0) {
        perror("mseal");
        return 1;
    }
    if (munmap(page, size) != 0)
        perror("munmap");
    return 0;
}
