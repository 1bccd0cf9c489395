/* clone_flags_are_zero_extended.c
 * Description: The kernel gets flags zero-extended, though CLONE_IO is an int's sign bit: some kernels would read
 *     bits 32 and up as clone3's CLONE_CLEAR_SIGHAND and CLONE_INTO_CGROUP.
 * Modes: shared static preload musl
 */
#include "trace.h"

static const int flag_sets[] = {
    CLONE_IO | SIGCHLD,
    CLONE_IO | CLONE_VM | CLONE_VFORK | SIGCHLD,
    (int)0x80000000,
    -1, /* refused, and still to be passed on as it is */
};

enum { SETS = sizeof flag_sets / sizeof *flag_sets };

static int nothing(void *arg)
{
    (void)arg;
    return 0;
}

/* A caller may leave anything in the upper half of an int's register: here it is the sign, or rubbish. */
typedef int clone_wide(int (*fn)(void *), void *stack, long flags, void *arg, ...);

static int body(void *arg)
{
    char *stack = new_stack();
    clone_wide *wide = (clone_wide *)(void *)clone;

    (void)arg;
    for (int i = 0; i < 2 * SETS; i++) {
        long flags = flag_sets[i / 2];

#ifdef __x86_64__
        if (i % 2)
            flags ^= 0x5a5a5a5a00000000;
#endif
        if (wide(nothing, top_of(stack), flags, NULL) > 0)
            waitpid(-1, NULL, __WALL);
    }
    return PASS;
}

static struct trace t = { .body = body };

int main(void)
{
    int seen = 0;

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    for (int i = 0; i < t.count; i++) {
        if (t.calls[i].number != SYS_clone)
            continue;
        CHECK(seen < 2 * SETS);
#ifdef __s390x__
        CHECK_EQUAL(t.calls[i].args[1], (unsigned)flag_sets[seen / 2]);
#else
        CHECK_EQUAL(t.calls[i].args[0], (unsigned)flag_sets[seen / 2]);
#endif
        seen++;
    }
    CHECK_EQUAL(seen, 2 * SETS);
    return PASS;
}
