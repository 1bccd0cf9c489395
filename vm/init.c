/* The first process of the test machine: runs the programs that /tests names, one after the other, says on the
 * console how each ended, and switches the machine off. Static, so that it needs nothing in the initramfs.
 *
 * /tests has a line a test, words parted by single blanks:
 *     NAME SECONDS [VARIABLE=value]... /PROGRAM [ARGUMENT]...
 * /modules has a line a kernel module, its path: they are loaded before, in this order.
 *
 * What it says, a line each, all behind "splork-vm: " (vm/src/console.rs reads it):
 *     start RELEASE MACHINE     run NAME     | a line that the test printed
 *     ok NAME     skip NAME REASON     fail NAME HOW     note TEXT     end COUNT */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/klog.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define OUTPUT "/output"
#define MOST_OUTPUT 16384 /* bytes of a test's output that are shown, its last ones */
#define SKIPPED 77
#define WORDS 64

static void say(const char *format, ...)
{
    char line[1024] = "splork-vm: ";
    size_t used = strlen(line), length;
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line + used, sizeof line - used - 1, format, arguments);
    va_end(arguments);
    length = strlen(line);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
            line[i] = '?'; /* a line is one line, whatever a test prints */
    line[length++] = '\n';
    if (write(STDOUT_FILENO, line, length) != (ssize_t)length)
        _exit(1); /* nobody would hear us: the kernel panics, and that is heard */
}

static void mount_one(const char *type, const char *where)
{
    mkdir(where, 0755);
    if (mount(type, where, type, 0, NULL) != 0)
        say("note no %s on %s: %s", type, where, strerror(errno));
}

static void mount_all(void)
{
    mount_one("proc", "/proc");
    mount_one("sysfs", "/sys");
    mount_one("tmpfs", "/tmp");
    chmod("/tmp", 01777);
    mount_one("tmpfs", "/dev/shm");
    chmod("/dev/shm", 01777);
    mount_one("devpts", "/dev/pts");
    mount_one("cgroup2", "/sys/fs/cgroup");
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Waits for this child, or for all that there are if it is -1. False if that takes longer than to the deadline. */
static int wait_until(pid_t child, int *status, double deadline)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    for (;;) {
        struct timespec pause = { .tv_nsec = 200000000 };
        int got;
        pid_t ended = waitpid(-1, &got, WNOHANG | __WALL);

        if (ended > 0 && ended == child) {
            *status = got;
            return 1;
        }
        if (ended < 0 && errno == ECHILD)
            return child == -1;
        if (ended > 0)
            continue;
        if (now() > deadline)
            return 0;
        sigtimedwait(&set, NULL, &pause); /* SIGCHLD is blocked, so none is lost between the two */
    }
}

static void start(char **words)
{
    static const char *const fixed[] = { "PATH=/bin:/usr/bin", "HOME=/tmp", "TMPDIR=/tmp", "LC_ALL=C" };
    int out = open(OUTPUT, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600), in = open("/dev/null", O_RDONLY);
    sigset_t none;

    clearenv();
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        putenv((char *)fixed[i]);
    for (; *words && **words != '/'; words++)
        putenv(*words);
    setsid();
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (out < 0 || in < 0 || dup2(in, 0) != 0 || dup2(out, 1) != 1 || dup2(out, 2) != 2 || chdir("/tmp") != 0)
        _exit(126);
    if (in > 2)
        close(in);
    if (out > 2)
        close(out);
    if (*words)
        execv(*words, words);
    dprintf(2, "cannot run %s: %s\n", *words ? *words : "a line without a program", strerror(errno));
    _exit(127);
}

/* Shows the end of what the test printed; leaves the reason of the last line "SKIP: reason". */
static void show_output(char *reason, size_t size)
{
    static char line[512];
    FILE *file = fopen(OUTPUT, "r");

    strcpy(reason, "it gave no reason");
    if (!file)
        return;
    if (fseek(file, -MOST_OUTPUT, SEEK_END) != 0)
        rewind(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        say("| %s", line);
        if (strncmp(line, "SKIP: ", 6) == 0)
            snprintf(reason, size, "%s", line + 6);
    }
    fclose(file);
}

static void run(const char *name, int seconds, char **words)
{
    char reason[512];
    int status = 0, in_time, all_gone;
    pid_t child;

    say("run %s", name);
    unlink(OUTPUT);
    child = fork();
    if (child == 0)
        start(words);
    if (child < 0) {
        say("fail %s fork: %s", name, strerror(errno));
        return;
    }
    in_time = wait_until(child, &status, now() + seconds);
    kill(-1, SIGKILL); /* all but ourselves: what the test left behind must not disturb the next */
    all_gone = wait_until(-1, NULL, now() + 20);
    show_output(reason, sizeof reason);
    if (!in_time)
        say("fail %s still running after %d s", name, seconds);
    else if (!all_gone)
        say("fail %s it left processes that cannot be killed", name);
    else if (WIFSIGNALED(status))
        say("fail %s signal %d (%s)", name, WTERMSIG(status), strsignal(WTERMSIG(status)));
    else if (WEXITSTATUS(status) == SKIPPED)
        say("skip %s %s", name, reason);
    else if (WEXITSTATUS(status) != 0)
        say("fail %s exit status %d", name, WEXITSTATUS(status));
    else
        say("ok %s", name);
}

static int run_all(void)
{
    static char line[4096];
    FILE *tests = fopen("/tests", "re");
    int count = 0;

    if (!tests)
        say("note no /tests: %s", strerror(errno));
    while (tests && fgets(line, sizeof line, tests)) {
        char *words[WORDS + 1] = { 0 }, *rest = line;
        int used = 0;

        line[strcspn(line, "\n")] = '\0';
        while (used < WORDS && (words[used] = strsep(&rest, " ")))
            used++;
        if (used < 3)
            say("note not a test: %s", line);
        else
            run(words[0], atoi(words[1]), words + 2);
        count += used >= 3;
    }
    return count;
}

static void load_all(void)
{
    char path[256];
    FILE *modules = fopen("/modules", "re");

    while (modules && fgets(path, sizeof path, modules)) {
        int file;

        path[strcspn(path, "\n")] = '\0';
        file = open(path, O_RDONLY | O_CLOEXEC);
        if (file < 0 || syscall(SYS_finit_module, file, "", 0) != 0)
            say("note %s cannot be loaded: %s", path, strerror(errno));
    }
}

int main(void)
{
    struct utsname kernel;
    sigset_t set;

    if (getpid() != 1) {
        fputs("init.c is a machine's first process; it would kill all others here\n", stderr);
        return 2;
    }
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    mount_all();
    load_all(); /* while the kernel may still say why not */
    klogctl(8 /* SYSLOG_ACTION_CONSOLE_LEVEL */, NULL, 1); /* from here on only a panic speaks between our lines */
    uname(&kernel);
    say("start %s %s", kernel.release, kernel.machine);
    say("end %d", run_all());
    sync();
    /* QEMU has -no-reboot: a restart is an end, and unlike power-off every kernel can do it; SPARC's firmware cannot. */
#ifdef __sparc__
    reboot(RB_POWER_OFF);
#endif
    reboot(RB_AUTOBOOT);
    say("note cannot end: %s", strerror(errno));
    for (;;)
        pause();
}
