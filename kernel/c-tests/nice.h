/* For clone_nice's tests: a task's nice value, as /proc has it. */
#ifndef SPLORK_TEST_NICE_H
#define SPLORK_TEST_NICE_H

#include "support.h"
#include <sys/resource.h>

/* The 19th field of a stat file, proc(5); the second, the name, may have blanks and ends with the last parenthesis.
 * No libc state is used: a CLONE_VM child may ask. */
static inline int nice_in(const char *path)
{
    char text[1024], *at;
    int fd = open(path, O_RDONLY | O_CLOEXEC), sign = 1, value = 0;
    ssize_t length = fd < 0 ? -1 : read(fd, text, sizeof text - 1);

    if (fd >= 0)
        close(fd);
    if (length <= 0)
        return 1000;
    text[length] = '\0';
    at = strrchr(text, ')') + 1;
    for (int field = 3; field <= 19; field++)
        at = strchr(at + 1, ' ');
    /* `at` is the blank behind the 19th; back to the one before it */
    do
        at--;
    while (at[-1] != ' ');
    if (*at == '-') {
        sign = -1;
        at++;
    }
    while (*at >= '0' && *at <= '9')
        value = value * 10 + (*at++ - '0');
    return sign * value;
}

static inline int own_nice(void)
{
    return nice_in("/proc/thread-self/stat");
}

#endif
