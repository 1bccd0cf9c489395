/* clone_nice_backtrace_ends.c
 * Description: With a tracer that makes clone_nice clone, an unwinder, backtrace() and whoever follows frame pointers
 *     come to an end in the child, at the code that called fn.
 * Modes: shared static inline
 * Needs: numbers
 * Cflags: -fexceptions
 */
#include "frames.h"
#include "rewrite.h"

#include <splork.h>

static int start(int (*fn)(void *), char *top, int flags)
{
    return exit_status_of(clone_nice(fn, top, flags, NULL, 0));
}

static int body(void *arg)
{
    (void)arg;
    check_unwinding_ends(start);
    check_backtrace_ends(start);
    check_frame_pointers_end(start);
    return PASS;
}

int main(void)
{
    static struct trace t = { .body = body, .at_entry = clone_nice_is_clone };

    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK(trace_count(&t, NUMBER(901)) > 3);
    return PASS;
}
