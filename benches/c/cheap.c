/* A call that costs the kernel next to nothing, by every way there is to make it: cheap ROUNDS COUNT. */
#include <sys/syscall.h>
#include <unistd.h>

#include "measure.h"

/* cheap_splork.c, compiled twice. */
void loop_inline(long count);
void loop_library(long count);

static void loop_bare(long count)
{
    while (count--) {
        long result;

        __asm__ __volatile__ ("syscall" : "=a" (result) : "0" (SYS_getppid) : "rcx", "r11", "memory");
    }
}

static void loop_glibc(long count)
{
    while (count--)
        getppid();
}

static void loop_syscall(long count)
{
    while (count--)
        syscall(SYS_getppid);
}

static const struct way ways[] = {
    { "bare", loop_bare },
    { "inline", loop_inline },
    { "library", loop_library },
    { "glibc", loop_glibc },
    { "syscall", loop_syscall },
};

int main(int argc, char **argv)
{
    (void)argc;
    measure(ways, sizeof ways / sizeof *ways, argument(argv, 1), argument(argv, 2));
    return 0;
}
