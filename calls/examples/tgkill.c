/* See whether a thread may be sent signals, without sending any. */
#define _GNU_SOURCE
#include <signal.h>
#include <splork/process.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
    if (tgkill(getpid(), syscall(SYS_gettid), 0) != 0) {
        perror("tgkill");
        return 1;
    }
    puts("the calling thread is there");
    return 0;
}
