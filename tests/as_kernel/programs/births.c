/* A child by each call, by its number: the errno of each, and what uname says. */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *name, long pid)
{
    int error = pid < 0 ? errno : 0;
    int status = 0;

    if (pid == 0)
        _exit(0);
    if (pid > 0 && (waitpid(pid, &status, 0) != pid || status))
        error = -1;
    printf("%s %d\n", name, error);
}

int main(void)
{
    struct clone_args args = { .exit_signal = SIGCHLD };
    struct utsname names;

    setvbuf(stdout, NULL, _IONBF, 0);
    say("fork", syscall(SYS_fork));
    say("clone", syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
    say("clone3", syscall(SYS_clone3, &args, sizeof args));
    uname(&names);
    printf("uname %s\n", names.release);
    return 0;
}
