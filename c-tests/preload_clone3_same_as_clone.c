/* preload_clone3_same_as_clone.c
 * Description: Through clone3, each combination of clone's flags does what clone itself does with them: the same errno;
 *     the child's status and its signal; which of the thread ID's words are written, cleared, or get a pidfd.
 * Modes: preload
 * Needs: clone3
 */
#include "again.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>

static volatile pid_t child_seen, parent_word, child_word;

static int child(void *arg)
{
    child_seen = child_word;
    return *(int *)arg;
}

/* What the signals of children that ended were, one letter each. */
static volatile sig_atomic_t signalled;

static void on_signal(int number)
{
    signalled = number;
}

/* Whether the word holds a descriptor of a process. */
static int is_pidfd(int fd)
{
    char link[64], name[64] = "";

    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return readlink(link, name, sizeof name - 1) > 0 && strstr(name, "pidfd") != NULL;
}

static void report(const char *stack_top, unsigned flags)
{
    int number = 7, status = 0;
    pid_t pid, waited;

    parent_word = child_word = child_seen = -5;
    signalled = 0;
    errno = 0;
    pid = clone(child, (void *)stack_top, (int)flags, &number, &parent_word, NULL, &child_word);
    printf("%#x: %s errno %d", flags, pid > 0 ? "started" : "failed", errno);
    if (pid > 0) {
        /* A sibling is the parent's to wait for, and a thread nobody's: their word tells. */
        if (flags & (CLONE_PARENT | CLONE_THREAD)) {
            if (flags & CLONE_CHILD_CLEARTID)
                wait_until_cleared((pid_t *)&child_word);
        } else {
            waited = waitpid(pid, &status, __WALL);
            printf(" waited %d status %#x signal %d", waited == pid, (unsigned)status, (int)signalled);
        }
        printf(" parent's word %s", parent_word == -5 ? "untouched" : parent_word == pid ? "the ID"
                                                         : is_pidfd(parent_word) ? "a pidfd" : "odd");
        if (flags & CLONE_VM)
            printf(" child saw %s, left %s", child_seen == -5 ? "nothing" : child_seen == pid ? "its ID" : "odd",
                   child_word == 0 ? "zero" : "more");
        if (flags & CLONE_PIDFD && parent_word >= 0)
            close(parent_word);
    }
    puts("");
}

/* Who shares memory and is not waited for has CLONE_CHILD_CLEARTID: the next one gets the same stack. */
static int all(void)
{
    static const unsigned sets[] = {
        0, CLONE_VM, CLONE_VM | CLONE_VFORK, CLONE_VM | CLONE_SIGHAND, CLONE_SIGHAND, CLONE_FS, CLONE_FILES,
        CLONE_PIDFD, CLONE_PARENT_SETTID, CLONE_PIDFD | CLONE_PARENT_SETTID, CLONE_CHILD_SETTID | CLONE_VM | CLONE_VFORK,
        CLONE_CHILD_CLEARTID | CLONE_VM, CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | CLONE_VM, CLONE_DETACHED,
        CLONE_DETACHED | CLONE_PIDFD, CLONE_UNTRACED, CLONE_PTRACE, CLONE_IO, CLONE_SYSVSEM, CLONE_NEWNS | CLONE_FS,
        CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWPID, CLONE_NEWNET, CLONE_NEWCGROUP, CLONE_NEWUSER,
        CLONE_NEWUSER | CLONE_FS, CLONE_NEWPID | CLONE_PARENT, CLONE_THREAD, CLONE_THREAD | CLONE_VM,
        CLONE_THREAD | CLONE_VM | CLONE_SIGHAND | CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID | CLONE_PARENT_SETTID,
        CLONE_THREAD | CLONE_VM | CLONE_SIGHAND | CLONE_CHILD_CLEARTID | CLONE_PIDFD,
        CLONE_PARENT | CLONE_VM | CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID,
        CLONE_PARENT | CLONE_VM | CLONE_CHILD_CLEARTID | CLONE_PIDFD,
    };
    static const int signals[] = { 0, SIGCHLD, SIGUSR1, SIGUSR2, 64 };
    char *top = top_of(new_stack());

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (signals[i])
            signal(signals[i], on_signal);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        for (size_t j = 0; j < sizeof signals / sizeof *signals; j++)
            report(top, sets[i] | (unsigned)signals[j]);
    return PASS;
}

int main(int argc, char **argv)
{
    static char by_clone[OUTPUT_BYTES], by_clone3[OUTPUT_BYTES];

    (void)argv;
    if (argc > 1)
        return all();
    /* Siblings of the second run become ours. */
    CHECK_EQUAL(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    pass_again(NULL, NULL, "again", by_clone);
    pass_again("clone3", NULL, "again", by_clone3);
    CHECK(count_of(by_clone, "started") > 80);
    CHECK(count_of(by_clone, "failed") > 20);
    if (strcmp(by_clone, by_clone3) != 0)
        printf("clone:\n%sclone3:\n%s", by_clone, by_clone3);
    CHECK_EQUAL(strcmp(by_clone, by_clone3), 0);
    return PASS;
}
