/* For LoongArch, which has no libc to be had from Debian 12: a program that needs none. The calls behave, the child
 * starts as it should, and its fn's result is its exit status. Ends with 0, or with the line of what is not so. */
#include <errno.h>
#include <sys/syscall.h>
#include <sys/types.h>

#include <splork.h>
#include <splork/mm.h>

#define SIGCHLD 17
#define WAIT4 260
#define CLONE_THREAD 0x10000
#define CLONE_VM 0x100

static int error;
static char stack[65536] __attribute__((aligned(16)));

int *__errno_location(void)
{
    return &error;
}

void *memset(void *to, int byte, unsigned long size)
{
    for (volatile char *at = to; size--; at++)
        *at = (char)byte;
    return to;
}

void *memcpy(void *to, const void *from, unsigned long size)
{
    for (unsigned long i = 0; i < size; i++)
        ((volatile char *)to)[i] = ((const char *)from)[i];
    return to;
}

/* The test's own way into the kernel, so that splork does not vouch for itself. */
static long ask(long number, long a, long b, long c, long d)
{
    register long a7 __asm__("$a7") = number;
    register long a0 __asm__("$a0") = a;
    register long a1 __asm__("$a1") = b;
    register long a2 __asm__("$a2") = c;
    register long a3 __asm__("$a3") = d;

    __asm__ __volatile__("syscall 0" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2), "r"(a3)
                         : "$t0", "$t1", "$t2", "$t3", "$t4", "$t5", "$t6", "$t7", "$t8", "memory");
    return a0;
}

#define CHECK(condition) \
    do { \
        if (!(condition)) \
            ask(__NR_exit_group, __LINE__, 0, 0, 0); \
    } while (0)

static int exit_status_of(long child)
{
    int status = 0;

    CHECK(child > 0);
    CHECK(ask(WAIT4, child, (long)&status, 0, 0) == child);
    CHECK((status & 0x7f) == 0);
    return status >> 8;
}

/* What the trampoline leaves: fp and ra of the caller's frame, the stack pointer, arg. Bits say what is wrong. */
__attribute__((naked)) static int child(__attribute__((unused)) void *arg)
{
    __asm__("andi $t0, $sp, 15\n\t"       /* 0 if aligned */
            "sltu $t0, $zero, $t0\n\t"
            "sltu $t1, $zero, $fp\n\t"    /* 0 if it ends the chain of frames */
            "or $t0, $t0, $t1\n\t"
            "slli.d $t0, $t0, 7\n\t"
            "or $a0, $a0, $t0\n\t"
            "jr $ra");
}

#ifndef SPLORK_INLINE
int clone(int (*fn)(void *), void *stack, int flags, void *arg, ...);

/* clone is the library's alone. */
static void clones(void)
{
    CHECK(clone(0, stack + 4096, SIGCHLD, 0) == -1 && error == EINVAL);
    CHECK(clone(child, 0, SIGCHLD, 0) == -1 && error == EINVAL);
    CHECK(clone(child, (void *)15, SIGCHLD, 0) == -1 && error == EINVAL);
    CHECK(clone(child, stack + 4096, CLONE_THREAD, 0) == -1 && error == EINVAL);
    error = 1234;
    for (int shift = 0; shift < 16; shift++)
        CHECK(exit_status_of(clone(child, stack + 8192 - shift, SIGCHLD, (void *)(long)(20 + shift))) == 20 + shift);
    CHECK(error == 1234);
}
#else
static void clones(void)
{
}
#endif

static void spawns(void)
{
    /* flags, stack, parent_tid, child_tid, tls: no CONFIG_CLONE_BACKWARDS. CLONE_PARENT_SETTID and CLONE_CHILD_SETTID
     * tell the two words apart. */
    int parent_tid = 0, child_tid = 0;
    long args[6] = { SIGCHLD | 0x100000 | 0x1000000, (long)(stack + 8192), (long)&parent_tid, (long)&child_tid, 0, 0 };
    long forked[6] = { SIGCHLD, 0, 0, 0, 0, 0 };

    error = 1234;
    CHECK(exit_status_of(splork_spawn(__NR_clone, args, stack + 8192, child, (void *)41)) == 41);
    CHECK(exit_status_of(splork_spawn(__NR_clone, forked, 0, child, (void *)42)) == 42);
    CHECK(error == 1234);
    CHECK(splork_spawn(__NR_clone, forked, 0, 0, 0) == -1 && error == EINVAL);
    CHECK(splork_spawn(4000, forked, 0, child, 0) == -1 && error == ENOSYS);
}

struct clone_args {
    unsigned long flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls;
};

static void clone3s(void)
{
    struct clone_args args = { .exit_signal = SIGCHLD };

    CHECK(exit_status_of(clone3(&args, sizeof args, child, (void *)43)) == 43);
    args.stack = (unsigned long)stack;
    args.stack_size = 8192;
    CHECK(exit_status_of(clone3(&args, sizeof args, child, (void *)44)) == 44);
    CHECK(clone3(0, sizeof args, child, 0) == -1 && error == EINVAL);
}

int run(void)
{
    clones();
    spawns();
    clone3s();
    CHECK(splork(0, 1) == -1 && error == ENOTSUP); /* the worked examples have numbers on x86 alone */
    error = 0;
    CHECK(mseal((void *)1, 1, 1) == -1 && (error == ENOSYS || error == EINVAL));
    return 0;
}

__asm__(".globl _start\n"
        "_start:\n\t"
        "move $fp, $zero\n\t"
        "bstrins.d $sp, $zero, 3, 0\n\t"
        "bl run\n\t"
        "li.w $a7, 94\n\t" /* exit_group */
        "syscall 0");
