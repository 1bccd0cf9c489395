/* Have execve(2) close all descriptors but the first three. */
#include <limits.h>
#include <splork/process.h>
#include <stdio.h>

int main(void)
{
    if (close_range(3, UINT_MAX, CLOSE_RANGE_CLOEXEC) != 0) {
        perror("close_range");
        return 1;
    }
    puts("the next program has standard input, output and error");
    return 0;
}
