/* Several ways to do the same, each in turn: what disturbs the machine disturbs them all alike. */
#ifndef MEASURE_H
#define MEASURE_H

#include "clock.h"

struct way {
    const char *name;
    void (*run)(long count);
};

/* A line per way and round: its name and how many nanoseconds one of `count` took. Each round begins with another way,
 * since the first has the caches of whatever came before. The round that warms everything up is not told. */
static void measure(const struct way *ways, int number_of_ways, long rounds, long count)
{
    for (long round = -1; round < rounds; round++) {
        for (int turn = 0; turn < number_of_ways; turn++) {
            const struct way *way = &ways[(turn + round + 1) % number_of_ways];
            double start = nanoseconds();

            way->run(count);
            if (round >= 0)
                printf("%s %.2f\n", way->name, (nanoseconds() - start) / (double)count);
        }
    }
}

#endif
