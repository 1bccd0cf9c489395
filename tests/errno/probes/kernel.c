/* What few may do: bpf, perf_event_open, userfaultfd; modules and kexec, which refuse all of this. */
#include "probe.h"

#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <splork/kernel.h>
#include <splork/security.h>

static union bpf_attr attr;
static struct { union bpf_attr attr; char tail[100000]; } long_attr;
static uint32_t key = 7;

static int map(enum bpf_map_type type)
{
    union bpf_attr made = { .map_type = type, .key_size = 4, .value_size = 4, .max_entries = 1 };

    return bpf(BPF_MAP_CREATE, &made, sizeof made);
}

static long element(int command, int fd, uint64_t flags)
{
    static uint32_t value;
    union bpf_attr of = { .map_fd = (uint32_t)fd };

    of.key = (uintptr_t)&key;
    of.value = (uintptr_t)&value;
    of.flags = flags;
    return bpf(command, &of, sizeof of);
}

static long load(struct bpf_insn *code, uint32_t length)
{
    union bpf_attr program = { .prog_type = BPF_PROG_TYPE_SOCKET_FILTER, .insn_cnt = length };

    program.insns = (uintptr_t)code;
    program.license = (uintptr_t)"GPL";
    return bpf(BPF_PROG_LOAD, &program, sizeof program);
}

PROBE(bpf, E2BIG) { return bpf(BPF_MAP_CREATE, &long_attr.attr, sizeof long_attr); }
PROBE(bpf, EACCES)
{
    struct bpf_insn code[] = { { .code = BPF_ALU64 | BPF_MOV | BPF_X, .dst_reg = 0, .src_reg = 9 }, /* never set */
                               { .code = BPF_JMP | BPF_EXIT } };

    return load(code, 2);
}
PROBE(bpf, EBADF) { return element(BPF_MAP_LOOKUP_ELEM, 999, 0); }
PROBE(bpf, EEXIST)
{
    int fd = map(BPF_MAP_TYPE_HASH);

    element(BPF_MAP_UPDATE_ELEM, fd, BPF_ANY);
    return element(BPF_MAP_UPDATE_ELEM, fd, BPF_NOEXIST);
}
PROBE(bpf, EFAULT) { return bpf(BPF_MAP_CREATE, BAD, sizeof attr); }
PROBE(bpf, EINVAL) { return bpf(100000, &attr, sizeof attr); }
PROBE(bpf, EMFILE) { no_descriptors(); return map(BPF_MAP_TYPE_ARRAY); }
PROBE(bpf, ENOENT) { return element(BPF_MAP_LOOKUP_ELEM, map(BPF_MAP_TYPE_HASH), 0); }
PROBE(bpf, EPERM) { become_nobody(); return map(BPF_MAP_TYPE_ARRAY); }

static struct perf_event_attr faults = { .type = PERF_TYPE_SOFTWARE, .size = sizeof faults,
                                         .config = PERF_COUNT_SW_PAGE_FAULTS, .exclude_kernel = 1, .exclude_hv = 1 };

static long events(pid_t pid, int cpu, int group, unsigned long flags)
{
    return perf_event_open(&faults, pid, cpu, group, flags);
}

PROBE(perf_event_open, E2BIG) { faults.size = 1; return events(0, -1, -1, 0); }
PROBE(perf_event_open, EACCES) { become_nobody(); faults.exclude_kernel = 0; return events(-1, 0, -1, 0); }
PROBE(perf_event_open, EBADF) { return events(0, -1, 999, 0); }
PROBE(perf_event_open, EFAULT) { return perf_event_open(BAD, 0, -1, -1, 0); }
PROBE(perf_event_open, EINVAL) { return events(0, -1, -1, 1ul << 30); }
PROBE(perf_event_open, EMFILE) { no_descriptors(); return events(0, -1, -1, 0); }
PROBE(perf_event_open, ENOENT) { faults.type = 12345; return events(0, -1, -1, 0); }
PROBE(perf_event_open, ESRCH) { return events(nobodys_pid(), -1, -1, 0); }
PROBE(perf_event_open, EOVERFLOW)
{
    faults.sample_period = 1;
    faults.sample_type = PERF_SAMPLE_CALLCHAIN;
    faults.exclude_callchain_kernel = 1;
    faults.sample_max_stack = 65535;
    return events(0, -1, -1, 0);
}
PROBE(perf_event_open, ENOSPC)
{
    faults.type = PERF_TYPE_BREAKPOINT;
    faults.config = 0;
    faults.bp_type = 3; /* reads and writes */
    faults.bp_len = 4;
    faults.bp_addr = (uintptr_t)&key;
    for (int i = 0; i < 64; i++)
        if (events(0, -1, -1, 0) < 0) {
            if (errno != ENOSPC)
                absent("the kernel has no hardware breakpoints");
            return -1;
        }
    return 0;
}
PROBE(perf_event_open, EOPNOTSUPP)
{
    faults.type = PERF_TYPE_HARDWARE;
    faults.config = PERF_COUNT_HW_CPU_CYCLES;
    faults.sample_period = 1000;
    if (events(0, -1, -1, 0) >= 0 || errno != EOPNOTSUPP)
        absent("the machine's counters interrupt, or there are none");
    return -1;
}

PROBE(userfaultfd, EINVAL) { return userfaultfd(1 << 30); }
PROBE(userfaultfd, EMFILE) { no_descriptors(); return userfaultfd(0); }
PROBE(userfaultfd, EPERM) { become_nobody(); return userfaultfd(0); }

static int program(int flags)
{
    return open("/proc/self/exe", flags | O_CLOEXEC);
}

PROBE(finit_module, EBADF) { return finit_module(999, "", 0); }
PROBE(finit_module, EFAULT) { return finit_module(program(O_RDONLY), BAD, 0) == -1 && errno == ENOEXEC ? (absent("the file is looked at first"), 0) : -1; }
PROBE(finit_module, EINVAL) { return finit_module(program(O_RDONLY), "", 1 << 30); }
PROBE(finit_module, ENOEXEC) { return finit_module(program(O_RDONLY), "", 0); }
PROBE(finit_module, EPERM) { become_nobody(); return finit_module(program(O_RDONLY), "", 0); }
PROBE(finit_module, ETXTBSY)
{
    file();
    return finit_module(open("file", O_RDWR | O_CLOEXEC), "", 0);
}
PROBE(finit_module, ENOSYS)
{
    if (access("/proc/modules", F_OK) == 0)
        absent("the kernel has modules");
    return finit_module(-1, "", 0);
}
PROBE(init_module, EFAULT) { return init_module(BAD, 4096, ""); }
PROBE(init_module, ENOEXEC) { return init_module("no module, and long enough for the header of an ELF file, which has 64 bytes", 70, ""); }
PROBE(init_module, EPERM) { become_nobody(); return init_module("", 0, ""); }
PROBE(init_module, ENOSYS)
{
    if (access("/proc/modules", F_OK) == 0)
        absent("the kernel has modules");
    return init_module("", 0, "");
}
PROBE(delete_module, EFAULT) { return delete_module(BAD, O_NONBLOCK); }
PROBE(delete_module, ENOENT) { return delete_module("no_such_module", O_NONBLOCK); }
PROBE(delete_module, EPERM) { become_nobody(); return delete_module("no_such_module", O_NONBLOCK); }
PROBE(delete_module, ENOSYS)
{
    if (access("/proc/modules", F_OK) == 0)
        absent("the kernel has modules");
    return delete_module("no_such_module", O_NONBLOCK);
}

static struct kexec_segment segment;
static int has_kexec(void)
{
    return access("/sys/kernel/kexec_loaded", F_OK) == 0;
}
PROBE(kexec_load, EFAULT) { return kexec_load(0, 1, BAD, 0); }
PROBE(kexec_load, EINVAL) { return kexec_load(0, 1, &segment, 0x8000); }
PROBE(kexec_load, EPERM) { become_nobody(); return kexec_load(0, 0, NULL, 0); }
PROBE(kexec_load, EADDRNOTAVAIL) { segment.mem = (void *)1; segment.memsz = 1; return kexec_load(0, 1, &segment, 0); }
PROBE(kexec_load, ENOSYS)
{
    if (has_kexec())
        absent("the kernel has kexec");
    return kexec_load(0, 0, NULL, 0);
}
PROBE(kexec_file_load, EBADF) { return kexec_file_load(-1, -1, 1, "", 0); }
PROBE(kexec_file_load, EFAULT) { return kexec_file_load(program(O_RDONLY), -1, 4, BAD, KEXEC_FILE_NO_INITRAMFS) == -1 && errno == ENOEXEC ? (absent("the kernel is looked at first"), 0) : -1; }
PROBE(kexec_file_load, EINVAL) { return kexec_file_load(-1, -1, 1, "", 1ul << 30); }
PROBE(kexec_file_load, ENOEXEC) { return kexec_file_load(program(O_RDONLY), -1, 1, "", KEXEC_FILE_NO_INITRAMFS); }
PROBE(kexec_file_load, EPERM) { become_nobody(); return kexec_file_load(-1, -1, 0, NULL, 0); }
PROBE(kexec_file_load, ENOSYS)
{
    if (has_kexec())
        absent("the kernel has kexec");
    return kexec_file_load(-1, -1, 0, NULL, 0);
}
