/* What a thread is: its scheduling, its capabilities, its security; rseq, and x86's own. */
#include "probe.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <splork/arch.h>
#include <splork/capability.h>
#include <splork/landlock.h>
#include <splork/lsm.h>
#include <splork/rseq.h>
#include <splork/sched.h>
#include <splork/security.h>

static struct sched_attr attr = { .size = sizeof attr };
static struct { struct sched_attr attr; uint64_t tail; } long_attr = { .tail = 1 };

PROBE(sched_setattr, E2BIG) { long_attr.attr.size = sizeof long_attr; return sched_setattr(0, &long_attr.attr, 0); }
PROBE(sched_setattr, EBUSY)
{
    attr.sched_policy = 6; /* SCHED_DEADLINE: each asks for the whole time of a processor */
    attr.sched_runtime = attr.sched_deadline = attr.sched_period = 1000000000;
    for (long i = sysconf(_SC_NPROCESSORS_CONF); i >= 0; i--)
        if (sched_setattr(sleeper(), &attr, 0) != 0)
            return -1;
    return 0;
}
PROBE(sched_setattr, EFAULT) { return sched_setattr(0, BAD, 0); }
PROBE(sched_setattr, EINVAL) { return sched_setattr(0, &attr, 1); }
PROBE(sched_setattr, EPERM) { become_nobody(); attr.sched_policy = SCHED_FIFO; attr.sched_priority = 1; return sched_setattr(0, &attr, 0); }
PROBE(sched_setattr, ESRCH) { return sched_setattr(nobodys_pid(), &attr, 0); }
PROBE(sched_setattr, EOPNOTSUPP)
{
    attr.sched_flags = 0x20; /* SCHED_FLAG_UTIL_CLAMP_MIN */
    if (sched_setattr(0, &attr, 0) == 0)
        absent("the kernel has utilisation clamps");
    return -1;
}
PROBE(sched_getattr, EFAULT) { return sched_getattr(0, BAD, sizeof attr, 0); }
PROBE(sched_getattr, EINVAL) { return sched_getattr(0, &attr, sizeof attr, 1); }
PROBE(sched_getattr, ESRCH) { return sched_getattr(nobodys_pid(), &attr, sizeof attr, 0); }

PROBE(ioprio_set, EINVAL) { return ioprio_set(1000, 0, 0); }
PROBE(ioprio_set, EPERM) { become_nobody(); return ioprio_set(IOPRIO_WHO_PROCESS, 1, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4)); }
PROBE(ioprio_set, ESRCH) { return ioprio_set(IOPRIO_WHO_PROCESS, nobodys_pid(), IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4)); }
PROBE(ioprio_get, EINVAL) { return ioprio_get(1000, 0); }
PROBE(ioprio_get, ESRCH) { return ioprio_get(IOPRIO_WHO_PROCESS, nobodys_pid()); }

PROBE(getcpu, EFAULT) { return syscall(SYS_getcpu, BAD, NULL, NULL); } /* glibc's own asks the vDSO */

PROBE(rseq_slice_yield, ENOSYS)
{
    if (kernel_is(7, 0))
        absent("the kernel has the call");
    return rseq_slice_yield();
}

static struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
static struct __user_cap_data_struct caps[2];
PROBE(capget, EFAULT) { return capget(&header, BAD); }
PROBE(capget, EINVAL) { header.version = 1; return capget(&header, caps); }
PROBE(capget, ESRCH) { header.pid = nobodys_pid(); return capget(&header, caps); }
PROBE(capset, EFAULT) { return capset(&header, BAD); }
PROBE(capset, EINVAL) { header.version = 1; return capset(&header, caps); }
PROBE(capset, EPERM) { become_nobody(); caps[0].effective = caps[0].permitted = 1; return capset(&header, caps); }

#ifdef __x86_64__
PROBE(arch_prctl, EFAULT) { return arch_prctl(ARCH_GET_FS, (uintptr_t)BAD); }
PROBE(arch_prctl, EINVAL) { return arch_prctl(1, 0); }
PROBE(arch_prctl, EPERM) { return arch_prctl(ARCH_SET_GS, ~0ul); }
PROBE(arch_prctl, ENODEV) { return arch_prctl(ARCH_SET_CPUID, 1) == 0 ? (absent("the processor can forbid CPUID"), 0) : -1; }
PROBE(arch_prctl, EOPNOTSUPP) { return arch_prctl(ARCH_REQ_XCOMP_PERM, 18) == 0 ? (absent("the processor has AMX"), 0) : -1; }
PROBE(arch_prctl, EEXIST)
{
    long result = arch_prctl(ARCH_MAP_VDSO_64, 0x10000000);

    if (result == -1 && errno == EINVAL)
        absent("the kernel has no CONFIG_CHECKPOINT_RESTORE");
    return result;
}
#endif

static struct riscv_hwprobe pair;
PROBE(riscv_hwprobe, EFAULT) { return riscv_hwprobe(BAD, 1, 0, NULL, 0); }
PROBE(riscv_hwprobe, EINVAL) { return riscv_hwprobe(&pair, 1, 0, NULL, 1u << 31); }

static struct landlock_ruleset_attr files = { .handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE };
static struct { struct landlock_ruleset_attr attr; uint64_t tail[9]; } long_rules = { .tail = { 1, 1, 1, 1, 1, 1, 1, 1, 1 } };
static struct landlock_path_beneath_attr beneath = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE };

static int rules(void)
{
    int fd = landlock_create_ruleset(&files, sizeof files, 0);

    if (fd < 0)
        absent("the kernel has no Landlock, or not on");
    return fd;
}

PROBE(landlock_create_ruleset, E2BIG) { return landlock_create_ruleset(&long_rules.attr, sizeof long_rules, 0); }
PROBE(landlock_create_ruleset, EFAULT) { return landlock_create_ruleset(BAD, sizeof files, 0); }
PROBE(landlock_create_ruleset, EINVAL) { return landlock_create_ruleset(&files, sizeof files, 1u << 31); }
PROBE(landlock_create_ruleset, EMFILE) { no_descriptors(); return landlock_create_ruleset(&files, sizeof files, 0); }
PROBE(landlock_create_ruleset, ENOMSG) { files.handled_access_fs = 0; return landlock_create_ruleset(&files, sizeof files, 0); }
PROBE(landlock_add_rule, EBADF) { return landlock_add_rule(-1, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0); }
PROBE(landlock_add_rule, EBADFD) { rules(); return landlock_add_rule(open("/", O_RDONLY), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0); }
PROBE(landlock_add_rule, EFAULT) { return landlock_add_rule(rules(), LANDLOCK_RULE_PATH_BENEATH, BAD, 0); }
PROBE(landlock_add_rule, EINVAL) { return landlock_add_rule(rules(), 1000, &beneath, 0); }
PROBE(landlock_add_rule, ENOMSG) { beneath.allowed_access = 0; beneath.parent_fd = open("/", O_PATH); return landlock_add_rule(rules(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0); }
PROBE(landlock_restrict_self, E2BIG)
{
    int fd = rules();

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    for (int i = 0; i < 16; i++)
        landlock_restrict_self(fd, 0);
    return landlock_restrict_self(fd, 0);
}
PROBE(landlock_restrict_self, EBADF) { rules(); prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); return landlock_restrict_self(-1, 0); }
PROBE(landlock_restrict_self, EBADFD) { rules(); prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); return landlock_restrict_self(open("/", O_RDONLY), 0); }
PROBE(landlock_restrict_self, EINVAL) { prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); return landlock_restrict_self(rules(), 1u << 31); }
PROBE(landlock_restrict_self, EPERM) { int fd = rules(); become_nobody(); return landlock_restrict_self(fd, 0); }

static uint64_t ids[32];
static uint32_t small = 1, size = sizeof ids;
static struct lsm_ctx ctx = { .len = sizeof ctx };
PROBE(lsm_list_modules, E2BIG) { return lsm_list_modules((void *)ids, &small, 0); }
PROBE(lsm_list_modules, EFAULT) { return lsm_list_modules(BAD, &size, 0); }
PROBE(lsm_list_modules, EINVAL) { return lsm_list_modules((void *)ids, &size, 1); }
PROBE(lsm_get_self_attr, E2BIG)
{
    if (lsm_get_self_attr(LSM_ATTR_CURRENT, (void *)ids, &small, 0) == -1 && errno == EOPNOTSUPP)
        absent("no security module has the attribute");
    return -1;
}
PROBE(lsm_get_self_attr, EINVAL) { return lsm_get_self_attr(LSM_ATTR_UNDEF, NULL, &size, 0); }
PROBE(lsm_get_self_attr, EFAULT) { return lsm_get_self_attr(LSM_ATTR_CURRENT, NULL, BAD, 0); }
PROBE(lsm_get_self_attr, EOPNOTSUPP)
{
    if (lsm_get_self_attr(LSM_ATTR_CURRENT, NULL, &size, 0) >= 0)
        absent("a security module has the attribute");
    return errno == E2BIG ? (absent("a security module has the attribute"), 0) : -1;
}
PROBE(lsm_set_self_attr, E2BIG) { return lsm_set_self_attr(LSM_ATTR_CURRENT, &ctx, 1 << 20, 0); }
PROBE(lsm_set_self_attr, EFAULT) { return lsm_set_self_attr(LSM_ATTR_CURRENT, BAD, sizeof ctx, 0); }
PROBE(lsm_set_self_attr, EINVAL) { return lsm_set_self_attr(LSM_ATTR_CURRENT, &ctx, sizeof ctx, 1); }
PROBE(lsm_set_self_attr, EOPNOTSUPP) { ctx.id = 90; return lsm_set_self_attr(LSM_ATTR_CURRENT, &ctx, sizeof ctx, 0); }

static struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
static struct sock_fprog filter = { 1, &allow };
PROBE(seccomp, EACCES) { become_nobody(); return seccomp(SECCOMP_SET_MODE_FILTER, 0, &filter); }
PROBE(seccomp, EBUSY)
{
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter);
    return seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter);
}
PROBE(seccomp, EFAULT) { prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); return seccomp(SECCOMP_SET_MODE_FILTER, 0, BAD); }
PROBE(seccomp, EINVAL) { return seccomp(1000, 0, NULL); }
PROBE(seccomp, EMFILE) { prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); no_descriptors(); return seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter); }
PROBE(seccomp, ENOMEM)
{
    static struct sock_filter many[4096];
    struct sock_fprog long_filter = { 4096, many };

    for (int i = 0; i < 4096; i++)
        many[i] = allow;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    for (int i = 0; i < 20; i++)
        if (seccomp(SECCOMP_SET_MODE_FILTER, 0, &long_filter) != 0)
            return -1;
    return 0;
}
static void *filtered(void *arg)
{
    seccomp(SECCOMP_SET_MODE_FILTER, 0, &filter);
    *(volatile int *)arg = 1;
    pause();
    return NULL;
}
PROBE(seccomp, ESRCH)
{
    volatile int ready = 0;
    pthread_t thread;

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (pthread_create(&thread, NULL, filtered, (void *)&ready) != 0)
        absent("no thread can be had");
    while (!ready)
        usleep(1000);
    return seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_TSYNC_ESRCH, &filter);
}
PROBE(seccomp, EOPNOTSUPP) { uint32_t action = 0x12340000; return seccomp(SECCOMP_GET_ACTION_AVAIL, 0, &action); }
