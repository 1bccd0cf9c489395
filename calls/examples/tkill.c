/* Raise a signal in the calling thread. */
#define _GNU_SOURCE
#include <signal.h>
#include <splork/process.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static volatile sig_atomic_t seen;

static void handler(int sig)
{
    seen = sig;
}

int main(void)
{
    signal(SIGUSR1, handler);
    if (tkill(syscall(SYS_gettid), SIGUSR1) != 0) {
        perror("tkill");
        return 1;
    }
    printf("the handler saw signal %d\n", (int)seen);
    return 0;
}
