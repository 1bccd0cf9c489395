/* rt_sigqueueinfo_queues.c
 * Description: rt_sigqueueinfo queues real-time signals, each with its data, for the process, and reports mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/process.h>

int main(void)
{
    siginfo_t sent, got;
    sigset_t set;
    pid_t child;

    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN + 1);
    CHECK_EQUAL(sigprocmask(SIG_BLOCK, &set, NULL), 0);
    memset(&sent, 0, sizeof sent);
    sent.si_code = SI_QUEUE;
    sent.si_pid = 1234567;
    errno = 12345;
    for (int i = 0; i < 3; i++) {
        sent.si_value.sival_int = 100 + i;
        CHECK_EQUAL(rt_sigqueueinfo(getpid(), SIGRTMIN + 1, &sent), 0);
    }
    CHECK_EQUAL(errno, 12345);
    for (int i = 0; i < 3; i++) { /* in the order in which they were sent, none lost */
        CHECK_EQUAL(sigwaitinfo(&set, &got), SIGRTMIN + 1);
        CHECK_EQUAL(got.si_value.sival_int, 100 + i);
        CHECK_EQUAL(got.si_code, SI_QUEUE);
        CHECK_EQUAL(got.si_pid, 1234567); /* as the sender has it */
    }
    CHECK_EQUAL(rt_sigqueueinfo(getpid(), 0, &sent), 0);

    CHECK_FAILS(rt_sigqueueinfo(getpid(), 1000, &sent), EINVAL);
    CHECK_FAILS(rt_sigqueueinfo(getpid(), SIGUSR1, (void *)8), EFAULT);
    CHECK_FAILS(rt_sigqueueinfo(-1, SIGUSR1, &sent), ESRCH); /* not everybody, as kill's would be */
    child = fork();
    CHECK(child >= 0);
    if (child == 0)
        for (;;)
            pause();
    sent.si_code = SI_USER; /* a claim that only the kernel makes about others */
    CHECK_FAILS(rt_sigqueueinfo(child, SIGUSR1, &sent), EPERM);
    CHECK_EQUAL(kill(child, SIGKILL), 0);
    CHECK_EQUAL(waitpid(child, NULL, 0), child);
    sent.si_code = SI_QUEUE;
    CHECK_FAILS(rt_sigqueueinfo(child, SIGUSR1, &sent), ESRCH);
    return PASS;
}
