/* As registers.c, for i386: by int $0x80, without libc. Prints the names of what has changed. */
typedef unsigned word;
typedef unsigned long long u64;

word before[7], after[7]; /* ebx ecx edx esi edi ebp, and the number before, the result after */
static const char *const names[] = { "ebx", "ecx", "edx", "esi", "edi", "ebp" };
static u64 request[11] __attribute__((aligned(16))) = { [4] = 17 };

void call(void);

__asm__("call:\n"
        "pushal\n"
        "movl before+24, %eax\n movl before, %ebx\n movl before+4, %ecx\n movl before+8, %edx\n movl before+12, %esi\n"
        "movl before+16, %edi\n movl before+20, %ebp\n"
        "int $0x80\n"
        "movl %eax, after+24\n movl %ebx, after\n movl %ecx, after+4\n movl %edx, after+8\n movl %esi, after+12\n"
        "movl %edi, after+16\n movl %ebp, after+20\n"
        "popal\n ret\n");

static int make(word number, word b, word c, word d, word si, word di, word bp)
{
    word words[] = { b, c, d, si, di, bp, number };

    for (int at = 0; at < 7; at++)
        before[at] = words[at];
    call();
    return (int)after[6];
}

static void print(const char *text)
{
    word saved[7], length = 0;

    for (int at = 0; at < 7; at++)
        saved[at] = after[at];
    while (text[length])
        length++;
    make(4, 1, (word)text, length, 0, 0, 0);
    for (int at = 0; at < 7; at++)
        after[at] = saved[at];
}

static const struct {
    const char *name;
    word arguments[7];
} calls[] = {
    { "fork", { 2, 1, 2, 3, 4, 5, 6 } },
    { "clone", { 120, 17, 0, 3, 4, 5, 6 } },
    { "clone3", { 435, (word)request, 88, 3, 4, 5, 6 } },
    { "clone3, its first version", { 435, (word)request, 64, 3, 4, 5, 6 } },
    { "clone, CLONE_THREAD alone", { 120, 0x10000, 0, 3, 4, 5, 6 } },
    { "clone3, no address", { 435, 8, 88, 3, 4, 5, 6 } },
};

void _start(void)
{
    int wrong = 0;

    for (unsigned at = 0; at < sizeof calls / sizeof *calls; at++) {
        const word *of = calls[at].arguments;
        int result = make(of[0], of[1], of[2], of[3], of[4], of[5], of[6]), status = 0, here = 0;

        for (int place = 0; place < 6; place++) {
            if (after[place] != of[place + 1]) {
                print(result ? "parent: " : "child: ");
                print(names[place]);
                print(" has changed\n");
                here++;
            }
        }
        if (result == 0)
            make(1, here != 0, 0, 0, 0, 0, 0);
        if (result > 0)
            make(7, (word)result, (word)&status, 0, 0, 0, 0);
        wrong += here + status;
        print(calls[at].name);
        print(result > 0 ? ": child\n" : result == -22 ? ": EINVAL\n" : result == -14 ? ": EFAULT\n" : ": other\n");
    }
    make(1, wrong != 0, 0, 0, 0, 0, 0);
}
