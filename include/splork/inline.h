/* <splork/inline.h> - generated from table/src/inline/ by `make header`; do not edit.
 * What the functions of splork's headers are made of under SPLORK_INLINE. Names end in an underscore: not for you. */
#ifndef SPLORK_INLINE_H
# define SPLORK_INLINE_H

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

static __inline__ long splork_fail_(int code)
{
    errno = code;
    return -1;
}

/* A raw kernel result as C has it: -4095 to -1 are errors, nothing else is. */
static __inline__ long splork_result_(long raw)
{
    return (unsigned long)raw >= (unsigned long)-4095L ? splork_fail_((int)-raw) : raw;
}

#if (defined(__x86_64__) && !defined(__ILP32__)) && !defined(__TINYC__)

/* number rax; arguments rdi rsi rdx r10 r8 r9; result rax; the kernel overwrites rcx and r11 */

static __inline__ long splork_call0_(long number)
{
    long result;

    __asm__ __volatile__ ("syscall" : "=a" (result) : "0" (number) : "rcx", "r11", "memory");
    return splork_result_(result);
}

static __inline__ long splork_call1_(long number, long a)
{
    long result;

    __asm__ __volatile__ ("syscall" : "=a" (result) : "0" (number), "D" (a) : "rcx", "r11", "memory");
    return splork_result_(result);
}

static __inline__ long splork_call2_(long number, long a, long b)
{
    long result;

    __asm__ __volatile__ ("syscall" : "=a" (result) : "0" (number), "D" (a), "S" (b) : "rcx", "r11", "memory");
    return splork_result_(result);
}

static __inline__ long splork_call3_(long number, long a, long b, long c)
{
    long result;

    __asm__ __volatile__ ("syscall" : "=a" (result) : "0" (number), "D" (a), "S" (b), "d" (c)
                          : "rcx", "r11", "memory");
    return splork_result_(result);
}

static __inline__ long splork_call4_(long number, long a, long b, long c, long d)
{
    long result;
    register long r10 __asm__("r10") = d;

    __asm__ __volatile__ ("syscall" : "=a" (result) : "0" (number), "D" (a), "S" (b), "d" (c), "r" (r10)
                          : "rcx", "r11", "memory");
    return splork_result_(result);
}

static __inline__ long splork_call5_(long number, long a, long b, long c, long d, long e)
{
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;

    __asm__ __volatile__ ("syscall" : "=a" (result) : "0" (number), "D" (a), "S" (b), "d" (c), "r" (r10), "r" (r8)
                          : "rcx", "r11", "memory");
    return splork_result_(result);
}

static __inline__ long splork_call6_(long number, long a, long b, long c, long d, long e, long f)
{
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;

    __asm__ __volatile__ ("syscall"
                          : "=a" (result)
                          : "0" (number), "D" (a), "S" (b), "d" (c), "r" (r10), "r" (r8), "r" (r9)
                          : "rcx", "r11", "memory");
    return splork_result_(result);
}

static __inline__ void *splork_rounded_(void *stack)
{
    return (void *)((uintptr_t)stack & ~(uintptr_t)15);
}

/* clone's own order: CONFIG_CLONE_BACKWARDS is not set. */
static __inline__ void splork_clone_args_(long *args, long flags, long stack, long parent_tid, long child_tid, long tls)
{
    args[0] = flags;
    args[1] = stack;
    args[2] = parent_tid;
    args[3] = child_tid;
    args[4] = tls;
    args[5] = 0;
}

/* The unwind tables must end in the child; without such tables there is nothing to say. */
# ifdef __GCC_HAVE_DWARF2_CFI_ASM
#  define SPLORK_CFI_(directive) directive "\n\t"
# else
#  define SPLORK_CFI_(directive) ""
# endif

/* The child begins behind the syscall instruction with every register but rax and, given a stack, rsp as they were:
 * fn and arg ride along in r12 and r13, the parent's rsp in r14. A child that has kept it may share the stack
 * (CLONE_VFORK), so it first steps over the 128 bytes below rsp that this function may be using. */
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    long result;
    register long r10 __asm__("r10") = args[3];
    register long r8 __asm__("r8") = args[4];
    register long r9 __asm__("r9") = args[5];
    register int (*r12)(void *) __asm__("r12") = fn;
    register void *r13 __asm__("r13") = arg;

    __asm__ __volatile__ (
        "mov %%rsp, %%r14\n\t"
        "syscall\n\t"
        "test %%rax, %%rax\n\t"
        "jnz 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined rip")       /* unwinders stop here */
        "xor %%ebp, %%ebp\n\t"                  /* so do those that follow frame pointers */
        "cmp %%rsp, %%r14\n\t"
        "jne 0f\n\t"
        "sub $128, %%rsp\n"                     /* the red zone */
        "0:\n\t"
        "and $-16, %%rsp\n\t"
        "mov %%r13, %%rdi\n\t"                  /* arg */
        "call *%%r12\n\t"                       /* fn(arg) */
        "mov %%eax, %%edi\n\t"                  /* its result is the exit status */
        "mov %[exit], %%eax\n\t"                /* exit, not exit_group: this task only */
        "syscall\n\t"
        "hlt\n"                                 /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "=a" (result)
        : "0" (number), "D" (args[0]), "S" (args[1]), "d" (args[2]), "r" (r10), "r" (r8), "r" (r9), "r" (r12),
          "r" (r13), [exit] "i" (__NR_exit)
        : "rcx", "r11", "r14", "memory", "cc");
    return result;
}

#else /* any other architecture, and tcc, which runs out of registers: through libc */

/* Under a name of our own, so that it does not matter whether and how <unistd.h> declares it. */
# ifdef __cplusplus
extern "C"
# endif
long splork_libc_syscall_(long number, ...) __asm__("syscall");

/* libc's syscall() has turned the error into -1 and errno already. */
# define splork_call0_(number) splork_libc_syscall_(number)
# define splork_call1_(number, a) splork_libc_syscall_(number, a)
# define splork_call2_(number, a, b) splork_libc_syscall_(number, a, b)
# define splork_call3_(number, a, b, c) splork_libc_syscall_(number, a, b, c)
# define splork_call4_(number, a, b, c, d) splork_libc_syscall_(number, a, b, c, d)
# define splork_call5_(number, a, b, c, d, e) splork_libc_syscall_(number, a, b, c, d, e)
# define splork_call6_(number, a, b, c, d, e, f) splork_libc_syscall_(number, a, b, c, d, e, f)

static __inline__ void *splork_rounded_(void *stack)
{
    return (void *)((uintptr_t)stack & ~(uintptr_t)15);
}

static __inline__ void splork_clone_args_(long *args, long flags, long stack, long parent_tid, long child_tid, long tls)
{
    args[0] = flags;
    args[1] = stack;
    args[2] = parent_tid;
    args[3] = child_tid;
    args[4] = tls;
    args[5] = 0;
}

/* No C can start a child on a stack of its own. */
static __inline__ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    (void)number;
    (void)args;
    (void)fn;
    (void)arg;
    return -ENOTSUP;
}

#endif

/* A clone3 request in clone's words, where clone has words for all of it: the library's src/fallback.rs in C. */

struct splork_request_ { /* struct clone_args of Linux 5.7, which linux/sched.h may lack */
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
};

/* Kernels before 5.2 let clone ignore CLONE_PIDFD. pidfd_open came with clone3, so where it answers anything but
 * ENOSYS the missing clone3 is a filter's doing and the flag is honoured. */
static __inline__ int splork_kernel_has_pidfds_(void)
{
    int saved = errno;
    int has = splork_call2_(434, -1L, 0L) != -1 || errno != ENOSYS; /* pidfd_open, which has one number everywhere */

    errno = saved;
    return has;
}

/* Whether clone can do exactly this; if so, args are what it takes. */
static __inline__ int splork_as_clone_(const void *request, size_t size, long *args)
{
    const uint64_t csignal = 0xff, pidfd = 0x1000, parent = 0x8000, thread = 0x10000;
    const uint64_t parent_settid = 0x100000, detached = 0x400000;
    const unsigned char *from = (const unsigned char *)request;
    struct splork_request_ asked = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
    uint64_t top;
    size_t at;

    if (size < 64 || size > 4096)
        return 0;
    for (at = 0; at < size; at++) {
        if (at < sizeof asked)
            ((unsigned char *)&asked)[at] = from[at];
        else if (from[at])
            return 0;
    }
    top = asked.stack + asked.stack_size;
    if (!asked.stack != !asked.stack_size || top < asked.stack || top != (uintptr_t)top)
        return 0;
    if (asked.flags >> 32 || asked.flags & (csignal | detached))
        return 0;
    if (asked.exit_signal > 64 || (asked.exit_signal && asked.flags & (thread | parent)))
        return 0;
    if (asked.set_tid || asked.set_tid_size)
        return 0;
    if (asked.flags & pidfd && (asked.flags & parent_settid || !splork_kernel_has_pidfds_()))
        return 0;
    splork_clone_args_(args, (long)(asked.flags | asked.exit_signal), (long)top,
                       (long)(asked.flags & pidfd ? asked.pidfd : asked.parent_tid), (long)asked.child_tid,
                       (long)asked.tls);
    return 1;
}

static __inline__ int splork_clone3_(long number, void *request, size_t size, int (*fn)(void *), void *arg,
                                     int on_enosys, int on_eperm)
{
    long args[6] = { 0 };
    long raw;

    if (!fn || !request)
        return (int)splork_fail_(EINVAL);
    args[0] = (long)request;
    args[1] = (long)size;
    raw = splork_spawn_raw_(number, args, fn, arg);
    if (!(raw == -ENOSYS && on_enosys) && !(raw == -EPERM && on_eperm))
        return (int)splork_result_(raw);
    if (!splork_as_clone_(request, size, args))
        return (int)splork_result_(raw);
    return (int)splork_result_(splork_spawn_raw_(__NR_clone, args, fn, arg));
}

#endif
