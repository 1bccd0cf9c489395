/* catalogue_arguments_in_order.c
 * Description: Each call of the catalogue reaches the kernel by number, arguments in order, extended by their types.
 * Modes: shared static inline musl
 *
 * mm and landlock have tests of their own for this. */
#include "trace.h"

#include <splork/all.h>
#include <time.h>

#define A AS_WORD(0x1111222233334444u)
#define B AS_WORD(0x5555666677778888u)
#define C AS_WORD(0x9999aaaabbbbccccu)
#define D AS_WORD(0x1234567812345678u)
#define E AS_WORD(0x2345678923456789u)
#define F AS_WORD(0x3456789a3456789au)
#define PTR(value) ((void *)(value))
#define U1 0x80000001u
#define U2 0x80000002u
#define U3 0x80000003u
#define U4 0x80000004u
#define TIME (sizeof(long) == 8 ? D : 0) /* where words have 32 bits, splork reads it, to convert it */
#define I(n) ((uint64_t)(int64_t)(n)) /* an int, with its sign */

/* Not on i386. */
#ifdef SYS_kexec_file_load
# define KEXEC_FILE_LOAD(X) X(SYS_kexec_file_load, kexec_file_load(-2, -3, C, PTR(D), E), I(-2), I(-3), C, D, E)
#else
# define KEXEC_FILE_LOAD(X)
#endif

#ifdef SYS_arch_prctl
# define ARCH_PRCTL(X) X(SYS_arch_prctl, arch_prctl(-2, B), I(-2), B)
#else
# define ARCH_PRCTL(X)
#endif

/* glibc has functions of its own for these since 2.41. */
#if defined __GLIBC__ && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 41)
# define SCHED_ATTR(X)
#else
# define SCHED_ATTR(X) \
    X(SYS_sched_setattr, sched_setattr(-2, PTR(B), U3), I(-2), B, U3) \
    X(SYS_sched_getattr, sched_getattr(-2, PTR(B), U3, U4), I(-2), B, U3, U4)
#endif

/* Below 424 the system's headers know the numbers. */
#define NEW_CALLS(X) \
    X(NUMBER(454), futex_wake(PTR(A), B, -3, U4), A, B, I(-3), U4) \
    X(NUMBER(455), futex_wait(PTR(A), B, C, U4, PTR(TIME), -6), A, B, C, U4, TIME, I(-6)) \
    X(NUMBER(449), futex_waitv(PTR(A), U2, U3, PTR(TIME), -5), A, U2, U3, TIME, I(-5)) \
    X(NUMBER(456), futex_requeue(PTR(A), U2, -3, -4), A, U2, I(-3), I(-4)) \
    X(NUMBER(457), statmount(PTR(A), PTR(B), C, U4), A, B, C, U4) \
    X(NUMBER(458), listmount(PTR(A), PTR(B), C, U4), A, B, C, U4) \
    X(NUMBER(467), open_tree_attr(-2, PTR(B), U3, PTR(D), E), I(-2), B, U3, D, E) \
    X(NUMBER(443), quotactl_fd(U1, U2, -3, PTR(D)), U1, U2, I(-3), D) \
    X(NUMBER(437), openat2(-2, PTR(B), PTR(C), D), I(-2), B, C, D) \
    X(NUMBER(452), fchmodat2(-2, PTR(B), U3, U4), I(-2), B, U3, U4) \
    X(NUMBER(463), setxattrat(-2, PTR(B), U3, PTR(D), PTR(E), F), I(-2), B, U3, D, E, F) \
    X(NUMBER(464), getxattrat(-2, PTR(B), U3, PTR(D), PTR(E), F), I(-2), B, U3, D, E, F) \
    X(NUMBER(465), listxattrat(-2, PTR(B), U3, PTR(D), E), I(-2), B, U3, D, E) \
    X(NUMBER(466), removexattrat(-2, PTR(B), U3, PTR(D)), I(-2), B, U3, D) \
    X(NUMBER(468), file_getattr(-2, PTR(B), PTR(C), D, U1), I(-2), B, C, D, U1) \
    X(NUMBER(469), file_setattr(-2, PTR(B), PTR(C), D, U1), I(-2), B, C, D, U1) \
    X(NUMBER(459), lsm_get_self_attr(U1, PTR(B), PTR(C), U4), U1, B, C, U4) \
    X(NUMBER(460), lsm_set_self_attr(U1, PTR(B), U3, U4), U1, B, U3, U4) \
    X(NUMBER(461), lsm_list_modules(PTR(A), PTR(B), U3), A, B, U3) \
    X(NUMBER(470), listns(PTR(A), PTR(B), C, U4), A, B, C, U4) \
    X(NUMBER(450), set_mempolicy_home_node(PTR(A), B, C, D), A, B, C, D) \
    X(NUMBER(439), faccessat2(-2, PTR(B), -3, -4), I(-2), B, I(-3), I(-4)) \
    X(SYS_finit_module, finit_module(-2, PTR(B), -3), I(-2), B, I(-3)) \
    X(SYS_kexec_load, kexec_load(A, B, PTR(C), D), A, B, C, D) \
    KEXEC_FILE_LOAD(X) \
    X(SYS_rt_sigqueueinfo, rt_sigqueueinfo(-2, -3, PTR(C)), I(-2), I(-3), C) \
    X(SYS_kcmp, kcmp(-2, -3, -4, D, E), I(-2), I(-3), I(-4), D, E) \
    X(SYS_rt_tgsigqueueinfo, rt_tgsigqueueinfo(-2, -3, -4, PTR(D)), I(-2), I(-3), I(-4), D) \
    SCHED_ATTR(X) \
    X(SYS_ioprio_set, ioprio_set(-2, -3, -4), I(-2), I(-3), I(-4)) \
    X(SYS_ioprio_get, ioprio_get(-2, -3), I(-2), I(-3)) \
    X(SYS_membarrier, membarrier(-2, U2, -3), I(-2), U2, I(-3)) \
    X(SYS_seccomp, seccomp(U1, U2, PTR(C)), U1, U2, C) \
    X(SYS_bpf, bpf(-2, PTR(B), U3), I(-2), B, U3) \
    X(SYS_perf_event_open, perf_event_open(PTR(A), -3, -4, -5, E), A, I(-3), I(-4), I(-5), E) \
    X(SYS_userfaultfd, userfaultfd(-2), I(-2)) \
    X(NUMBER(472), fchroot(-2, U2), I(-2), U2) \
    X(SYS_pivot_root, pivot_root(PTR(A), PTR(B)), A, B) \
    X(SYS_capget, capget(PTR(A), PTR(B)), A, B) \
    X(SYS_capset, capset(PTR(A), PTR(B)), A, B) \
    X(SYS_init_module, init_module(PTR(A), B, PTR(C)), A, B, C) \
    X(SYS_delete_module, delete_module(PTR(A), U2), A, U2) \
    X(SYS_tkill, tkill(-2, -3), I(-2), I(-3)) \
    X(SYS_get_robust_list, get_robust_list(-2, PTR(B), PTR(C)), I(-2), B, C) \
    ARCH_PRCTL(X)

/* glibc has functions of its own for these, which extend an int as they like. */
#ifdef __GLIBC__
# define OLD_CALLS(X)
#else
# define OLD_CALLS(X) \
    X(NUMBER(434), pidfd_open(-2, U2), I(-2), U2) \
    X(NUMBER(438), pidfd_getfd(-2, -3, U3), I(-2), I(-3), U3) \
    X(NUMBER(424), pidfd_send_signal(-2, -3, PTR(C), U4), I(-2), I(-3), C, U4) \
    X(NUMBER(440), process_madvise(-2, PTR(B), C, -4, U1), I(-2), B, C, I(-4), U1) \
    X(NUMBER(448), process_mrelease(-2, U2), I(-2), U2) \
    X(NUMBER(436), close_range(U2, U1, -3), U2, U1, I(-3)) \
    X(NUMBER(430), fsopen(PTR(A), U2), A, U2) \
    X(NUMBER(431), fsconfig(-2, U2, PTR(C), PTR(D), -5), I(-2), U2, C, D, I(-5)) \
    X(NUMBER(432), fsmount(-2, U2, U3), I(-2), U2, U3) \
    X(NUMBER(433), fspick(-2, PTR(B), U3), I(-2), B, U3) \
    X(NUMBER(429), move_mount(-2, PTR(B), -3, PTR(D), U1), I(-2), B, I(-3), D, U1) \
    X(NUMBER(428), open_tree(-2, PTR(B), U3), I(-2), B, U3) \
    X(NUMBER(442), mount_setattr(-2, PTR(B), U3, PTR(D), E), I(-2), B, U3, D, E) \
    X(SYS_execveat, execveat(-2, PTR(B), PTR(C), PTR(D), -5), I(-2), B, C, D, I(-5)) \
    X(SYS_tgkill, tgkill(-2, -3, -4), I(-2), I(-3), I(-4)) \
    X(NUMBER(441), epoll_pwait2(-2, PTR(B), -3, PTR(D), PTR(E)), I(-2), B, I(-3), D, E, 8) \
    X(SYS_getcpu, getcpu(PTR(A), PTR(B)), A, B, 0) \
    X(SYS_pkey_alloc, pkey_alloc(U1, U2), U1, U2) \
    X(SYS_pkey_free, pkey_free(-2), I(-2)) \
    X(SYS_pkey_mprotect, pkey_mprotect(PTR(A), B, -3, -4), A, B, I(-3), I(-4))
#endif

#define EACH_CALL(X) NEW_CALLS(X) OLD_CALLS(X)

/* All fail: there is nothing at such addresses, no such descriptor, process or flag. */
#define MAKE(number, call, ...) CHECK((call) == -1);
#define LOOK(number, call, ...) looks(t, number, #call, (uint64_t[]){ __VA_ARGS__ }, sizeof (uint64_t[]){ __VA_ARGS__ });

static int body(void *arg)
{
    (void)arg;
    EACH_CALL(MAKE)
    rseq_slice_yield();
    return PASS;
}

static void looks(struct trace *t, long number, const char *text, const uint64_t *args, size_t size)
{
    struct trace_call *call = trace_find(t, number);

    if (!call || trace_count(t, number) != 1)
        fprintf(stderr, "not once in the kernel: %s\n", text);
    CHECK_EQUAL(trace_count(t, number), 1);
    for (size_t i = 0; i < size / sizeof *args; i++) {
        if ((unsigned long)call->args[i] != (unsigned long)args[i])
            fprintf(stderr, "argument %d of %s\n", (int)i, text);
        CHECK_WORD(call->args[i], args[i]);
    }
}

int main(void)
{
    static struct trace recorded = { .body = body };
    struct trace *t = &recorded;

    trace_run(t);
    CHECK_EQUAL(t->status, 0);
    EACH_CALL(LOOK)
    CHECK_EQUAL(trace_count(t, NUMBER(471)), 1); /* rseq_slice_yield */
    return PASS;
}
