/* clone3, and the example calls on a kernel that has them. */
#include <linux/sched.h>

#include "probe.h"

#include <linux/filter.h>
#include <linux/seccomp.h>

#include <splork.h>

static struct clone_args args = { .exit_signal = SIGCHLD };
static struct { struct clone_args args; uint64_t tail; } long_args = { .tail = 1 };

static int child(void *arg)
{
    (void)arg;
    return 0;
}

static long clones(void)
{
    return clone3(&args, sizeof args, child, NULL);
}

PROBE(clone3, E2BIG) { return clone3(&long_args.args, sizeof long_args, child, NULL); }
PROBE(clone3, EAGAIN)
{
    struct rlimit none = { 0, 0 };

    become_nobody();
    setrlimit(RLIMIT_NPROC, &none);
    return clones();
}
/* The hierarchy of cgroups, as the working directory. */
static void hierarchy(void)
{
    char here[4096];

    own_mounts();
    if (mount("none", ".", "cgroup2", 0, NULL) != 0 || !getcwd(here, sizeof here) || chdir(here) != 0)
        absent("no cgroup2 hierarchy can be mounted");
}

PROBE(clone3, EACCES)
{
    int fd;

    hierarchy();
    fd = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (setresuid(65534, 65534, 65534) != 0)
        absent("another user cannot be had");
    args.flags = CLONE_INTO_CGROUP;
    args.cgroup = (uint64_t)fd;
    return clones();
}

/* A cgroup below the root of the hierarchy, and a file in it set. Emptied and removed by hand: it lasts. */
static int cgroup_of_ones_own(char *path, size_t size)
{
    hierarchy();
    snprintf(path, size, "splork-probe-%d", getpid());
    if (mkdir(path, 0755) != 0)
        absent("no cgroup can be made");
    return 0;
}

static int put(const char *directory, const char *name, const char *text)
{
    char path[4200];
    int fd;

    snprintf(path, sizeof path, "%s/%s", directory, name);
    fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd >= 0 && write(fd, text, strlen(text)) >= 0 ? (close(fd), 0) : -1;
}

static long into(const char *directory)
{
    args.flags = CLONE_INTO_CGROUP;
    args.cgroup = (uint64_t)open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return clones();
}

PROBE(clone3, EOPNOTSUPP)
{
    char outer[100], inner[200];
    long result;
    int error;

    cgroup_of_ones_own(outer, sizeof outer);
    snprintf(inner, sizeof inner, "%s/inner", outer);
    mkdir(inner, 0755);
    put(outer, "cgroup.type", "threaded"); /* so that the inner one is "domain invalid" */
    result = into(inner);
    error = errno;
    rmdir(inner);
    rmdir(outer);
    errno = error;
    return result;
}

PROBE(clone3, EBUSY)
{
    char outer[100], inner[200];
    long result;
    int error, on;

    cgroup_of_ones_own(outer, sizeof outer);
    snprintf(inner, sizeof inner, "%s/inner", outer);
    mkdir(inner, 0755);
    on = put(outer, "cgroup.subtree_control", "+memory") == 0;
    result = on ? into(outer) : 0;
    error = errno;
    rmdir(inner);
    rmdir(outer);
    if (!on)
        absent("the memory controller is not to be had");
    errno = error;
    return result;
}

PROBE(clone3, ENOSPC)
{
    for (int i = 0; i < 40; i++) {
        if (unshare(CLONE_NEWUSER) != 0) {
            if (errno != ENOSPC)
                absent("user namespaces cannot be nested");
            args.flags = CLONE_NEWUSER;
            return clones();
        }
        put("/proc/self", "setgroups", "deny");
        if (put("/proc/self", "uid_map", "0 0 1") != 0 || put("/proc/self", "gid_map", "0 0 1") != 0)
            absent("user namespaces cannot be nested");
    }
    return 0;
}
PROBE(clone3, EBADF) { args.flags = CLONE_INTO_CGROUP; args.cgroup = 999; return clones(); }
PROBE(clone3, EEXIST)
{
    pid_t taken = 1;

    args.set_tid = (uintptr_t)&taken;
    args.set_tid_size = 1;
    return clones();
}
PROBE(clone3, EFAULT) { return clone3(BAD, sizeof args, child, NULL); }
PROBE(clone3, EINVAL) { args.flags = CLONE_THREAD; return clones(); }
PROBE(clone3, EMFILE) { args.flags = CLONE_PIDFD; args.pidfd = (uintptr_t)&long_args; no_descriptors(); return clones(); }
PROBE(clone3, EPERM) { become_nobody(); args.flags = CLONE_NEWNET; return clones(); }

/* A kernel, as far as this process sees, without clone3. */
static void without_clone3(int code)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0 /* the number */),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned int)code),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { sizeof filter / sizeof *filter, filter };

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0)
        absent("no filter can be set");
    args.flags = CLONE_CLEAR_SIGHAND; /* which clone cannot do */
}
PROBE(clone3, ENOSYS) { without_clone3(ENOSYS); return clones(); }
PROBE(splork_clone3_or_clone, ENOSYS) { without_clone3(ENOSYS); return splork_clone3_or_clone(&args, sizeof args, child, NULL, SPLORK_WHEN_ENOSYS); }
PROBE(splork_clone3_or_clone, EPERM) { without_clone3(EPERM); return splork_clone3_or_clone(&args, sizeof args, child, NULL, SPLORK_WHEN_EPERM); }
PROBE(splork_clone3_or_clone, EINVAL) { return splork_clone3_or_clone(&args, sizeof args, child, NULL, 1u << 31); }
PROBE(splork_spawn, EINVAL) { return splork_spawn(SYS_clone3, NULL, NULL, NULL, NULL); }
PROBE(splork_spawn, ENOSYS)
{
    long six[6] = { 0 };

    return splork_spawn(9999, six, new_stack() + STACK_BYTES, child, NULL);
}

static uint64_t eight[8];
PROBE(splork, EFAULT) { return splork(BAD, 1); }
PROBE(splork, EINVAL) { return splork(eight, 0); }
PROBE(clone_nice, EINVAL) { return clone_nice(NULL, eight + 8, SIGCHLD, NULL, 0); }
PROBE(clone_nice, EAGAIN)
{
    struct rlimit none = { 0, 0 };

    become_nobody();
    setrlimit(RLIMIT_NPROC, &none);
    return clone_nice(child, new_stack() + STACK_BYTES, SIGCHLD, NULL, 0);
}
PROBE(clone_nice, EPERM) { become_nobody(); return clone_nice(child, new_stack() + STACK_BYTES, SIGCHLD, NULL, -10); }
PROBE(splork_packed, EFAULT) { return splork_packed(0, 0, 0, BAD, 64, 0, 0, 0); }
PROBE(splork_packed, EINVAL) { return splork_packed(0, 0, 0, eight, 64, 77, 0, 0); }
