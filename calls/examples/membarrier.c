/* Make all threads of this process pass a memory barrier. */
#include <splork/membarrier.h>
#include <stdio.h>

int main(void)
{
    if (membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0)
        || membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0)) {
        perror("membarrier");
        return 1;
    }
    puts("every other thread has passed one");
    return 0;
}
