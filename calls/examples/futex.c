/* A thread waits until the word is no longer 0. */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <splork/futex.h>
#include <stdio.h>

static uint32_t word;

static void *waiter(void *arg)
{
    (void)arg;
    while (__atomic_load_n(&word, __ATOMIC_ACQUIRE) == 0)
        if (futex(&word, FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0) == -1
            && errno != EAGAIN && errno != EINTR) {
            perror("futex");
            return &word;
        }
    return NULL;
}

int main(void)
{
    pthread_t thread;
    void *failed;

    if (pthread_create(&thread, NULL, waiter, NULL) != 0)
        return 1;
    __atomic_store_n(&word, 1, __ATOMIC_RELEASE);
    futex(&word, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0);
    pthread_join(thread, &failed);
    if (failed)
        return 1;
    puts("the word has changed");
    return 0;
}
