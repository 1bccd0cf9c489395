/* Wait on two words at once; the first does not hold its value. */
#include <errno.h>
#include <splork/futex.h>
#include <stdio.h>
#include <time.h>

int main(void)
{
    uint32_t words[2] = { 1, 2 };
    struct futex_waitv waiters[2] = {
        { .val = 5, .uaddr = (uintptr_t)&words[0],
          .flags = FUTEX_32 },
        { .val = 2, .uaddr = (uintptr_t)&words[1],
          .flags = FUTEX_32 },
    };

    if (futex_waitv(waiters, 2, 0, NULL, CLOCK_MONOTONIC) >= 0)
        return 1;
    if (errno != EAGAIN) {
        perror("futex_waitv");
        return 1;
    }
    puts("one of the words has changed already");
    return 0;
}
