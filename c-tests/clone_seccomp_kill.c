/* clone_seccomp_kill.c
 * Description: A sandbox that kills for clone kills with SIGSYS at clone; one that kills for clone3 does not notice
 *     that clone was called.
 * Modes: shared static preload musl
 */
#include "seccomp.h"

static int returns_4(void *arg)
{
    (void)arg;
    return 4;
}

static int killed(void *arg)
{
    char *stack = new_stack();

    (void)arg;
    seccomp_answer(SYS_clone, ANSWER_KILL);
    clone(returns_4, top_of(stack), SIGCHLD, NULL);
    return FAIL;
}

static int not_killed(void *arg)
{
    static const int flag_sets[] = { SIGCHLD, CLONE_VM | CLONE_VFORK | SIGCHLD, CLONE_VM | SIGCHLD, 0 };
    char *stack = new_stack();

    (void)arg;
    seccomp_answer(NUMBER(435) /* clone3 */, ANSWER_KILL);
    for (unsigned i = 0; i < sizeof flag_sets / sizeof *flag_sets; i++)
        CHECK_EQUAL(exit_status_of(clone(returns_4, top_of(stack), flag_sets[i], NULL)), 4);
    return PASS;
}

int main(void)
{
    int status = in_new_process(killed, NULL);

    if (WIFEXITED(status))
        exit(WEXITSTATUS(status));
    CHECK_EQUAL(WTERMSIG(status), SIGSYS);
    pass_in_new_process(not_killed, NULL);
    return PASS;
}
