/* Wait until a child changes a word that both have. */
#include <errno.h>
#include <splork/futex.h>
#include <stdio.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    uint32_t *word = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (fork() == 0) {
        __atomic_store_n(word, 1, __ATOMIC_RELEASE);
        futex_wake(word, FUTEX_BITSET_MATCH_ANY, 1, FUTEX2_SIZE_U32);
        _exit(0);
    }
    while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == 0)
        if (futex_wait(word, 0, FUTEX_BITSET_MATCH_ANY,
                       FUTEX2_SIZE_U32, NULL, CLOCK_MONOTONIC) != 0
            && errno != EAGAIN) {   /* EAGAIN: it has just changed */
            perror("futex_wait");
            return 1;
        }
    puts("the child has changed it");
    return 0;
}
