/* Ends as it is told to, and may take the machine along: for the tests of vm/. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/reboot.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    const char *how = count > 1 ? arguments[1] : "";

    if (strcmp(how, "fails") == 0) {
        puts("not so\nsplork-vm: ok fails");
        return 3;
    } else if (strcmp(how, "crashes") == 0) {
        raise(SIGSEGV);
    } else if (strcmp(how, "skips") == 0) {
        puts("SKIP: for a reason");
        return 77;
    } else if (strcmp(how, "outlasts") == 0) {
        for (;;)
            pause();
    } else if (strcmp(how, "leaves") == 0) {
        if (fork() == 0)
            for (;;)
                pause(); /* init ends it, and goes on */
    } else if (strcmp(how, "panics") == 0) {
        int fd = open("/proc/sysrq-trigger", O_WRONLY);

        return write(fd, "c", 1) == 1;
    } else if (strcmp(how, "switches_off") == 0) {
        reboot(RB_AUTOBOOT);
    }
    return 0;
}
