/* clone_is_one_system_call.c
 * Description: One clone is one system call, clone itself and never clone3, which sandboxes kill for; where a check
 *     fails first it is none; and the child makes none but exit.
 * Modes: shared static preload musl
 */
#include "trace.h"

#define MARK_BEFORE SYS_getuid
#define MARK_AFTER SYS_getgid

static int nothing(void *arg)
{
    (void)arg;
    return 0;
}

static int body(void *arg)
{
    static const int flag_sets[] = {
        SIGCHLD,       CLONE_VM | CLONE_VFORK | SIGCHLD,     CLONE_VM | SIGCHLD,
        0,             CLONE_PARENT_SETTID | SIGCHLD,        CLONE_PIDFD | SIGCHLD,
        CLONE_THREAD /* refused */,
    };
    char *stack = new_stack();
    pid_t word;

    (void)arg;
    for (unsigned i = 0; i < sizeof flag_sets / sizeof *flag_sets; i++) {
        pid_t child;

        syscall(MARK_BEFORE);
        child = clone(nothing, top_of(stack), flag_sets[i], NULL, &word, NULL, NULL);
        syscall(MARK_AFTER);
        if (child > 0)
            CHECK_EQUAL(exit_status_of(child), 0);
    }
    syscall(MARK_BEFORE);
    clone(NULL, top_of(stack), SIGCHLD, NULL);
    clone(nothing, NULL, SIGCHLD, NULL);
    syscall(MARK_AFTER);
    return PASS;
}

static struct trace t = { .body = body, .follow = 1 };

int main(void)
{
    int clones = 0, inside = 0, sections = 0;

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        struct trace_call *call = &t.calls[i];

        if (call->tid != t.pid) {
            CHECK_EQUAL(call->number, SYS_exit);
        } else if (call->number == MARK_BEFORE) {
            inside = 1;
            sections++;
            clones = 0;
        } else if (call->number == MARK_AFTER) {
            inside = 0;
            CHECK_EQUAL(clones, sections < 8);
        } else if (inside) {
            CHECK_EQUAL(call->number, SYS_clone);
            clones++;
        }
    }
    CHECK_EQUAL(sections, 8);
    CHECK_EQUAL(trace_count(&t, SYS_exit), 6);
    return PASS;
}
