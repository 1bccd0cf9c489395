/* For architectures that have no libc to be had from Debian 12: what a program needs of one, its start, and what the test
 * must know of each. */
#ifndef SPLORK_TEST_FREESTANDING_H
#define SPLORK_TEST_FREESTANDING_H

#include <errno.h>
#include <sys/syscall.h>
#include <sys/types.h>

int main(void);
const char *secure_getenv(const char *name);
static int error;

int *__errno_location(void)
{
    return &error;
}

/* For the library's constructor, which nobody calls here. */
char **environ;

const char *secure_getenv(const char *name)
{
    (void)name;
    return 0;
}

void *memset(void *to, int byte, __SIZE_TYPE__ size)
{
    for (volatile char *at = to; size--; at++)
        *at = (char)byte;
    return to;
}

void *memcpy(void *to, const void *from, __SIZE_TYPE__ size)
{
    for (__SIZE_TYPE__ i = 0; i < size; i++)
        ((volatile char *)to)[i] = ((const char *)from)[i];
    return to;
}

#ifdef __hexagon__
# include "hexagon.h"
#else
# include "loongarch.h"
#endif

#define CHECK(condition) \
    do { \
        if (!(condition)) \
            ask(__NR_exit_group, __LINE__, 0, 0, 0); \
    } while (0)

#endif
