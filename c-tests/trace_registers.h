/* For trace.h: how a tracer changes number, arguments and result of a system call that it has stopped. */
#ifndef SPLORK_TEST_TRACE_REGISTERS_H
#define SPLORK_TEST_TRACE_REGISTERS_H

#include "support.h"
#include <stddef.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

enum { TRACE_NUMBER, TRACE_ARGUMENT, TRACE_RESULT = TRACE_ARGUMENT + 6, TRACE_WORDS };

#if defined(__x86_64__) && !defined(__ILP32__)
# define TRACE_AT(reg) offsetof(struct user, regs.reg)
# define TRACE_PLACES \
    { TRACE_AT(orig_rax), TRACE_AT(rdi), TRACE_AT(rsi), TRACE_AT(rdx), TRACE_AT(r10), TRACE_AT(r8), TRACE_AT(r9), \
      TRACE_AT(rax) }
#elif defined(__i386__)
# define TRACE_AT(reg) offsetof(struct user, regs.reg)
# define TRACE_PLACES \
    { TRACE_AT(orig_eax), TRACE_AT(ebx), TRACE_AT(ecx), TRACE_AT(edx), TRACE_AT(esi), TRACE_AT(edi), TRACE_AT(ebp), \
      TRACE_AT(eax) }
#elif defined(__powerpc__)
# define TRACE_AT(gpr) ((gpr) * sizeof(long))
# define TRACE_CCR TRACE_AT(38)
# define TRACE_PLACES \
    { TRACE_AT(0), TRACE_AT(3), TRACE_AT(4), TRACE_AT(5), TRACE_AT(6), TRACE_AT(7), TRACE_AT(8), TRACE_AT(3) }
#elif defined(__s390x__)
/* Behind the two words of the PSW. r2 is the number where a call enters; its first argument is then kept elsewhere. */
# define TRACE_AT(gpr) (16 + (gpr) * 8)
# define TRACE_ORIGINAL_R2 0xd0
# define TRACE_PLACES \
    { TRACE_AT(2), TRACE_ORIGINAL_R2, TRACE_AT(3), TRACE_AT(4), TRACE_AT(5), TRACE_AT(6), TRACE_AT(7), TRACE_AT(2) }
#elif defined(__mips__) && _MIPS_SIM == _ABI64
# define TRACE_ERROR 7 /* $7 is 1 where $2 is an errno */
# define TRACE_PLACES { 2, 4, 5, 6, 7, 8, 9, 2 }
#elif defined(__mips__) && _MIPS_SIM == _ABIO32
# define TRACE_ERROR 7
# define TRACE_IN_REGISTERS 4 /* further arguments are on the stack */
# define TRACE_STACK 29
# define TRACE_PLACES { 2, 4, 5, 6, 7, 0, 0, 2 }
#endif

/* What PTRACE_GET_SYSCALL_INFO tells, set right: on o32 Linux 6.1 takes those on the stack from the tracer's own. */
static inline void trace_arguments(pid_t tid, uint64_t args[6])
{
#ifdef TRACE_IN_REGISTERS
    long stack = ptrace(PTRACE_PEEKUSER, tid, (void *)TRACE_STACK, NULL);

    for (int i = TRACE_IN_REGISTERS; i < 6; i++)
        args[i] = (unsigned long)ptrace(PTRACE_PEEKDATA, tid, (void *)(stack + i * (long)sizeof(long)), NULL);
#else
    (void)tid, (void)args;
#endif
}

#if defined(TRACE_PLACES)
static inline void trace_write(pid_t tid, int word, uint64_t value)
{
    static const size_t places[TRACE_WORDS] = TRACE_PLACES;

# ifdef TRACE_CCR
    if (word == TRACE_RESULT) { /* as the kernel leaves it: errno comes positive, with cr0.so */
        int is_error = value >= (uint64_t)-4095;
        long ccr = ptrace(PTRACE_PEEKUSER, tid, (void *)TRACE_CCR, NULL) & ~0x10000000L;

        CHECK_EQUAL(ptrace(PTRACE_POKEUSER, tid, (void *)TRACE_CCR, (void *)(is_error ? ccr | 0x10000000 : ccr)), 0);
        value = is_error ? -value : value;
    }
# endif
# ifdef TRACE_IN_REGISTERS
    if (word >= TRACE_ARGUMENT + TRACE_IN_REGISTERS && word < TRACE_RESULT)
        SKIP_TEST("the kernel has read what is on the stack before the tracer can change it");
# endif
# ifdef TRACE_ERROR
    if (word == TRACE_RESULT) {
        int is_error = value >= (uint64_t)-4095;

        CHECK_EQUAL(ptrace(PTRACE_POKEUSER, tid, (void *)TRACE_ERROR, (void *)(intptr_t)is_error), 0);
        value = is_error ? -value : value;
    }
# endif
    CHECK_EQUAL(ptrace(PTRACE_POKEUSER, tid, (void *)places[word], (void *)(uintptr_t)value), 0);
}
#elif defined(__aarch64__)
static inline void trace_write(pid_t tid, int word, uint64_t value)
{
    int number = (int)value;
    uint64_t regs[34];
    struct iovec all = { regs, sizeof regs }, one = { &number, sizeof number };

    if (word == TRACE_NUMBER) {
        CHECK_EQUAL(ptrace(PTRACE_SETREGSET, tid, (void *)0x404 /* NT_ARM_SYSTEM_CALL */, &one), 0);
        return;
    }
    CHECK_EQUAL(ptrace(PTRACE_GETREGSET, tid, (void *)1 /* NT_PRSTATUS */, &all), 0);
    regs[word == TRACE_RESULT ? 0 : word - TRACE_ARGUMENT] = value;
    CHECK_EQUAL(ptrace(PTRACE_SETREGSET, tid, (void *)1 /* NT_PRSTATUS */, &all), 0);
}
#elif defined(__arm__)
static inline void trace_write(pid_t tid, int word, uint64_t value)
{
    struct user_regs regs;

    if (word == TRACE_NUMBER) {
        CHECK_EQUAL(ptrace((enum __ptrace_request)23 /* PTRACE_SET_SYSCALL */, tid, NULL, (void *)(uintptr_t)value), 0);
        return;
    }
    CHECK_EQUAL(ptrace(PTRACE_GETREGS, tid, NULL, &regs), 0);
    regs.uregs[word == TRACE_RESULT ? 0 : word - TRACE_ARGUMENT] = (unsigned long)value;
    CHECK_EQUAL(ptrace(PTRACE_SETREGS, tid, NULL, &regs), 0);
}
#elif defined(__sparc__)
/* Not by PTRACE_SETREGSET, which on 32 bits takes every second word of a window (Linux 6.1, genregs32_set). */
# ifdef __arch64__
enum { TRACE_G1, TRACE_O0 = 7, TRACE_FLAGS = 16, TRACE_GET = 22 /* PTRACE_GETREGS64 */, TRACE_SET };
#  define TRACE_CARRY 0x1100000000 /* that of 32 bits and that of 64 */
# else
enum { TRACE_FLAGS, TRACE_G1 = 4, TRACE_O0 = 11, TRACE_GET = 12 /* PTRACE_GETREGS */, TRACE_SET };
#  define TRACE_CARRY 0x100000
# endif

static inline void trace_write(pid_t tid, int word, uint64_t value)
{
    unsigned long regs[20];

    CHECK_EQUAL(ptrace((enum __ptrace_request)TRACE_GET, tid, regs, NULL), 0);
    if (word == TRACE_RESULT) { /* with the carry it is an errno */
        int is_error = value >= (uint64_t)-4095;

        regs[TRACE_FLAGS] &= ~TRACE_CARRY;
        regs[TRACE_FLAGS] |= is_error ? TRACE_CARRY : 0;
        regs[TRACE_O0] = (unsigned long)(is_error ? -value : value);
    } else {
        regs[word == TRACE_NUMBER ? TRACE_G1 : TRACE_O0 + word - TRACE_ARGUMENT] = (unsigned long)value;
    }
    CHECK_EQUAL(ptrace((enum __ptrace_request)TRACE_SET, tid, regs, NULL), 0);
}
#elif defined(__riscv)
static inline void trace_write(pid_t tid, int word, uint64_t value)
{
    enum { A0 = 10, A7 = 17, WORDS = 32 };
    unsigned long regs[WORDS];
    struct iovec all = { regs, sizeof regs };

    if (word == TRACE_ARGUMENT)
        SKIP_TEST("the tracer cannot change the first argument on this architecture");
    CHECK_EQUAL(ptrace(PTRACE_GETREGSET, tid, (void *)1 /* NT_PRSTATUS */, &all), 0);
    regs[word == TRACE_NUMBER ? A7 : word == TRACE_RESULT ? A0 : A0 + word - TRACE_ARGUMENT] = (unsigned long)value;
    CHECK_EQUAL(ptrace(PTRACE_SETREGSET, tid, (void *)1 /* NT_PRSTATUS */, &all), 0);
}
#else
static inline void trace_write(pid_t tid, int word, uint64_t value)
{
    (void)tid, (void)word, (void)value;
    SKIP_TEST("the tracer cannot change registers on this architecture");
}
#endif

#endif
