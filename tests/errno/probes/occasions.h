/* Occasions for errnos: files, processes, users and limits of a probe's own. probe.h includes it. */
#ifndef SPLORK_PROBE_OCCASIONS_H
#define SPLORK_PROBE_OCCASIONS_H

#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>

#define BAD ((void *)8) /* no address */
#define PATH_TOO_LONG path_too_long()

static inline char *path_too_long(void)
{
    static char path[5000];

    memset(path, 'x', sizeof path - 1);
    return path;
}

/* Files in a directory of one's own, which main() has made the working directory. */
static inline const char *loop(void)
{
    if (symlink("loop", "loop") != 0 && errno != EEXIST)
        absent("no symbolic link can be made");
    return "loop";
}

static inline const char *file(void)
{
    close(open("file", O_CREAT | O_RDWR | O_CLOEXEC, 0644));
    return "file";
}

/* A file below something that is no directory, and one that is not there. */
static inline const char *below_file(void)
{
    file();
    return "file/below";
}

/* A file that nobody but root reaches; and then the caller is nobody. */
static inline const char *hidden(void)
{
    mkdir("hidden", 0700);
    close(open("hidden/file", O_CREAT | O_RDWR | O_CLOEXEC, 0600));
    if (geteuid() != 0)
        absent("only root can become somebody else");
    if (setresgid(65534, 65534, 65534) != 0 || setresuid(65534, 65534, 65534) != 0)
        absent("another user cannot be had");
    prctl(PR_SET_DUMPABLE, 1);
    return "hidden/file";
}

static inline void become_nobody(void)
{
    hidden();
}

/* A file in a directory that the caller may not search, though it may do all else. */
static inline const char *locked_away(void)
{
    struct { uint32_t version; int pid; } header = { 0x20080522, 0 };
    struct { uint32_t effective, permitted, inheritable; } caps[2];

    mkdir("locked", 0700);
    close(open("locked/file", O_CREAT | O_RDWR | O_CLOEXEC, 0600));
    if (geteuid() != 0)
        return chmod("locked", 0) == 0 ? "locked/file" : "locked";
    if (chown("locked", 12345, 12345) != 0 || syscall(SYS_capget, &header, caps) != 0)
        absent("directories cannot be given away");
    caps[0].effective &= ~(1u << 1 | 1u << 2); /* CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH */
    if (syscall(SYS_capset, &header, caps) != 0)
        absent("capabilities cannot be given up");
    return "locked/file";
}

/* No descriptor can be had any more. */
static inline void no_descriptors(void)
{
    struct rlimit none = { 0, 0 };

    fflush(stdout);
    if (setrlimit(RLIMIT_NOFILE, &none) != 0)
        absent("RLIMIT_NOFILE cannot be lowered");
}

/* A mount namespace of one's own with nothing shared, a tmpfs as its working directory. */
static inline void own_mounts(void)
{
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
        || mount("none", ".", "tmpfs", 0, NULL) != 0)
        absent("no mounts can be made");
    if (chdir(".") != 0)
        absent("no directory");
    {
        char here[4096];

        if (!getcwd(here, sizeof here) || chdir(here) != 0)
            absent("no directory");
    }
}

/* The same, read-only, with a file. */
static inline const char *read_only_file(void)
{
    own_mounts();
    file();
    if (mount(NULL, ".", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY, NULL) != 0)
        absent("no read-only mount");
    return "file";
}

/* The page before an address that cannot be read. */
static inline char *page_at_end(void)
{
    size_t size = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 2 * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    munmap(pages + size, size);
    return pages;
}

/* A process that has ended, and is waited for. */
static inline pid_t nobodys_pid(void)
{
    pid_t child = fork();

    if (child == 0)
        _exit(0);
    waitpid(child, NULL, 0);
    return child;
}

/* A child that does nothing but wait; it ends with the attempt. */
static inline pid_t sleeper(void)
{
    pid_t child = fork();

    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;)
            pause();
    }
    return child;
}

static void nothing(int sig)
{
    (void)sig;
}

/* A signal handler will run in a moment, and again until the attempt is over. */
static inline void interrupt_soon(void)
{
    struct sigaction action = { .sa_handler = nothing };
    pid_t parent = getpid();

    sigaction(SIGUSR1, &action, NULL);
    if (fork() == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;) {
            usleep(2000);
            kill(parent, SIGUSR1);
        }
    }
}

static inline int kernel_is(int major, int minor)
{
    struct utsname name;
    int is_major = 0, is_minor = 0;

    uname(&name);
    sscanf(name.release, "%d.%d", &is_major, &is_minor);
    return is_major > major || (is_major == major && is_minor >= minor);
}

static inline void needs_kernel(int major, int minor)
{
    if (!kernel_is(major, minor))
        absent("the kernel is older than the error");
}

#endif
