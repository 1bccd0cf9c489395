/* Where there is no library: SPLORK_INLINE's calls with none to six arguments, their errors, and children by splork_spawn.
 * Without libc, which on some of these does not run in an emulator. Ends with 0, or with the line of what is not so. */
#include "freestanding/entry.h"

#include <linux/fcntl.h>
#include <linux/sched.h>
#include <splork.h>

#ifdef __alpha__
# define SIGCHLD 20
#elif defined(__hppa__)
# define SIGCHLD 18
#else
# define SIGCHLD 17
#endif

#define WALL 0x40000000 /* any child, whatever signal it ends with */
#ifndef __NR_wait4
# define __NR_wait4 260 /* the generic table has it for older programs alone */
#endif

static char stack[65536] __attribute__((aligned(64)));

static int exit_status_of(long child)
{
    int status = 0;

    CHECK(child > 0);
    CHECK(splork_raw4_(__NR_wait4, child, (long)&status, WALL, 0) == child);
    CHECK((status & 0x7f) == 0);
    return status >> 8;
}

__attribute__((noinline)) static int sum(int depth)
{
    volatile int own = depth;

    return depth ? sum(depth - 1) + own : 0;
}

/* Deep enough for register windows to go to the stack. */
static int child(void *arg)
{
    return (int)(long)arg + sum(20) - 210;
}

/* The lowest address where stacks grow upwards, else the top. */
static char *start_of_stack(int shift)
{
#ifdef __hppa__
    return stack + shift;
#else
    return stack + sizeof stack - 4096 - shift;
#endif
}

static void spawns(void)
{
    long args[6] = { SIGCHLD, 0, 0, 0, 0, 0 };

    errno = 1234;
    CHECK(exit_status_of(splork_spawn(__NR_clone, args, 0, child, (void *)42)) == 42);
    for (int shift = 0; shift < 16; shift++) {
        args[1] = (long)start_of_stack(shift);
        CHECK(exit_status_of(splork_spawn(__NR_clone, args, (void *)args[1], child, (void *)43)) == 43);
    }
    args[0] = CLONE_VM | CLONE_VFORK | SIGCHLD;
    CHECK(exit_status_of(splork_spawn(__NR_clone, args, (void *)args[1], child, (void *)44)) == 44);
    args[1] = 0;
    CHECK(exit_status_of(splork_spawn(__NR_clone, args, 0, child, (void *)45)) == 45);
    CHECK(errno == 1234);
    args[0] = CLONE_SIGHAND;
    CHECK(splork_spawn(__NR_clone, args, 0, child, 0) == -1 && errno == EINVAL);
    CHECK(splork_spawn(__NR_clone, args, 0, 0, 0) == -1 && errno == EINVAL);
    CHECK(splork_spawn_raw_(__NR_clone, args, child, 0) == -EINVAL);
}

static void calls(void)
{
    int ends[2];
    char got[8] = "";
    long self = splork_raw0_(__NR_gettid), mapped;

    CHECK(self > 0);
    CHECK(splork_raw1_(__NR_close, -1) == -EBADF);
    CHECK(splork_raw2_(__NR_pipe2, (long)ends, 0) == 0);
    CHECK(splork_raw3_(__NR_write, ends[1], (long)"hello", 5) == 5);
    CHECK(splork_raw3_(__NR_read, ends[0], (long)got, 8) == 5 && got[0] == 'h' && got[4] == 'o');
    CHECK(splork_raw4_(__NR_readlinkat, AT_FDCWD, (long)"/proc/self/exe", (long)got, 1) == 1 && got[0] == '/');
    CHECK(splork_raw5_(__NR_prctl, 38 /* PR_SET_NO_NEW_PRIVS */, 1, 0, 0, 7) == -EINVAL);
    CHECK(splork_raw5_(__NR_prctl, 38, 1, 0, 0, 0) == 0);
#ifdef __NR_mmap2
    mapped = splork_raw6_(__NR_mmap2, 0, 4096, 3 /* PROT_READ | PROT_WRITE */, MAP_PRIVATE_ANONYMOUS, -1, 0);
#else
    mapped = splork_raw6_(__NR_mmap, 0, 4096, 3, MAP_PRIVATE_ANONYMOUS, -1, 0);
#endif
    CHECK((unsigned long)mapped < (unsigned long)-4095);
    *(volatile char *)mapped = 1;
    errno = 0;
    CHECK(splork(0, 1) == -1 && errno == ENOTSUP); /* the worked examples have numbers on x86 alone */
}

int main(void)
{
    calls();
    spawns();
    return 0;
}
