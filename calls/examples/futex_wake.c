/* Change the word first, then wake all that wait for it: nobody. */
#include <limits.h>
#include <splork/futex.h>
#include <stdio.h>

int main(void)
{
    uint32_t word = 0;
    int n;

    __atomic_store_n(&word, 1, __ATOMIC_RELEASE);
    n = futex_wake(&word, FUTEX_BITSET_MATCH_ANY, INT_MAX,
                   FUTEX2_SIZE_U32 | FUTEX2_PRIVATE);
    if (n < 0) {
        perror("futex_wake");
        return 1;
    }
    printf("%d woken\n", n);
    return 0;
}
