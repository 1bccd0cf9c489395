/* Every call that makes a child, by its instruction: all registers but the result's, and those that the instruction spoils,
 * are what they were, in parent and child; so is the red zone. What fails has the kernel's errno. x86-64. */
#include "../../../c-tests/support.h"

struct registers {
    uint64_t di, si, dx, r10, r8, r9, bx, r12, r13, r14, r15;
};

static const char *const names[] = { "rdi", "rsi", "rdx", "r10", "r8", "r9", "rbx", "r12", "r13", "r14", "r15" };

/* before and after: the registers; returns rax, with bit 62 turned over where the red zone has changed. */
long call(long number, const struct registers *before, struct registers *after);

__asm__(".globl call\n"
        "call:\n"
        "push %rbx\n push %rbp\n push %r12\n push %r13\n push %r14\n push %r15\n push %rdx\n"
        "mov %rdi, %rax\n mov %rsi, %rbp\n"
        "mov 0(%rbp), %rdi\n mov 8(%rbp), %rsi\n mov 16(%rbp), %rdx\n mov 24(%rbp), %r10\n mov 32(%rbp), %r8\n"
        "mov 40(%rbp), %r9\n mov 48(%rbp), %rbx\n mov 56(%rbp), %r12\n mov 64(%rbp), %r13\n mov 72(%rbp), %r14\n"
        "mov 80(%rbp), %r15\n"
        "movq $0x5a5a5a5a, -8(%rsp)\n movq $0x5b5b5b5b, -64(%rsp)\n movq $0x5c5c5c5c, -128(%rsp)\n"
        "syscall\n"
        "cmpq $0x5a5a5a5a, -8(%rsp)\n jne 1f\n cmpq $0x5b5b5b5b, -64(%rsp)\n jne 1f\n"
        "cmpq $0x5c5c5c5c, -128(%rsp)\n je 2f\n"
        "1: btc $62, %rax\n"
        "2: mov (%rsp), %rbp\n"
        "mov %rdi, 0(%rbp)\n mov %rsi, 8(%rbp)\n mov %rdx, 16(%rbp)\n mov %r10, 24(%rbp)\n mov %r8, 32(%rbp)\n"
        "mov %r9, 40(%rbp)\n mov %rbx, 48(%rbp)\n mov %r12, 56(%rbp)\n mov %r13, 64(%rbp)\n mov %r14, 72(%rbp)\n"
        "mov %r15, 80(%rbp)\n"
        "pop %rdx\n pop %r15\n pop %r14\n pop %r13\n pop %r12\n pop %rbp\n pop %rbx\n ret\n");

static uint64_t request[11] __attribute__((aligned(16))) = { [4] = SIGCHLD };
static uint64_t in_namespace[11] __attribute__((aligned(16))) = { 1ull << 32, [4] = SIGCHLD }; /* CLONE_CLEAR_SIGHAND */

static const struct {
    const char *name;
    long number;
    struct registers before;
} calls[] = {
    { "fork", 57, { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "fork, wide registers", 57, { -1ull, -2ull, -3ull, 1ull << 63, -5ull, 6, -7ull, 8, -9ull, 10, -11ull } },
    { "clone", 56, { SIGCHLD, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone, flags with more than 32 bits", 56, { 0xffffffff00000000 | SIGCHLD, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone3", 435, { (uint64_t)request, 88, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone3, its first version", 435, { (uint64_t)request, 64, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone3, what clone cannot", 435, { (uint64_t)in_namespace, 88, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone3, too small", 435, { (uint64_t)request, 63, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone3, no address", 435, { 8, 88, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone3, more than a page", 435, { (uint64_t)request, 5000, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone, CLONE_THREAD alone", 56, { CLONE_THREAD, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "clone, namespaces that exclude each other", 56, { CLONE_FS | CLONE_NEWNS | SIGCHLD, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
    { "getppid", 110, { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 } },
};

static int differ(const char *who, const char *name, const struct registers *before, const struct registers *after)
{
    const uint64_t *was = (const uint64_t *)before, *is = (const uint64_t *)after;
    int count = 0;

    for (size_t at = 0; at < sizeof names / sizeof *names; at++) {
        if (was[at] != is[at]) {
            printf("%s, %s: %s was %#lx, is %#lx\n", name, who, names[at], (long)was[at], (long)is[at]);
            count++;
        }
    }
    fflush(stdout);
    return count;
}

int main(void)
{
    int wrong = 0;

    setvbuf(stdout, NULL, _IOLBF, 0);
    for (size_t at = 0; at < sizeof calls / sizeof *calls; at++) {
        struct registers after;
        int status = 0, errno_before = errno = 4711;
        long result = call(calls[at].number, &calls[at].before, &after);

        if (result == 0)
            _exit(differ("child", calls[at].name, &calls[at].before, &after) != 0);
        wrong += differ("parent", calls[at].name, &calls[at].before, &after);
        if (errno != errno_before)
            wrong += printf("%s: errno has changed\n", calls[at].name);
        if (calls[at].number != 110 && result > 0) {
            CHECK_EQUAL(waitpid(result, &status, 0), result);
            wrong += status != 0;
        }
        printf("%s: %s, %d\n", calls[at].name, result < 0 ? strerror(-result) : "child", status);
    }
    return wrong != 0;
}
