/* preload_clone3_words.c
 * Description: With SPLORK_CLONE=clone3 the kernel gets a struct clone_args that asks exactly for what clone's words
 *     asked for: the signal apart from the flags, and none where clone ignores it; the pidfd where the thread ID would
 *     go; CLONE_DETACHED only where clone refuses it too; the child's stack ends where clone's would, and begins no
 *     lower than at the first byte of memory.
 * Modes: shared preload
 * Needs: clone3 exec
 */
#include "again.h"
#include "trace.h"

#include <sys/uio.h>

#ifndef SYS_clone3 /* no header of SPARC's has it */
# define SYS_clone3 NUMBER(435)
#endif

#define STACK AS_WORD(0x7654321fedc0u)
#define PARENT_TID AS_WORD(0x1111222233334444u)
#define TLS AS_WORD(0x5555666677778888u)
#define CHILD_TID AS_WORD(0x9999aaaabbbbccccu)

static const struct {
    unsigned flags, expected_flags, expected_signal;
} rounds[] = {
    { SIGCHLD, 0, SIGCHLD },
    { CLONE_VM | CLONE_VFORK | SIGUSR1, CLONE_VM | CLONE_VFORK, SIGUSR1 },
    { CLONE_VM | 255, CLONE_VM, 255 },
    { CLONE_THREAD | CLONE_SIGHAND | CLONE_VM | SIGCHLD, CLONE_THREAD | CLONE_SIGHAND | CLONE_VM, 0 },
    { CLONE_PARENT | SIGCHLD, CLONE_PARENT, 0 },
    { CLONE_DETACHED | SIGCHLD, 0, SIGCHLD },
    { CLONE_DETACHED | CLONE_PIDFD | SIGCHLD, CLONE_DETACHED | CLONE_PIDFD, SIGCHLD },
    { CLONE_PIDFD | CLONE_PARENT_SETTID, CLONE_PIDFD | CLONE_PARENT_SETTID, 0 },
    { 0x80000000u | SIGCHLD, 0x80000000u, SIGCHLD },
    { 0xffffffffu, 0xffffff00u, 0 },
};

#define ROUNDS ((int)(sizeof rounds / sizeof *rounds))

/* What clone3 is told a stack's size is, where there is so much below its top. */
#define SIZE ((uint64_t)8 << 20)

static const uint64_t low_tops[] = { 16, SIZE - 16, SIZE, SIZE + 16 };

#define LOW ((int)(sizeof low_tops / sizeof *low_tops))

static int seen;

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    for (int i = 0; i < ROUNDS; i++)
        CHECK_FAILS(clone(child, (void *)(uintptr_t)(STACK + 7), (int)rounds[i].flags, arg, (void *)PARENT_TID,
                          (void *)TLS, (void *)CHILD_TID), ENOSYS);
    for (int i = 0; i < LOW; i++)
        CHECK_FAILS(clone(child, (void *)(uintptr_t)low_tops[i], SIGCHLD, arg), ENOSYS);
    CHECK_FAILS(clone(NULL, (void *)STACK, SIGCHLD, arg), EINVAL);
    CHECK_FAILS(clone(child, (void *)15, SIGCHLD, arg), EINVAL);
    return PASS;
}

static void at_entry(struct trace_call *call)
{
    uint64_t fields[11];
    struct iovec here = { fields, sizeof fields }, there = { (void *)(uintptr_t)call->args[0], sizeof fields };

    CHECK(call->number != SYS_clone);
    if (call->number != SYS_clone3)
        return;
    CHECK_WORD(call->args[1], sizeof fields);
    CHECK_EQUAL(process_vm_readv(call->tid, &here, 1, &there, 1, 0), (ssize_t)sizeof fields);
    CHECK(fields[5] != 0);
    CHECK(fields[6] != 0);
    if (seen < ROUNDS) {
        CHECK_EQUAL(fields[0], rounds[seen].expected_flags);
        CHECK_EQUAL(fields[1], PARENT_TID);
        CHECK_EQUAL(fields[2], CHILD_TID);
        CHECK_EQUAL(fields[3], PARENT_TID);
        CHECK_EQUAL(fields[4], rounds[seen].expected_signal);
        CHECK_EQUAL(fields[5] + fields[6], STACK & ~(uintptr_t)15);
        CHECK_EQUAL(fields[6], SIZE);
        CHECK_EQUAL(fields[7], TLS);
    } else {
        uint64_t top = low_tops[seen - ROUNDS];

        CHECK_EQUAL(fields[5] + fields[6], top);
        CHECK(fields[5] < top); /* else it is a sum that went round */
        CHECK_EQUAL(fields[6], top > SIZE ? SIZE : top - 1);
    }
    CHECK_EQUAL(fields[8], 0);
    CHECK_EQUAL(fields[9], 0);
    CHECK_EQUAL(fields[10], 0);
    seen++;
    trace_set_number(call, -1);
}

int main(int argc, char **argv)
{
    static struct trace t = { .body = body, .at_entry = at_entry };
    static char output[OUTPUT_BYTES];

    (void)argv;
    if (argc == 1) {
        pass_again("clone3", NULL, "again", output);
        return PASS;
    }
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(seen, ROUNDS + LOW);
    return PASS;
}
