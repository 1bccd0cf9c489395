/* Time, and numbers from the command line. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

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

#endif
