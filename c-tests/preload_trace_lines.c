/* preload_trace_lines.c
 * Description: SPLORK_TRACE has a line for each call of clone: process, thread, flags by their names, the words that
 *     these make the kernel use, the result or errno's name; it is written by the parent, after the call, with errno
 *     kept.
 * Modes: shared preload
 * Needs: clone3 vm exec
 */
#include "again.h"

static int child(void *arg)
{
    return *(int *)arg;
}

/* A child that shares the memory and is waited for, as vfork's, starts one itself. */
static int child_with_child(void *arg)
{
    static int number = 3;
    pid_t pid = clone(child, arg, SIGCHLD, &number);

    printf("grandchild %d of %d\n", pid, (int)syscall(SYS_getpid));
    return pid > 0 ? exit_status_of(pid) : 99;
}

static int calls(void)
{
    char *top = top_of(new_stack()), *other = top_of(new_stack());
    int number = 42;
    pid_t word, pid;

    setvbuf(stdout, NULL, _IOLBF, 0);
    printf("%d %p %p %p %p %p\n", getpid(), (void *)top, (void *)&number, (void *)&word, (void *)(uintptr_t)child,
           (void *)other);
    errno = 77;
    pid = clone(child, top, CLONE_PARENT_SETTID | SIGCHLD, &number, &word);
    CHECK(pid > 0);
    CHECK_EQUAL(errno, 77);
    printf("pid %d\n", pid);
    CHECK_EQUAL(exit_status_of(pid), 42);
    CHECK_FAILS(clone(child, top, CLONE_SIGHAND | 0x1000000 | SIGUSR1, &number, NULL, NULL, NULL), EINVAL);
    CHECK_FAILS(clone(NULL, top, 0, NULL), EINVAL);
    pid = clone(child_with_child, top, CLONE_VM | CLONE_VFORK | SIGCHLD, other);
    CHECK(pid > 0);
    CHECK_EQUAL(exit_status_of(pid), 3);
    printf("pid %d\n", pid);
    return PASS;
}

static const char *next_line(const char *line)
{
    line = strchr(line, '\n');
    CHECK(line != NULL);
    return line + 1;
}

#define CHECK_LINE(line, ...) \
    do { \
        char expected_[512]; \
        snprintf(expected_, sizeof expected_, __VA_ARGS__); \
        if (strncmp((line), expected_, strlen(expected_)) != 0) { \
            fprintf(stderr, "%s:%d: not %s but %.200s\n", __FILE__, __LINE__, expected_, (line)); \
            exit(FAIL); \
        } \
        (line) = next_line(line); \
    } while (0)

static void check(const char *route, const char *as)
{
    static char output[OUTPUT_BYTES];
    const char *line = output;
    void *top, *number, *word, *function, *other;
    int pid, started, in_child, grandchild, vforked;
    char *found;

    pass_again(route, "-", "again", output);
    CHECK_EQUAL(sscanf(output, "%d %p %p %p %p %p\n", &pid, &top, &number, &word, &function, &other), 6);
    found = strstr(output, "pid ");
    CHECK(found && sscanf(found, "pid %d", &started) == 1);
    found = strstr(found + 1, "\npid ");
    CHECK(found && sscanf(found, "\npid %d", &vforked) == 1);
    found = strstr(output, "grandchild ");
    CHECK(found && sscanf(found, "grandchild %d of %d", &grandchild, &in_child) == 2);
    CHECK_EQUAL(in_child, vforked);

    line = next_line(line);
    CHECK_LINE(line, "%d %d clone(flags=CLONE_PARENT_SETTID|SIGCHLD, stack=%p, parent_tid=%p, fn=%p, arg=%p)%s = %d\n",
               pid, pid, top, word, function, number, as, started);
    line = next_line(line);
    CHECK_LINE(line, "%d %d clone(flags=CLONE_SIGHAND|CLONE_CHILD_SETTID|SIGUSR1, stack=%p, child_tid=0x0, fn=%p, "
               "arg=%p)%s = -1 EINVAL\n", pid, pid, top, function, number, as);
    CHECK_LINE(line, "%d %d clone(flags=0, stack=%p, fn=0x0, arg=0x0)%s = -1 EINVAL\n", pid, pid, top, as);
    CHECK_LINE(line, "%d %d clone(flags=SIGCHLD, stack=%p, fn=%p, ", in_child, in_child, other, function);
    line = next_line(line);
    CHECK_LINE(line, "%d %d clone(flags=CLONE_VM|CLONE_VFORK|SIGCHLD, stack=%p, fn=", pid, pid, top);
    line = next_line(line);
    CHECK_EQUAL(*line, '\0');
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return calls();
    check(NULL, "");
    check("clone3", " as clone3");
    return PASS;
}
