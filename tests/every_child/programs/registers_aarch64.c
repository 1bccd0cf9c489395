/* As registers.c, for aarch64: all registers but x0, which has the result. What is below the stack pointer is nobody's here. */
#include "../../../c-tests/support.h"

/* x0 to x7, x9 to x15 and x17, x19 to x28. */
struct registers {
    uint64_t x[26];
};

static int name_of(int at)
{
    return at < 8 ? at : at < 15 ? at + 1 : at == 15 ? 17 : at + 3;
}

long call(long number, const struct registers *before, struct registers *after);

__asm__(".globl call\n"
        "call:\n"
        "stp x29, x30, [sp, #-112]!\n stp x19, x20, [sp, #16]\n stp x21, x22, [sp, #32]\n stp x23, x24, [sp, #48]\n"
        "stp x25, x26, [sp, #64]\n stp x27, x28, [sp, #80]\n str x2, [sp, #96]\n"
        "mov x8, x0\n mov x16, x1\n"
        "ldp x0, x1, [x16]\n ldp x2, x3, [x16, #16]\n ldp x4, x5, [x16, #32]\n ldp x6, x7, [x16, #48]\n"
        "ldp x9, x10, [x16, #64]\n ldp x11, x12, [x16, #80]\n ldp x13, x14, [x16, #96]\n ldp x15, x17, [x16, #112]\n"
        "ldp x19, x20, [x16, #128]\n ldp x21, x22, [x16, #144]\n ldp x23, x24, [x16, #160]\n"
        "ldp x25, x26, [x16, #176]\n ldp x27, x28, [x16, #192]\n"
        "svc #0\n"
        "ldr x16, [sp, #96]\n"
        "stp x0, x1, [x16]\n stp x2, x3, [x16, #16]\n stp x4, x5, [x16, #32]\n stp x6, x7, [x16, #48]\n"
        "stp x9, x10, [x16, #64]\n stp x11, x12, [x16, #80]\n stp x13, x14, [x16, #96]\n stp x15, x17, [x16, #112]\n"
        "stp x19, x20, [x16, #128]\n stp x21, x22, [x16, #144]\n stp x23, x24, [x16, #160]\n"
        "stp x25, x26, [x16, #176]\n stp x27, x28, [x16, #192]\n"
        "ldp x19, x20, [sp, #16]\n ldp x21, x22, [sp, #32]\n ldp x23, x24, [sp, #48]\n ldp x25, x26, [sp, #64]\n"
        "ldp x27, x28, [sp, #80]\n ldp x29, x30, [sp], #112\n ret\n");

static uint64_t request[11] __attribute__((aligned(16))) = { [4] = SIGCHLD };

static const struct {
    const char *name;
    long number;
    uint64_t first, second;
    int errno_wanted; /* 0: a child */
} calls[] = {
    { "clone", 220, SIGCHLD, 0, 0 },
    { "clone, flags with more than 32 bits", 220, 0xffffffff00000000 | SIGCHLD, 0, 0 },
    { "clone3", 435, (uint64_t)request, 88, 0 },
    { "clone3, its first version", 435, (uint64_t)request, 64, 0 },
    { "clone3, too small", 435, (uint64_t)request, 63, EINVAL },
    { "clone3, no address", 435, 8, 88, EFAULT },
    { "clone, CLONE_THREAD alone", 220, CLONE_THREAD, 0, EINVAL },
};

static int differ(const char *who, const char *name, const struct registers *before, const struct registers *after)
{
    int count = 0;

    for (int at = 1; at < 26; at++) {
        if (before->x[at] != after->x[at]) {
            printf("%s, %s: x%d was %#lx, is %#lx\n", name, who, name_of(at), before->x[at], after->x[at]);
            count++;
        }
    }
    fflush(stdout);
    return count;
}

int main(void)
{
    int wrong = 0;

    for (size_t at = 0; at < sizeof calls / sizeof *calls; at++) {
        struct registers before, after;
        int status = 0;
        long result;

        for (int place = 0; place < 26; place++)
            before.x[place] = 0x1000 + place;
        before.x[0] = calls[at].first;
        before.x[1] = calls[at].second;
        result = call(calls[at].number, &before, &after);
        if (result == 0)
            _exit(differ("child", calls[at].name, &before, &after) != 0);
        wrong += differ("parent", calls[at].name, &before, &after);
        if (result > 0) {
            CHECK_EQUAL(waitpid(result, &status, 0), result);
            wrong += status != 0;
        }
        printf("%s: %s\n", calls[at].name, result < 0 ? strerror(-result) : "child");
        wrong += (calls[at].errno_wanted ? result != -calls[at].errno_wanted : result <= 0);
    }
    return wrong != 0;
}
