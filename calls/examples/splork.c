/* Add one to a number, on a kernel that has the example call. */
#include <splork.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    uint64_t sum = 0;

    if (splork(&sum, 41) != 0) {
        perror("splork");
        return 1;
    }
    printf("%llu\n", (unsigned long long)sum);
    return 0;
}
