/* with_scope SCOPE USER STATUS PROGRAM [ARGUMENT]...: sets Yama's scope of ptrace, becomes the user, runs the program. Passes if
 * it ends with this status. A scope of 3 stays. */
#include "../../../c-tests/support.h"

int main(int count, char **words)
{
    int fd = open("/proc/sys/kernel/yama/ptrace_scope", O_WRONLY), status = 0;
    pid_t pid;

    CHECK(count > 4);
    if (fd < 0) {
        printf("this kernel has no Yama\n");
        return SKIP;
    }
    CHECK_EQUAL(write(fd, words[1], strlen(words[1])), (ssize_t)strlen(words[1]));
    close(fd);
    pid = fork();
    if (pid == 0) {
        CHECK_EQUAL(setgid(atoi(words[2])), 0);
        CHECK_EQUAL(setuid(atoi(words[2])), 0);
        execv(words[4], words + 4);
        _exit(127);
    }
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    CHECK(WIFEXITED(status));
    CHECK_EQUAL(WEXITSTATUS(status), atoi(words[3]));
    return PASS;
}
