/* clone_tid_words.c
 * Description: parent_tid and child_tid reach their own flags: CLONE_PARENT_SETTID writes one word,
 *     CLONE_CHILD_SETTID the other, and CLONE_CHILD_CLEARTID clears the latter and wakes its futex.
 * Modes: shared static preload musl
 * Needs: vm
 */
#include "support.h"

static pid_t parent_word, child_word;
static char *stack;
static volatile pid_t seen_in_child;

/* On shared memory and the parent's TLS: touches nothing of libc. */
static int looks_at_child_word(void *arg)
{
    (void)arg;
    seen_in_child = child_word;
    return 0;
}

static pid_t start(int flags)
{
    parent_word = -7;
    child_word = -8;
    seen_in_child = -9;
    return clone(looks_at_child_word, top_of(stack), CLONE_VM | flags | SIGCHLD, NULL, &parent_word, NULL, &child_word);
}

int main(void)
{
    pid_t child;

    stack = new_stack();

    child = start(CLONE_VFORK);
    CHECK(child > 0);
    CHECK_EQUAL(exit_status_of(child), 0);
    CHECK_EQUAL(parent_word, -7);
    CHECK_EQUAL(child_word, -8);
    CHECK_EQUAL(seen_in_child, -8);

    child = start(CLONE_VFORK | CLONE_PARENT_SETTID);
    CHECK_EQUAL(exit_status_of(child), 0);
    CHECK_EQUAL(parent_word, child);
    CHECK_EQUAL(child_word, -8);

    child = start(CLONE_VFORK | CLONE_CHILD_SETTID);
    CHECK_EQUAL(exit_status_of(child), 0);
    CHECK_EQUAL(parent_word, -7);
    CHECK_EQUAL(child_word, child);
    CHECK_EQUAL(seen_in_child, child);

    /* The futex is what pthread_join sleeps on; a lost wake-up hangs here and the alarm ends it. */
    alarm(60);
    child = start(CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID);
    CHECK(child > 0);
    wait_until_cleared(&child_word);
    CHECK_EQUAL(child_word, 0);
    CHECK_EQUAL(parent_word, child);
    CHECK_EQUAL(seen_in_child, child);
    CHECK_EQUAL(exit_status_of(child), 0);
    return PASS;
}
