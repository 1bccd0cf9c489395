/* preload_trace_fields_of_clone3.c
 * Description: SPLORK_TRACE shows each field of a clone3 request that its flags make the kernel use, by name, and no
 *     other; and the request as it was asked, whatever the child makes of the memory that it stands in. Of clone it
 *     shows the words in the order of clone's own parameters.
 * Modes: shared
 * Needs: exec
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "again.h"

#include <linux/sched.h>
#include <splork.h>

static struct clone_args asked = {
    .pidfd = 0x11, .child_tid = 0x22, .parent_tid = 0x33, .exit_signal = 0, .stack = 0x44000, .stack_size = 0x55000,
    .tls = 0x66, .set_tid = 0x77, .set_tid_size = 0, .cgroup = 1234,
};

static int nothing(void *arg)
{
    return arg != NULL;
}

/* CLONE_THREAD alone is refused before anything is looked at. */
static void ask(unsigned long long flags, unsigned set_tid_size)
{
    asked.flags = flags | CLONE_THREAD;
    asked.set_tid_size = set_tid_size;
    CHECK_EQUAL(clone3(&asked, sizeof asked, nothing, NULL), -1);
}

static int forgets(void *arg)
{
    memset(arg, 0x5a, sizeof(struct clone_args));
    return 0;
}

static int calls(void)
{
    static const int single[] = { CLONE_SETTLS, CLONE_PIDFD, CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID };
    static struct clone_args request = { .flags = CLONE_VM | CLONE_VFORK, .exit_signal = SIGCHLD };

    ask(0, 0);
    ask(CLONE_SETTLS, 0);
    ask(CLONE_PIDFD, 0);
    ask(CLONE_PARENT_SETTID, 0);
    ask(CLONE_CHILD_SETTID, 0);
    ask(CLONE_CHILD_CLEARTID, 0);
    ask(0, 3);
    ask(CLONE_INTO_CGROUP, 0);
    ask(CLONE_SETTLS | CLONE_PIDFD | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_INTO_CGROUP, 2);
    request.stack = (uintptr_t)new_stack();
    request.stack_size = STACK_BYTES;
    CHECK_EQUAL(exit_status_of(clone3(&request, sizeof request, forgets, &request)), 0);
    CHECK_FAILS(clone(nothing, (void *)0x44000, CLONE_THREAD | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID,
                      NULL, (void *)0x33, (void *)0x66, (void *)0x22), EINVAL);
    for (int i = 0; i < 4; i++)
        CHECK_FAILS(clone(nothing, (void *)0x44000, CLONE_THREAD | single[i], NULL, (void *)0x33, (void *)0x66,
                          (void *)0x22), EINVAL);
    return PASS;
}

static char output[OUTPUT_BYTES], *rest = output;

/* The next line is of this call, and has between its stack and its size, or its fn, just this. */
static void told(const char *call, const char *behind, const char *fields, const char *before)
{
    char expected[256], *line = rest, *end = strchr(rest, '\n'), *found;

    CHECK(end != NULL);
    *end = '\0';
    rest = end + 1;
    CHECK((found = strstr(line, call)) != NULL);
    CHECK((found = strstr(found, behind)) != NULL);
    snprintf(expected, sizeof expected, "%s%s%s", behind, fields, before);
    if (strncmp(found, expected, strlen(expected)) != 0)
        fprintf(stderr, "not %s but %s\n", expected, line);
    CHECK_EQUAL(strncmp(found, expected, strlen(expected)), 0);
}

int main(int argc, char **argv)
{
    static const char *const fields[] = {
        "", "tls=0x66, ", "pidfd=0x11, ", "parent_tid=0x33, ", "child_tid=0x22, ", "child_tid=0x22, ",
        "set_tid=0x77, set_tid_size=3, ", "cgroup=1234, ",
        "pidfd=0x11, parent_tid=0x33, child_tid=0x22, tls=0x66, set_tid=0x77, set_tid_size=2, cgroup=1234, ",
    };

    (void)argv;
    if (argc > 1)
        return calls();
    pass_again(NULL, "-", "again", output);
    for (unsigned i = 0; i < sizeof fields / sizeof *fields; i++)
        told(" clone3(flags=", "stack=0x44000, stack_size=0x55000, ", fields[i], "size=88, fn=");
    told(" clone3(flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD, stack=", "stack_size=0x40000, ", "", "size=88, fn=");
    told(" clone(flags=", "stack=0x44000, ", "parent_tid=0x33, child_tid=0x22, tls=0x66, ", "fn=");
    told(" clone(flags=", "stack=0x44000, ", "tls=0x66, ", "fn=");
    told(" clone(flags=", "stack=0x44000, ", "parent_tid=0x33, ", "fn=");
    told(" clone(flags=", "stack=0x44000, ", "child_tid=0x22, ", "fn=");
    told(" clone(flags=", "stack=0x44000, ", "child_tid=0x22, ", "fn=");
    CHECK_EQUAL(*rest, '\0');
    return PASS;
}
