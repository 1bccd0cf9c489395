/* Pass eight arguments, and see the second one back, 2 larger. */
#include <splork.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    uint64_t back[8];

    if (splork_packed(0, 40, 0, back, sizeof back, 0, 0, 0) < 0) {
        perror("splork_packed");
        return 1;
    }
    printf("%llu\n", (unsigned long long)back[1]);
    return 0;
}
