/* The same through splork, with SPLORK_INLINE and without. */
#include <splork/bench.h>

void LOOP(long count);

void LOOP(long count)
{
    while (count--)
        bench_getppid();
}
