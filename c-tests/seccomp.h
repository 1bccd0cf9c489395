/* A seccomp filter for tests: lets one or several system calls fail, or kill, and all others through.
 *
 *     seccomp_answer(SYS_clone, ANSWER_ERRNO(EPERM));      // clone now fails with EPERM, from here on
 *     seccomp_answer(SYS_clone3, ANSWER_KILL);             // a second filter; the sterner of two answers wins
 *
 * A filter holds for this process and all its children and cannot be taken off again: install it in a forked child
 * (in_new_process of support.h). It looks at the number alone, so it works on every architecture. The kernel's
 * structures are spelled out because musl-gcc comes without linux/seccomp.h. */
#ifndef SPLORK_TEST_SECCOMP_H
#define SPLORK_TEST_SECCOMP_H

#include "support.h"
#include <sys/prctl.h>
#include <sys/syscall.h>

#define ANSWER_ERRNO(code) (0x00050000u | (uint32_t)(code)) /* SECCOMP_RET_ERRNO: the raw result is -code */
#define ANSWER_KILL 0x80000000u                             /* SECCOMP_RET_KILL_PROCESS, as if by SIGSYS */
#define ANSWER_ALLOW 0x7fff0000u                            /* SECCOMP_RET_ALLOW */

struct seccomp_insn { /* struct sock_filter */
    uint16_t code;
    uint8_t if_true, if_false;
    uint32_t value;
};

struct seccomp_prog { /* struct sock_fprog */
    unsigned short length;
    struct seccomp_insn *insns;
};

/* Skips the test where the kernel or a container does not let us install filters. */
static inline void seccomp_answer(long number, uint32_t answer)
{
    struct seccomp_insn insns[] = {
        { 0x20, 0, 0, 0 },                /* load struct seccomp_data's first word, the number */
        { 0x15, 0, 1, (uint32_t)number }, /* equal? else skip one */
        { 0x06, 0, 0, answer },
        { 0x06, 0, 0, ANSWER_ALLOW },
    };
    struct seccomp_prog prog = { sizeof insns / sizeof *insns, insns };

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, 2 /* FILTER */, &prog, 0, 0) != 0)
        SKIP_TEST("no seccomp filter possible here: %s", strerror(errno));
}

/* Asked without splork, and before whatever counts calls. */
static inline int kernel_has_clone3(void)
{
    return syscall(NUMBER(435), NULL, 0) != -1 || errno != ENOSYS;
}

/* As on a kernel without clone3; on such a one it needs no filter. */
static inline void take_clone3_away(int kernel_has_it)
{
    if (kernel_has_it)
        seccomp_answer(NUMBER(435), ANSWER_ERRNO(ENOSYS));
}

#endif
