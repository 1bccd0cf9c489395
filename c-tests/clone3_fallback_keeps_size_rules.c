/* clone3_fallback_keeps_size_rules.c
 * Description: The fallback heeds size: it reads that much, and takes no size or tail that clone3 would refuse.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

#define PAGE 4096 /* the smallest there is, so no kernel takes less */

static const struct {
    size_t size;
    int falls_back;
    size_t marked; /* index of one byte that is not zero, or 0 for none: every index here lies behind the fields */
} rounds[] = {
    { 0, 0, 0 },
    { 8, 0, 0 },
    { 63, 0, 0 },
    { 64, 1, 0 },
    { 72, 1, 0 },
    { 80, 1, 0 },
    { 88, 1, 0 },
    { 89, 1, 0 },
    { 96, 1, 0 },
    { PAGE, 1, 0 },
    { PAGE + 1, 0, 0 },
    { (size_t)-1, 0, 0 },
    { 96, 0, 88 },
    { 96, 0, 95 },
    { 96, 1, 96 },
    { PAGE, 0, 1000 },
    { PAGE, 0, PAGE - 1 },
    { PAGE, 1, PAGE },
    { PAGE + 1, 0, PAGE },
    /* Fields beyond the size do not count, whatever they hold. */
    { 64, 1, offsetof(struct clone_args, set_tid) },
    { 72, 1, offsetof(struct clone_args, set_tid_size) },
    { 80, 1, offsetof(struct clone_args, cgroup) },
    { 72, 0, offsetof(struct clone_args, set_tid) },
    { 80, 0, offsetof(struct clone_args, set_tid_size) },
    /* A cgroup that no flag asks for is ignored, by clone3 as well. */
    { 88, 1, offsetof(struct clone_args, cgroup) },
};

static union {
    struct clone_args request;
    unsigned char bytes[2 * PAGE];
} large;

static int child(void *arg)
{
    return arg ? 9 : 1;
}

static int body(void *arg)
{
    (void)arg;
    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    large.request.exit_signal = SIGCHLD;
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        pid_t pid;

        large.bytes[rounds[i].marked] = rounds[i].marked ? 1 : 0;
        pid = clone3(&large.request, rounds[i].size, child, &large);
        if ((pid > 0) != rounds[i].falls_back || (pid == -1 && errno != ENOSYS)) {
            fprintf(stderr, "size %zu, byte %zu marked: %d (%s)\n", rounds[i].size, rounds[i].marked, pid,
                    strerror(errno));
            return FAIL;
        }
        if (pid > 0)
            CHECK_EQUAL(exit_status_of(pid), 9);
        large.bytes[rounds[i].marked] = 0;
    }
    CHECK_FAILS(waitpid(-1, NULL, __WALL), ECHILD);
    return PASS;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
