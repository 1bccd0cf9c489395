/* preload_trace_names.c
 * Description: SPLORK_TRACE gives each errno and each signal of this architecture its name, those that have none their
 *     number.
 * Modes: preload
 * Needs: exec
 */
#include "again.h"
#include "seccomp.h"

#define HIGHEST_NUMBER 255

/* None is called so. */
#define NO_ERRNO 4000

#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 32)

static int nothing(void *arg)
{
    return arg != NULL;
}

/* clone with an errno of its caller's choice: the one in parent_tid, the third of its words everywhere. */
static void answer_parent_tid(void)
{
    struct seccomp_insn insns[] = {
        { 0x20, 0, 0, 0 },                   /* load the number */
        { 0x15, 0, 3, (uint32_t)SYS_clone }, /* equal? else skip three */
        { 0x20, 0, 0, 16 + 2 * 8 + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? 4 : 0) },
        { 0x44, 0, 0, ANSWER_ERRNO(0) },     /* or */
        { 0x16, 0, 0, 0 },                   /* and this is the answer */
        { 0x06, 0, 0, ANSWER_ALLOW },
    };
    struct seccomp_prog prog = { sizeof insns / sizeof *insns, insns };

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, 2 /* FILTER */, &prog, 0, 0) != 0)
        SKIP_TEST("no seccomp filter possible here: %s", strerror(errno));
}

/* All up to the last that glibc knows, one that has another place on MIPS, and one that is none. 0: the end. */
static int errno_at(int index)
{
    const int others[] = { EDQUOT, NO_ERRNO, 0 };

    return index < EHWPOISON ? index + 1 : others[index - EHWPOISON];
}

static int calls(void)
{
    char *top = top_of(new_stack());

    answer_parent_tid();
    for (int i = 0, code; (code = errno_at(i)) != 0; i++)
        CHECK_FAILS(clone(nothing, top, CLONE_PARENT_SETTID, NULL, (void *)(uintptr_t)code), code);
    for (int signal = 0; signal <= HIGHEST_NUMBER; signal++)
        CHECK_FAILS(clone(nothing, top, signal, NULL, (void *)(uintptr_t)EPERM), EPERM);
    return PASS;
}

static char output[OUTPUT_BYTES], *rest = output;

static void told(const char *behind, const char *expected, const char *before)
{
    char *end = strchr(rest, '\n'), *found;

    CHECK(end != NULL);
    *end = '\0';
    found = strstr(rest, behind);
    CHECK(found != NULL);
    found += strlen(behind);
    if (strncmp(found, expected, strlen(expected)) != 0 || strncmp(found + strlen(expected), before, strlen(before)) != 0)
        fprintf(stderr, "not %s but %s\n", expected, rest);
    CHECK_EQUAL(strncmp(found, expected, strlen(expected)), 0);
    CHECK_EQUAL(strncmp(found + strlen(expected), before, strlen(before)), 0);
    rest = end + 1;
}

/* Of two names for one number, the one that the kernel's own headers have first. */
static void errno_told(int code)
{
    const char *name = strerrorname_np(code);
    char number[32];

    snprintf(number, sizeof number, "errno %d", code);
    told(" = -1 ", code == EOPNOTSUPP ? "EOPNOTSUPP" : code == EDEADLK ? "EDEADLK" : name ? name : number, "");
}

static void signal_told(int signal)
{
    const char *abbreviation = signal ? sigabbrev_np(signal) : NULL;
    char name[32];

    if (signal == SIGIO)
        abbreviation = "IO";
    if (abbreviation)
        snprintf(name, sizeof name, "SIG%s", abbreviation);
    else
        snprintf(name, sizeof name, signal ? "signal %d" : "%d", signal);
    told("clone(flags=", name, ", stack=");
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return calls();
    pass_again(NULL, "-", "again", output);
    for (int i = 0, code; (code = errno_at(i)) != 0; i++)
        errno_told(code);
    for (int signal = 0; signal <= HIGHEST_NUMBER; signal++)
        signal_told(signal);
    CHECK_EQUAL(*rest, '\0');
    return PASS;
}

#else
int main(void)
{
    SKIP_TEST("this libc does not say what names errnos and signals have");
}
#endif
