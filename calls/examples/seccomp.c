/* Have uname(2) answer EPERM from now on. */
#include <linux/filter.h>
#include <splork/security.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/utsname.h>

#define ELSE_NEXT(number) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1)

int main(void)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
                 offsetof(struct seccomp_data, nr)),
        ELSE_NEXT(SYS_uname),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = { sizeof code / sizeof *code, code };
    struct utsname name;

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (seccomp(SECCOMP_SET_MODE_FILTER, 0, &filter) != 0) {
        perror("seccomp");
        return 1;
    }
    if (uname(&name) != 0)
        perror("uname");
    return 0;
}
