/* An init: starts what its arguments say and waits until it has no child any more. Ends with the status of what it started. */
#include "../../../c-tests/support.h"

int main(int count, char **words)
{
    int status, first = FAIL;
    pid_t pid = fork(), ended;

    CHECK(count > 1);
    if (pid == 0) {
        execvp(words[1], words + 1);
        _exit(127);
    }
    while ((ended = wait(&status)) > 0)
        if (ended == pid)
            first = WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
    CHECK_EQUAL(errno, ECHILD);
    return first;
}
