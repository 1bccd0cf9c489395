/* Send the calling thread a signal that brings a number. */
#define _GNU_SOURCE
#include <signal.h>
#include <splork/process.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
    siginfo_t info = { 0 }, got;
    sigset_t usr1;

    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigprocmask(SIG_BLOCK, &usr1, NULL);
    info.si_code = SI_QUEUE;
    info.si_value.sival_int = 42;
    if (rt_tgsigqueueinfo(getpid(), syscall(SYS_gettid), SIGUSR1,
                          &info) != 0) {
        perror("rt_tgsigqueueinfo");
        return 1;
    }
    sigwaitinfo(&usr1, &got);
    printf("SIGUSR1 with %d\n", got.si_value.sival_int);
    return 0;
}
