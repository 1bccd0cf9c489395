/* Starts a child in this memory by the clone of the library that argv[1] names, closes the library, and then lets the
 * child return into it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

static char stack[1 << 16];
static volatile int is_closed;

static int wait_for_the_end(void *arg)
{
    (void)arg;
    while (!is_closed)
        sched_yield();
    return 42;
}

int main(int argc, char **argv)
{
    void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW | RTLD_LOCAL) : NULL;
    int (*start)(int (*)(void *), void *, int, void *, ...);
    int status;
    pid_t pid;

    if (!library) {
        fputs(argc > 1 ? dlerror() : "which library?", stderr);
        return 1;
    }
    *(void **)&start = dlsym(library, "clone");
    pid = start(wait_for_the_end, stack + sizeof stack, CLONE_VM | SIGCHLD, NULL);
    dlclose(library);
    is_closed = 1;
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        return 1;
    printf("wait status %#x\n", (unsigned)status);
    return 0;
}
