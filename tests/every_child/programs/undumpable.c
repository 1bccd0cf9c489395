/* A program whose memory none but root may look at has children all the same. */
#include "../../../c-tests/support.h"

#include <sys/prctl.h>

int main(void)
{
    static uint64_t request[11] = { [4] = SIGCHLD };
    int status = 0;

    CHECK_EQUAL(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), 0);
    for (int round = 0; round < 2; round++) {
        pid_t pid = round ? syscall(SYS_clone3, request, sizeof request) : fork();

        if (pid == 0)
            _exit(7 + round);
        CHECK(pid > 0);
        CHECK_EQUAL(waitpid(pid, &status, 0), pid);
        printf("%d\n", WEXITSTATUS(status));
    }
    return PASS;
}
