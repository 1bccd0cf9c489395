/* The skeletons of `splork kernel calls/splork.toml` as a program: SKELETON is the file that it wrote. What they use of
 * the kernel is here in its place, and main calls them as the kernel's entry code would. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long long u64;
#define __aligned_u64 u64 __attribute__((aligned(8)))
#define __user
#define PAGE_SIZE 4096
#define CSIGNAL 0xff
#define BUILD_BUG_ON(condition) _Static_assert(!(condition), #condition)
#define lower_32_bits(value) ((unsigned)((value) & 0xffffffff))

#define SYSCALL_DEFINE2(name, t1, a1, t2, a2) static long sys_##name(t1 a1, t2 a2)
#define SYSCALL_DEFINE6(name, t1, a1, t2, a2, t3, a3, t4, a4, t5, a5, t6, a6) \
    static long sys_##name(t1 a1, t2 a2, t3 a3, t4 a4, t5 a5, t6 a6)

struct kernel_clone_args {
    u64 flags;
    int *pidfd, *child_tid, *parent_tid;
    int exit_signal;
    unsigned long stack, stack_size, tls;
};

static struct kernel_clone_args cloned;

static int kernel_clone(struct kernel_clone_args *args)
{
    cloned = *args;
    return 4711;
}

/* As NAME_birth.h has it: what the child is born with is handed on whole. */
static int born_with;

struct task_struct;

static int kernel_clone_born(struct kernel_clone_args *args, void (*born)(struct task_struct *, void *), void *with)
{
    born(NULL, with);
    born_with = *(int *)with;
    return kernel_clone(args);
}

/* As linux/uaccess.h documents it. */
static int copy_struct_from_user(void *to, size_t to_size, const void *from, size_t from_size)
{
    for (size_t at = to_size; at < from_size; at++)
        if (((const char *)from)[at])
            return -E2BIG;
    memset(to, 0, to_size);
    memcpy(to, from, from_size < to_size ? from_size : to_size);
    return 0;
}

#include SKELETON

#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "skeleton.c:%d: not so: %s\n", __LINE__, #condition); \
            exit(1); \
        } \
    } while (0)

static void clones(void)
{
    int parent, child;

    CHECK(sys_clone_nice(0xffffffff80000100 | SIGCHLD, 0x7000, &parent, &child, 0x66, 5) == 4711);
    CHECK(cloned.flags == 0x80000100);
    CHECK(cloned.exit_signal == SIGCHLD);
    CHECK(cloned.stack == 0x7000 && cloned.stack_size == 0);
    CHECK(cloned.pidfd == &parent && cloned.parent_tid == &parent);
    CHECK(cloned.child_tid == &child);
    CHECK(cloned.tls == 0x66);
    CHECK(born_with == 5);
}

static void takes_structs_of_every_version(void)
{
    char page[PAGE_SIZE + 8] = { 1 };
    struct splork_packed_args *args = (void *)page;

    _Static_assert(sizeof *args == 64, "eight fields of 64 bits");
    CHECK(sys_splork_packed(args, 64) == 0);
    CHECK(sys_splork_packed(args, 63) == -EINVAL);
    CHECK(sys_splork_packed(args, PAGE_SIZE) == 0);
    CHECK(sys_splork_packed(args, PAGE_SIZE + 1) == -E2BIG);
    page[64] = 1;
    CHECK(sys_splork_packed(args, 64) == 0);
    CHECK(sys_splork_packed(args, 65) == -E2BIG);
    args->flags = (u64)1 << 40;
    CHECK(sys_splork_packed(args, 64) == -EINVAL);
}

int main(void)
{
    clones();
    takes_structs_of_every_version();
    CHECK(sys_splork(7, NULL) == 0);
    return 0;
}
