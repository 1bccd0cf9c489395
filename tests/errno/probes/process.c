/* Processes: signals, pidfds, kcmp, execveat and others. */
#include "probe.h"
#include "paths.h"

#include <splork/epoll.h>
#include <splork/pidfd.h>
#include <splork/process.h>
#include <sys/epoll.h>
#include <sys/uio.h>

static siginfo_t info = { .si_code = SI_QUEUE };
static char *argv[] = { "x", NULL }, *envp[] = { NULL };

PROBE(kcmp, EBADF) { return kcmp(getpid(), getpid(), KCMP_FILE, 999, 0); }
PROBE(kcmp, EFAULT) { return kcmp(getpid(), getpid(), KCMP_EPOLL_TFD, 0, (uintptr_t)BAD); }
PROBE(kcmp, EINVAL) { return kcmp(getpid(), getpid(), 1000, 0, 0); }
PROBE(kcmp, ENOENT)
{
    struct kcmp_epoll_slot slot = { .efd = (uint32_t)epoll_create1(0), .tfd = 999 };

    return kcmp(getpid(), getpid(), KCMP_EPOLL_TFD, 0, (uintptr_t)&slot);
}
PROBE(kcmp, EPERM) { become_nobody(); return kcmp(1, getpid(), KCMP_VM, 0, 0); }
PROBE(kcmp, ESRCH) { return kcmp(nobodys_pid(), getpid(), KCMP_VM, 0, 0); }

/* No signal more can be queued for this user. */
static void full_queue(void)
{
    struct rlimit none = { 0, 0 };
    sigset_t all;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    setrlimit(RLIMIT_SIGPENDING, &none);
}

PROBE(rt_sigqueueinfo, EAGAIN) { full_queue(); return rt_sigqueueinfo(getpid(), SIGRTMIN, &info); }
PROBE(rt_sigqueueinfo, EFAULT) { return rt_sigqueueinfo(getpid(), SIGUSR1, BAD); }
PROBE(rt_sigqueueinfo, EINVAL) { return rt_sigqueueinfo(getpid(), 999, &info); }
PROBE(rt_sigqueueinfo, EPERM) { become_nobody(); return rt_sigqueueinfo(1, SIGUSR1, &info); }
PROBE(rt_sigqueueinfo, ESRCH) { return rt_sigqueueinfo(nobodys_pid(), SIGUSR1, &info); }

PROBE(rt_tgsigqueueinfo, EAGAIN) { full_queue(); return rt_tgsigqueueinfo(getpid(), getpid(), SIGRTMIN, &info); }
PROBE(rt_tgsigqueueinfo, EFAULT) { return rt_tgsigqueueinfo(getpid(), getpid(), SIGUSR1, BAD); }
PROBE(rt_tgsigqueueinfo, EINVAL) { return rt_tgsigqueueinfo(-1, -1, SIGUSR1, &info); }
PROBE(rt_tgsigqueueinfo, EPERM) { become_nobody(); return rt_tgsigqueueinfo(1, 1, SIGUSR1, &info); }
PROBE(rt_tgsigqueueinfo, ESRCH) { return rt_tgsigqueueinfo(getpid(), nobodys_pid(), SIGUSR1, &info); }

PROBE(tgkill, EAGAIN) { full_queue(); return tgkill(getpid(), getpid(), SIGRTMIN); }
PROBE(tgkill, EINVAL) { return tgkill(0, 0, SIGUSR1); }
PROBE(tgkill, EPERM) { become_nobody(); return tgkill(1, 1, SIGUSR1); }
PROBE(tgkill, ESRCH) { pid_t gone = nobodys_pid(); return tgkill(gone, gone, SIGUSR1); }

PROBE(tkill, EAGAIN) { full_queue(); return tkill(getpid(), SIGRTMIN); }
PROBE(tkill, EINVAL) { return tkill(0, SIGUSR1); }
PROBE(tkill, EPERM) { become_nobody(); return tkill(1, SIGUSR1); }
PROBE(tkill, ESRCH) { return tkill(nobodys_pid(), SIGUSR1); }

PROBE(pidfd_open, EINVAL) { return pidfd_open(getpid(), 1u << 31); }
PROBE(pidfd_open, EMFILE) { no_descriptors(); return pidfd_open(getpid(), 0); }
PROBE(pidfd_open, ESRCH) { return pidfd_open(nobodys_pid(), 0); }

static int self(void)
{
    return pidfd_open(getpid(), 0);
}

PROBE(pidfd_getfd, EBADF) { return pidfd_getfd(-1, 0, 0); }
PROBE(pidfd_getfd, EINVAL) { return pidfd_getfd(self(), 0, 1); }
PROBE(pidfd_getfd, EMFILE)
{
    int fd = self();
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_NOFILE, &none);
    return pidfd_getfd(fd, 1, 0);
}
PROBE(pidfd_getfd, EPERM) { int fd = pidfd_open(1, 0); become_nobody(); return pidfd_getfd(fd, 0, 0); }
PROBE(pidfd_getfd, ESRCH)
{
    pid_t child = sleeper();
    int fd = pidfd_open(child, 0);

    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return pidfd_getfd(fd, 0, 0);
}

PROBE(pidfd_send_signal, EAGAIN)
{
    full_queue();
    return pidfd_send_signal(self(), SIGRTMIN, &(siginfo_t){ .si_code = SI_QUEUE, .si_signo = SIGRTMIN }, 0);
}
PROBE(pidfd_send_signal, EBADF) { return pidfd_send_signal(-1, SIGUSR1, NULL, 0); }
PROBE(pidfd_send_signal, EFAULT) { return pidfd_send_signal(self(), SIGUSR1, BAD, 0); }
PROBE(pidfd_send_signal, EINVAL) { return pidfd_send_signal(self(), SIGUSR1, NULL, 1u << 31); }
PROBE(pidfd_send_signal, EPERM) { int fd = pidfd_open(1, 0); become_nobody(); return pidfd_send_signal(fd, SIGUSR1, NULL, 0); }
PROBE(pidfd_send_signal, ESRCH)
{
    pid_t child = sleeper();
    int fd = pidfd_open(child, 0);

    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return pidfd_send_signal(fd, SIGUSR1, NULL, 0);
}

static struct ns_id_req ns = { .size = NS_ID_REQ_SIZE_VER0 };
static struct { struct ns_id_req req; uint64_t tail; } long_ns = { .tail = 1 };
static uint64_t ids[8];
PROBE(listns, E2BIG) { long_ns.req.size = sizeof long_ns; return listns(&long_ns.req, (void *)ids, 8, 0); }
PROBE(listns, EFAULT) { return listns(BAD, (void *)ids, 8, 0); }
PROBE(listns, EINVAL) { return listns(&ns, (void *)ids, 8, 1u << 31); }
PROBE(listns, ENOENT) { ns.ns_id = 1ull << 60; return listns(&ns, (void *)ids, 8, 0); }
PROBE(listns, EOPNOTSUPP) { ns.ns_type = 1; return listns(&ns, (void *)ids, 8, 0); }
PROBE(listns, EOVERFLOW) { return listns(&ns, (void *)ids, 1 << 20 | 1, 0); }

static struct iovec range;
static struct iovec *page(void)
{
    range.iov_base = page_at_end();
    range.iov_len = (size_t)sysconf(_SC_PAGESIZE);
    return &range;
}
PROBE(process_madvise, EBADF) { return process_madvise(999, page(), 1, 20 /* MADV_COLD */, 0); }
PROBE(process_madvise, EFAULT) { return process_madvise(self(), BAD, 1, 20, 0); }
PROBE(process_madvise, EINVAL) { return process_madvise(self(), page(), 1, 20, 1); }
PROBE(process_madvise, ENOMEM)
{
    page()->iov_base = (char *)range.iov_base + range.iov_len;
    return process_madvise(self(), &range, 1, 20, 0);
}
PROBE(process_madvise, EACCES) { int fd = pidfd_open(1, 0); become_nobody(); return process_madvise(fd, page(), 1, 20, 0); }
PROBE(process_madvise, EPERM)
{
    int fd;

    become_nobody();
    fd = pidfd_open(sleeper(), 0);
    return process_madvise(fd, page(), 1, 20, 0);
}
PROBE(process_madvise, ESRCH)
{
    pid_t child = sleeper();
    int fd = pidfd_open(child, 0);

    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return process_madvise(fd, page(), 1, 20, 0);
}

PROBE(process_mrelease, EBADF) { return process_mrelease(-1, 0); }
PROBE(process_mrelease, EINVAL) { return process_mrelease(self(), 1); }
PROBE(process_mrelease, ESRCH)
{
    pid_t child = sleeper();
    int fd = pidfd_open(child, 0);

    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return process_mrelease(fd, 0);
}

PROBE(close_range, EINVAL) { return close_range(4, 3, 0); }

PATHS(execveat, execveat(AT_FDCWD, path, argv, envp, 0))
PROBE(execveat, E2BIG)
{
    static char *many[40001];
    static char text[131000];

    memset(text, 'x', sizeof text - 1);
    for (int i = 0; i < 40000; i++)
        many[i] = text;
    return execveat(AT_FDCWD, "/proc/self/exe", many, envp, 0);
}
PROBE(execveat, EBADF) { return execveat(-1, "x", argv, envp, 0); }
PROBE(execveat, EINVAL) { return execveat(AT_FDCWD, ".", argv, envp, 1 << 30); }
PROBE(execveat, ENOEXEC)
{
    int fd = open("text", O_CREAT | O_WRONLY | O_CLOEXEC, 0755);

    if (write(fd, "no program\n", 11) != 11)
        absent("no file can be written");
    close(fd);
    return execveat(AT_FDCWD, "text", argv, envp, 0);
}
PROBE(execveat, ETXTBSY)
{
    if (open("text", O_CREAT | O_WRONLY, 0755) < 0)
        absent("no file can be written");
    return execveat(AT_FDCWD, "text", argv, envp, 0);
}

static struct epoll_event event;
PROBE(epoll_pwait2, EBADF) { return epoll_pwait2(-1, &event, 1, NULL, NULL); }
PROBE(epoll_pwait2, EFAULT)
{
    int epoll = epoll_create1(0), ready[2];

    if (pipe(ready) != 0)
        absent("no pipe");
    event.events = EPOLLOUT;
    epoll_ctl(epoll, EPOLL_CTL_ADD, ready[1], &event);
    {
        struct epoll_event *volatile nowhere = BAD;

        return epoll_pwait2(epoll, nowhere, 1, NULL, NULL);
    }
}
PROBE(epoll_pwait2, EINTR) { interrupt_soon(); return epoll_pwait2(epoll_create1(0), &event, 1, NULL, NULL); }
PROBE(epoll_pwait2, EINVAL) { return epoll_pwait2(epoll_create1(0), &event, 0, NULL, NULL); }
