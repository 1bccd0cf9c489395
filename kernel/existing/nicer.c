/* LD_PRELOAD=nicer.so NICE=7 PROGRAM: the children that PROGRAM makes with clone() are made by clone_nice instead, with
 * this nice value, through splork_spawn. All else that clone is given stays as it is. */
#include <errno.h>
#include <splork.h>
#include <stdarg.h>
#include <stdlib.h>

int clone(int (*fn)(void *), void *stack, int flags, void *arg, ...)
{
    const char *nice = getenv("NICE");
    pid_t *parent_tid, *child_tid;
    void *tls;
    va_list rest;

    va_start(rest, arg);
    parent_tid = va_arg(rest, pid_t *);
    tls = va_arg(rest, void *);
    child_tid = va_arg(rest, pid_t *);
    va_end(rest);
    stack = (void *)((uintptr_t)stack & ~(uintptr_t)15);
    if (!fn || !stack) {
        errno = EINVAL;
        return -1;
    }
    /* The kernel's order, as calls/splork.toml has it. */
    long args[6] = { (unsigned)flags, (long)stack, (long)parent_tid, (long)child_tid, (long)tls, nice ? atoi(nice) : 0 };

    return (int)splork_spawn(SYS_clone_nice, args, stack, fn, arg);
}
