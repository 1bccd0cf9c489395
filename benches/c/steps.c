/* What a tracer counts instruction by instruction, each between two int3.
 *
 *   steps calls LIBRARY SYMBOL...   each function called with zeros (syscall: with a number)
 *   steps inline                    bench_getppid under SPLORK_INLINE
 *   steps clones LIBRARY            a child by our clone, glibc's clone, our clone3, clone3 by hand, and clone3 under
 *                                   SPLORK_INLINE
 */
#define _GNU_SOURCE
#define SPLORK_INLINE
#include <dlfcn.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <splork.h>
#include <splork/bench.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "bare_clone3.h"

static char stack[65536] __attribute__((__aligned__(16)));

/* Two instructions, so that a count less two is the trampoline's own. */
int child(void *arg);
__asm__ (".pushsection .text\nchild:\n\txor %eax, %eax\n\tret\n.popsection");

/* The call itself is counted; the registers hold their values before. */
static long marked(void *function, const void *const *a)
{
    long result;
    register const void *r8 __asm__("r8") = a[4];
    register const void *r9 __asm__("r9") = a[5];

    __asm__ __volatile__ (
        "mov %%rsp, %%rbx\n\t"
        "and $-16, %%rsp\n\t"
        "int3\n\t"
        "call *%%rax\n\t"
        "int3\n\t"
        "mov %%rbx, %%rsp"
        : "=a" (result), "+r" (r8), "+r" (r9)
        : "0" (function), "D" (a[0]), "S" (a[1]), "d" (a[2]), "c" (a[3])
        : "rbx", "r10", "r11", "r12", "r13", "r14", "r15", "memory", "cc");
    return result;
}

static void *found(const char *library, const char *symbol)
{
    void *handle = dlopen(library, RTLD_NOW), *function = handle ? dlsym(handle, symbol) : NULL;

    if (!function) {
        fprintf(stderr, "steps: no %s in %s\n", symbol, library);
        exit(1);
    }
    return function;
}

static void calls(char **argv)
{
    for (char **symbol = argv + 3; *symbol; symbol++) {
        const void *arguments[6] = { NULL };

        if (strcmp(*symbol, "syscall") == 0)
            arguments[0] = (void *)(uintptr_t)SYS_getppid;
        marked(found(argv[2], *symbol), arguments);
    }
}

static void reap(pid_t pid)
{
    int status = -1;

    if (pid <= 0 || waitpid(pid, &status, 0) != pid || status) {
        fprintf(stderr, "steps: a child did not start or end well: %d, status %#x\n", (int)pid, (unsigned int)status);
        exit(1);
    }
}

static void clones(const char *library)
{
    struct clone_args args = {
        .flags = CLONE_VM | CLONE_VFORK,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = sizeof stack,
    };
    const void *for_clone[6] = {
        (void *)child, stack + sizeof stack, (void *)(uintptr_t)(CLONE_VM | CLONE_VFORK | SIGCHLD),
    };
    const void *for_clone3[6] = { &args, (void *)sizeof args, (void *)child };
    long pid;

    reap((pid_t)marked(found(library, "clone"), for_clone));
    reap((pid_t)marked(found("libc.so.6", "clone"), for_clone));
    reap((pid_t)marked(found(library, "splork_clone3"), for_clone3));
    __asm__ __volatile__ ("int3");
    pid = bare_clone3(&args, sizeof args, child, NULL);
    __asm__ __volatile__ ("int3");
    reap((pid_t)pid);
    __asm__ __volatile__ ("int3");
    pid = clone3(&args, sizeof args, child, NULL);
    __asm__ __volatile__ ("int3");
    reap((pid_t)pid);
}

int main(int argc, char **argv)
{
    if (argc > 3 && strcmp(argv[1], "calls") == 0) {
        calls(argv);
    } else if (argc > 2 && strcmp(argv[1], "clones") == 0) {
        clones(argv[2]);
    } else {
        __asm__ __volatile__ ("int3");
        bench_getppid();
        __asm__ __volatile__ ("int3");
    }
    return 0;
}
