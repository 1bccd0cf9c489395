/* What uname says, by the calls of all three ages, and to whom it says it. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    struct utsname names;

    memset(&names, 'x', sizeof names);
    if (uname(&names))
        perror("uname");
    printf("%s %s %s\n", names.sysname, names.release, names.machine);
#ifdef __i386__
    char old[5][65];
    char oldest[5][9];

    if (syscall(SYS_olduname, old))
        perror("olduname");
    printf("%s %s %s\n", old[0], old[2], old[4]);
    if (syscall(SYS_oldolduname, oldest))
        perror("oldolduname");
    printf("%s %s %s\n", oldest[0], oldest[2], oldest[4]);
#endif
    printf("NULL: %d\n", syscall(SYS_uname, NULL) ? errno : 0);
    fflush(stdout);
    if (fork() == 0) {
        uname(&names);
        printf("child: %s\n", names.release);
        fflush(stdout);
        _exit(0);
    }
    wait(NULL);
    return 0;
}
