/* Several ways to do the same, each in turn: what disturbs the machine disturbs them all alike. */
#ifndef MEASURE_H
#define MEASURE_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct way {
    const char *name;
    void (*run)(long count);
};

static double nanoseconds(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static long argument(char **argv, int index)
{
    return argv[index] ? strtol(argv[index], NULL, 10) : 1;
}

/* A line per way and round: its name and how many nanoseconds one of `count` took. Each round has another order, and
 * each way goes once before the clock runs: after a fork, say, every page that is written to costs a fault. */
static void measure(const struct way *ways, int number_of_ways, long rounds, long count)
{
    int order[16];

    for (int turn = 0; turn < number_of_ways; turn++)
        order[turn] = turn;
    for (long round = 0; round < rounds; round++) {
        for (int turn = number_of_ways - 1; turn > 0; turn--) {
            int other = rand() % (turn + 1), way = order[turn];

            order[turn] = order[other];
            order[other] = way;
        }
        for (int turn = 0; turn < number_of_ways; turn++) {
            const struct way *way = &ways[order[turn]];
            double start;

            way->run(1);
            start = nanoseconds();
            way->run(count);
            printf("%s %.2f\n", way->name, (nanoseconds() - start) / (double)count);
        }
    }
}

#endif
