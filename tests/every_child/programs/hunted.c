/* 20 children under a hunter: a process that sends a signal whenever this one is stopped where its call begins. So that it is
 * there in time, this one stops its tracer before each call, and the signal's handler does so before the call is made again. */
#include "../../../c-tests/support.h"

#define CHILDREN 20
/* So many signals come into each call that is made again each time. */
#define SIGNALS 3

static pid_t tracer;
static int state_of_tracer;
/* While this one waits for its tracer to stop, it is not to be continued. */
static volatile int *is_stopping;
static volatile int signals_left;

static char state(int stat)
{
    char line[256];
    ssize_t length = pread(stat, line, sizeof line - 1, 0);

    if (length <= 0)
        return 0;
    line[length] = 0;
    return strrchr(line, ')')[2];
}

/* With all signals blocked: each would be a stop, for which there is no tracer. Again and again, for the hunter may have seen
 * this one asleep for a moment, where waitpid looks for children, and its SIGCONT come late and undo the first. */
static void stop_tracer(void)
{
    *is_stopping = 1;
    do
        kill(tracer, SIGSTOP);
    while (state(state_of_tracer) != 'T');
    *is_stopping = 0;
}

static void handle(int signal)
{
    (void)signal;
    if (signals_left > 0) {
        signals_left--;
        stop_tracer();
    }
}

static int open_state(pid_t pid)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    return open(path, O_RDONLY | O_CLOEXEC);
}

static pid_t found_tracer(void)
{
    char status[4096] = "";
    int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);

    if (read(file, status, sizeof status - 1) <= 0)
        return 0;
    close(file);
    return atoi(strstr(status, "TracerPid:") + strlen("TracerPid:"));
}

static void hunt(pid_t prey)
{
    int state_of_prey = open_state(prey);

    while (getppid() == prey) {
        char is;

        if (state(state_of_tracer) != 'T' || *is_stopping)
            continue;
        is = state(state_of_prey);
        if (is == 't')
            kill(prey, SIGUSR1);
        if (is == 't' || is == 'S')
            kill(tracer, SIGCONT);
    }
    _exit(0);
}

int main(void)
{
    struct sigaction action = { .sa_handler = handle, .sa_flags = SA_RESTART };
    int wrong = 0, begun[2];
    char byte = 0;
    sigset_t all;
    pid_t hunter, prey = getpid();

    is_stopping = mmap(NULL, sizeof *is_stopping, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(is_stopping != MAP_FAILED);
    sigfillset(&all);
    action.sa_mask = all;
    sigaction(SIGUSR1, &action, NULL);
    tracer = found_tracer();
    state_of_tracer = open_state(tracer);
    CHECK_EQUAL(pipe(begun), 0);
    hunter = fork();
    if (hunter == 0) {
        CHECK_EQUAL(write(begun[1], &byte, 1), 1);
        hunt(prey);
    }
    CHECK_EQUAL(read(begun[0], &byte, 1), 1);
    for (int round = 0; round < CHILDREN; round++) {
        sigset_t blocked;
        int status = 0;
        pid_t pid;

        if (tracer != 0) {
            sigprocmask(SIG_BLOCK, &all, NULL);
            signals_left = SIGNALS;
            stop_tracer();
            sigprocmask(SIG_UNBLOCK, &all, NULL);
        }
        pid = fork();
        if (pid == 0) {
            sigprocmask(SIG_BLOCK, NULL, &blocked);
            _exit(sigisemptyset(&blocked) ? round : 99);
        }
        signals_left = 0;
        wrong += pid < 0 || waitpid(pid, &status, 0) != pid || status != round << 8;
        sigprocmask(SIG_BLOCK, NULL, &blocked);
        wrong += !sigisemptyset(&blocked);
    }
    kill(hunter, SIGKILL);
    if (tracer != 0)
        kill(tracer, SIGCONT);
    printf("wrong: %d\n", wrong);
    return 0;
}
