/* preload_clone_by_table_words.c
 * Description: With SPLORK_CLONE=clone_nice:nice=N every clone() reaches the kernel as call 901, clone's five words in
 *     order and N sixth; NULL fn or stack stays clone's EINVAL, and makes no call.
 * Modes: shared preload
 * Needs: numbers exec
 */
#include "again.h"
#include "trace.h"

#include <limits.h>

#define STACK AS_WORD(0x7654321fedc0u)
#define PARENT_TID AS_WORD(0x1111222233334444u)
#define TLS AS_WORD(0x5555666677778888u)
#define CHILD_TID AS_WORD(0x9999aaaabbbbccccu)

static const int flag_sets[] = { 0x01020304, SIGCHLD, CLONE_VM | CLONE_VFORK, INT_MIN, -1, CLONE_DETACHED, 0 };

#define ROUNDS ((int)(sizeof flag_sets / sizeof *flag_sets))

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    for (int i = 0; i < ROUNDS; i++)
        CHECK_FAILS(clone(child, (void *)(uintptr_t)(STACK + 7), flag_sets[i], arg, (void *)PARENT_TID, (void *)TLS,
                          (void *)CHILD_TID), ENOSYS);
    CHECK_FAILS(clone(NULL, (void *)STACK, SIGCHLD, arg), EINVAL);
    CHECK_FAILS(clone(child, (void *)15, SIGCHLD, arg), EINVAL);
    return PASS;
}

static void at_entry(struct trace_call *call)
{
    if (call->number == NUMBER(901))
        trace_set_number(call, -1);
}

static int traced(long nice)
{
    static struct trace t = { .body = body, .at_entry = at_entry };
    int seen = 0;

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, SYS_clone), 0);
    for (int i = 0; i < t.count; i++) {
        const uint64_t *args = t.calls[i].args;

        if (t.calls[i].number != NUMBER(901))
            continue;
        CHECK(seen < ROUNDS);
        CHECK_WORD(args[0], (uint64_t)(unsigned)flag_sets[seen]);
        CHECK_WORD(args[1], STACK & ~(uintptr_t)15);
        CHECK_WORD(args[2], PARENT_TID);
        CHECK_WORD(args[3], CHILD_TID);
        CHECK_WORD(args[4], TLS);
        CHECK_WORD(args[5], nice);
        seen++;
    }
    CHECK_EQUAL(seen, ROUNDS);
    return PASS;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *setting, *nice;
    } runs[] = {
        { "clone_nice:nice=5", "5" },
        { "clone_nice:nice=-20", "-20" },
        { "clone_nice:nice=0x7fffffff", "2147483647" },
        { "clone_nice:nice=-0x80000000", "-2147483648" },
        { "clone_nice:nice=0", "0" },
    };
    static char output[OUTPUT_BYTES];

    if (argc > 1)
        return traced(atol(argv[1]));
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        pass_again(runs[i].setting, NULL, runs[i].nice, output);
    return PASS;
}
