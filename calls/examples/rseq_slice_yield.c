/* Give the processor up, if an extension of the time slice was granted. */
#include <splork/rseq.h>
#include <stdio.h>

int main(void)
{
    /* ... the end of a short critical section ... */
    int yielded = rseq_slice_yield();

    if (yielded < 0) {
        perror("rseq_slice_yield");
        return 1;
    }
    puts(yielded ? "gave it up" : "there was no extension");
    return 0;
}
