/* Give a page a key by which this thread may read it alone. */
#include <splork/mm.h>
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int key = pkey_alloc(0, PKEY_DISABLE_WRITE);

    if (key < 0 || pkey_mprotect(page, 4096, PROT_READ | PROT_WRITE,
                                 key) != 0) {
        perror("protection keys");
        return 1;
    }
    puts("a store there is a SIGSEGV now");
    return 0;
}
