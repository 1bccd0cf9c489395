/* clone_return_runs_no_exit_handlers.c
 * Description: When fn returns, the child ends at once: no atexit handlers, no flush of the stdio buffers it
 *     inherited.
 * Modes: shared static preload musl
 */
#include "support.h"

static int to_parent;

static void tell_parent(void)
{
    ssize_t written = write(to_parent, "atexit ran ", 11);

    (void)written;
}

static int returns_3(void *arg)
{
    (void)arg;
    return 3;
}

static int body(void *arg)
{
    FILE *buffered = fdopen(to_parent, "w");

    (void)arg;
    CHECK(buffered != NULL);
    fputs("buffer flushed ", buffered);
    CHECK_EQUAL(atexit(tell_parent), 0);
    CHECK_EQUAL(exit_status_of(clone(returns_3, top_of(new_stack()), SIGCHLD, NULL)), 3);
    _exit(PASS); /* skips both here, so that whatever arrives came from the child */
}

int main(void)
{
    int ends[2];
    char text[64] = "";

    CHECK_EQUAL(pipe(ends), 0);
    to_parent = ends[1];
    pass_in_new_process(body, NULL);
    close(ends[1]);
    if (read(ends[0], text, sizeof text - 1) != 0)
        fprintf(stderr, "the child did more than exit: %s\n", text);
    CHECK_EQUAL(strlen(text), 0);
    return PASS;
}
