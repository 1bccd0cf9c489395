/* Wake one waiter of a condition, move the others to its mutex. */
#include <limits.h>
#include <splork/futex.h>
#include <stdio.h>

int main(void)
{
    uint32_t condition = 7, mutex = 0;
    unsigned int flags = FUTEX2_SIZE_U32 | FUTEX2_PRIVATE;
    struct futex_waitv waiters[2] = {
        { .val = 7, .uaddr = (uintptr_t)&condition, .flags = flags },
        { .uaddr = (uintptr_t)&mutex, .flags = flags },
    };
    int n = futex_requeue(waiters, 0, 1, INT_MAX);

    if (n < 0) {
        perror("futex_requeue");
        return 1;
    }
    printf("%d woken or moved\n", n);
    return 0;
}
