/* Filters of the program's own that want a tracer asked: there is none for them, so the kernel answers ENOSYS. Whatever data they
 * have, and also for a call that makes a child. */
#include "../../../c-tests/support.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>

static void ask_for_a_tracer(unsigned number, unsigned data)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE | data),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { 4, filter };

    CHECK_EQUAL(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0);
    CHECK_EQUAL(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program), 0);
}

int main(void)
{
    const unsigned data[] = { 0, 1, 2, 3, 0x100, 0xffff };
    const unsigned numbers[] = { SYS_getppid, SYS_clone };

    for (size_t at = 0; at < sizeof data / sizeof *data; at++) {
        for (size_t call = 0; call < sizeof numbers / sizeof *numbers; call++) {
            pid_t pid = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
            int status = 0;

            CHECK(pid >= 0);
            if (pid == 0) {
                ask_for_a_tracer(numbers[call], data[at]);
                errno = 0;
                long result = syscall(numbers[call], numbers[call] == SYS_clone ? SIGCHLD : 0, 0, 0, 0, 0);
                _exit(result == -1 ? errno : 200);
            }
            CHECK_EQUAL(waitpid(pid, &status, 0), pid);
            printf("call %zu, data %#x: %d\n", call, data[at], WEXITSTATUS(status));
        }
    }
    return 0;
}
