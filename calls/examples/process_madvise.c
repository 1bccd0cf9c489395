/* Tell the kernel that this process's page is not needed for a while. */
#define _GNU_SOURCE
#include <splork/pidfd.h>
#include <splork/process.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef MADV_COLD
# define MADV_COLD 20
#endif

int main(void)
{
    struct iovec page = { .iov_len = sysconf(_SC_PAGESIZE) };
    ssize_t n;

    page.iov_base = mmap(NULL, page.iov_len, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    n = process_madvise(pidfd_open(getpid(), 0), &page, 1, MADV_COLD,
                        0);
    if (n < 0) {
        perror("process_madvise");
        return 1;
    }
    puts((size_t)n == page.iov_len ? "all of it" : "a part of it");
    return 0;
}
