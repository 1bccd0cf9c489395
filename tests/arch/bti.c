/*
 * The library's pages are guarded: called by pointer, an entry works, and the instruction after it is SIGILL.
 * Without the library's mark, or on a machine without BTI, both would work.
 */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/auxv.h>
#include <sys/wait.h>
#include <unistd.h>

#include <splork.h>

#ifndef HWCAP2_BTI
#define HWCAP2_BTI (1 << 17)
#endif

#define INSTRUCTION 4 /* bytes */

/* How a child ends that calls it; exit status 0 where the call returns. Bad arguments: it fails, and no harm is done. */
static int status_of(uintptr_t address)
{
    int (*volatile call)(struct clone_args *, size_t, int (*)(void *), void *) =
        (int (*)(struct clone_args *, size_t, int (*)(void *), void *))address;
    int status = -1;
    pid_t child = fork();
    if (child == 0)
        _exit(call(NULL, 0, NULL, NULL) == -1 ? 0 : 1);
    waitpid(child, &status, 0);
    return status;
}

int main(void)
{
    uintptr_t entry = (uintptr_t)&clone3;
    int at_entry, behind;

    if (!(getauxval(AT_HWCAP2) & HWCAP2_BTI)) {
        puts("this machine has no BTI");
        return 1;
    }
    at_entry = status_of(entry);
    behind = status_of(entry + INSTRUCTION);
    printf("status at the entry %#x, behind it %#x\n", at_entry, behind);
    return !(at_entry == 0 && WIFSIGNALED(behind) && WTERMSIG(behind) == SIGILL);
}
