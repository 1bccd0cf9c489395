/* rt_tgsigqueueinfo_brings_value.c
 * Description: rt_tgsigqueueinfo delivers a signal with its data to the thread, and reports mistakes.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/process.h>

static volatile sig_atomic_t handled, value, code;

static void handler(int sig, siginfo_t *info, void *context)
{
    (void)sig;
    (void)context;
    handled++;
    value = info->si_value.sival_int;
    code = info->si_code;
}

int main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };
    siginfo_t info;
    pid_t me = getpid(), thread = (pid_t)syscall(SYS_gettid), child;

    memset(&info, 0, sizeof info);
    info.si_code = SI_QUEUE;
    info.si_value.sival_int = 4711;
    CHECK_EQUAL(sigaction(SIGUSR1, &action, NULL), 0);
    errno = 12345;
    CHECK_EQUAL(rt_tgsigqueueinfo(me, thread, SIGUSR1, &info), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(handled, 1); /* delivered at the latest on the way back from the call */
    CHECK_EQUAL(value, 4711);
    CHECK_EQUAL(code, SI_QUEUE);

    CHECK_FAILS(rt_tgsigqueueinfo(me, thread, 1000, &info), EINVAL);
    CHECK_FAILS(rt_tgsigqueueinfo(me, -1, SIGUSR1, &info), EINVAL);
    CHECK_FAILS(rt_tgsigqueueinfo(me, thread, SIGUSR1, (void *)8), EFAULT);
    child = fork();
    CHECK(child >= 0);
    if (child == 0)
        _exit(0);
    CHECK_FAILS(rt_tgsigqueueinfo(me, child, SIGUSR1, &info), ESRCH); /* no thread of this process */
    info.si_code = SI_USER; /* a claim that only the kernel makes about others */
    CHECK_FAILS(rt_tgsigqueueinfo(child, child, SIGUSR1, &info), EPERM);
    CHECK_EQUAL(exit_status_of(child), 0);
    CHECK_EQUAL(handled, 1);
    return PASS;
}
