/* Processes that do nothing but have children, killed at any moment: nobody stays behind, and each child that there was could go
 * on. They hold a pipe that ends with the last of them. */
#include "../../../c-tests/support.h"

#define ROUNDS 300

int main(void)
{
    int pipe_of[2];
    char byte;

    CHECK_EQUAL(pipe(pipe_of), 0);
    for (int round = 0; round < ROUNDS; round++) {
        int status = 0;
        pid_t pid = fork();

        CHECK(pid >= 0);
        while (pid == 0) {
            if (fork() == 0)
                _exit(0);
            while (waitpid(-1, NULL, WNOHANG) > 0)
                ;
        }
        usleep(50 + 7 * round);
        CHECK_EQUAL(kill(pid, SIGKILL), 0);
        CHECK_EQUAL(waitpid(pid, &status, 0), pid);
        CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    }
    close(pipe_of[1]);
    CHECK_EQUAL(read(pipe_of[0], &byte, 1), 0);
    printf("nobody is left\n");
    return PASS;
}
