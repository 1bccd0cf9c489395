/* clone3_fallback_refuses_as_kernel.c
 * Description: A request that cannot be read, and a stack that ends beyond user space, are refused by the fallback with
 *     the errno that clone3 itself has for them, and start no child; a stack that ends where user space does is taken.
 *     Where a filter forbids asking the kernel of such things, ENOSYS stands.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

#define SIZE sizeof(struct clone_args)
#define BOTH (SPLORK_WHEN_ENOSYS | SPLORK_WHEN_EPERM)

static int child(void *arg)
{
    return arg ? 9 : 1;
}

static void without_clone3(void)
{
    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
}

static int unreadable(void *stack)
{
    char *page = stack;
    char *end = page + STACK_BYTES;

    without_clone3();
    /* Just below the stack's area lies a page that nobody may read; behind a page that ends a mapping, perhaps. */
    CHECK_FAILS(clone3((void *)8, SIZE, child, NULL), EFAULT);
    CHECK_FAILS(clone3((void *)(page - 64), SIZE, child, NULL), EFAULT);
    CHECK_FAILS(clone3((void *)(page - 8), SIZE, child, NULL), EFAULT);
    CHECK_FAILS(clone3((void *)(page - 1), SIZE, child, NULL), EFAULT);
    CHECK_FAILS(clone3((void *)-4096L, SIZE, child, NULL), EFAULT);
    CHECK_FAILS(clone3((void *)-8L, SIZE, child, NULL), EFAULT);
    CHECK_FAILS(splork_clone3_or_clone((void *)(page - 8), SIZE, child, NULL, BOTH), EFAULT);
    CHECK_EQUAL(mprotect(end - 65536, 65536, PROT_NONE), 0);
    for (size_t over = 1; over <= SIZE - 1; over += 7)
        CHECK_FAILS(clone3((void *)(end - 65536 - SIZE + over), SIZE, child, NULL), EFAULT);
    /* One that is readable to its last byte is read, on one page and on two. */
    memset(end - 131072, 0, 65536);
    ((struct clone_args *)(end - 65536 - SIZE))->exit_signal = SIGCHLD;
    CHECK_EQUAL(exit_status_of(clone3((void *)(end - 65536 - SIZE), SIZE, child, stack)), 9);
    ((struct clone_args *)(end - 98304 - 8))->exit_signal = 0;
    ((struct clone_args *)(end - 98304 - 64))->exit_signal = SIGCHLD;
    CHECK_EQUAL(exit_status_of(clone3((void *)(end - 98304 - 64), SIZE, child, stack)), 9);
    return PASS;
}

static int never(void *arg)
{
    (void)arg;
    _exit(3);
}

/* What the kernel's own clone3 says of a stack with this top: EINVAL, or 0, or -1 if there is none to ask. There is no
 * child: what comes behind the stack is a cgroup that is no open descriptor. */
static int kernels(uint64_t stack, uint64_t top)
{
    struct clone_args request = { .flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .stack = stack,
                                  .stack_size = top - stack, .cgroup = 1 << 20 };

    CHECK_EQUAL(splork_clone3_or_clone(&request, SIZE, child, NULL, 0), -1);
    return errno == EINVAL ? EINVAL : errno == EBADF ? 0 : -1;
}

/* The fallback's: a request that only the stack can speak against. Its child dies, or ends. */
static int fallbacks(uint64_t stack, uint64_t top)
{
    struct clone_args request = { .exit_signal = SIGCHLD, .stack = stack, .stack_size = top - stack };
    int tid = clone3(&request, SIZE, never, NULL);
    int status;

    if (tid < 0)
        return errno;
    CHECK_EQUAL(waitpid(tid, &status, __WALL), tid);
    return 0;
}

/* The highest top, a multiple of a page, that clone3 takes. */
static uint64_t end_of_user_space(uint64_t page)
{
    uint64_t taken = 2 * page, refused = UINTPTR_MAX & ~(page - 1);

    while (refused - taken > page) {
        uint64_t middle = (taken + (refused - taken) / 2) & ~(page - 1);

        if (kernels(page, middle) == EINVAL)
            refused = middle;
        else
            taken = middle;
    }
    return taken;
}

static struct { uint64_t stack, top; int expected; } tops[64];
static size_t count;

static void add(uint64_t stack, uint64_t top, int expected)
{
    CHECK(count < sizeof tops / sizeof *tops);
    tops[count].stack = stack;
    tops[count].top = top;
    tops[count++].expected = expected;
}

static int beyond(void *arg)
{
    (void)arg;
    without_clone3();
    for (size_t i = 0; i < count; i++) {
        int code = fallbacks(tops[i].stack, tops[i].top);

        if (code != tops[i].expected)
            fprintf(stderr, "round %zu, top %#llx\n", i, (unsigned long long)tops[i].top);
        CHECK_EQUAL(code, tops[i].expected);
    }
    return PASS;
}

/* Stacks that wrap around, or end somewhere above: around the end of user space as clone3 has it, and at the very top.
 * Some architectures' user space has no end, and an emulator may have no clone3 to compare with. */
static void fill_tops(uint64_t own)
{
    uint64_t page = (uint64_t)sysconf(_SC_PAGESIZE), end;

    add(own, own + STACK_BYTES, 0);
    add(own, own - page, EINVAL);
    add(UINT64_MAX - page, page, EINVAL);
    if (kernels(own, own + STACK_BYTES) != 0)
        return;
    end = end_of_user_space(page);
    for (uint64_t by = 0; by <= 16; by++) {
        add(page, end - by, 0);
        add(page, end + by + 1, kernels(page, end + by + 1));
        add(own, (uint64_t)UINTPTR_MAX - by, kernels(own, (uint64_t)UINTPTR_MAX - by));
    }
    add(page, end + page, kernels(page, end + page));
}

static int forbidden(void *stack)
{
    struct clone_args request = { .exit_signal = SIGCHLD };

    without_clone3();
    seccomp_answer(SYS_futex, ANSWER_ERRNO(EPERM));
    CHECK_FAILS(clone3(&request, SIZE, child, NULL), ENOSYS);
    CHECK_FAILS(clone3(stack, SIZE, child, NULL), ENOSYS);
    CHECK_FAILS(splork_clone3_or_clone(&request, SIZE, child, NULL, BOTH), ENOSYS);
    return PASS;
}

int main(void)
{
    char *stack = new_stack();

    fill_tops((uintptr_t)stack);
    pass_in_new_process(unreadable, stack);
    pass_in_new_process(beyond, NULL);
    pass_in_new_process(forbidden, stack);
    return PASS;
}
