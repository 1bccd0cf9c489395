/* A tracer for tests: what the kernel really got from a system call, number and full-width registers.
 *
 *     static int body(void *arg) { clone(...); return 0; }
 *
 *     static struct trace t = { .body = body };
 *     trace_run(&t);                                     // body runs in a traced process of its own
 *     struct trace_call *call = trace_find(&t, SYS_clone);
 *     CHECK(call != NULL);
 *     CHECK_EQUAL(call->args[0], ...);
 *     CHECK_EQUAL(WEXITSTATUS(t.status), 0);             // what body returned
 *
 * .follow = 1 also records what the children and threads of body do. .at_entry and .at_exit, where given, are
 * called in the tracer as a call enters or leaves the kernel. at_entry may send the call elsewhere with
 * trace_set_number and trace_set_argument (-1 as number: the kernel does nothing, and at_exit supplies the result);
 * at_exit may change what the caller sees with trace_set_result. Where these are not known, they skip the test.
 *
 * trace_run waits for every child of the test, so start it when there is none. Where body skips, the test does. */
#ifndef SPLORK_TEST_TRACE_H
#define SPLORK_TEST_TRACE_H

#include "trace_registers.h"
#include <sys/syscall.h>

#define TRACE_CALLS 4096
#define TRACE_TASKS 256

struct trace_call {
    pid_t tid;        /* the thread that made it */
    long number;
    uint64_t args[6]; /* in the kernel's order, whole registers, as the caller left them */
    int returned;     /* 0: never came back, as exit does not */
    int64_t result;   /* raw: -4095..-1 is an error */
};

struct trace {
    int (*body)(void *);
    void *arg;
    int follow;
    void (*at_entry)(struct trace_call *call);
    void (*at_exit)(struct trace_call *call);

    pid_t pid; /* of body's process; also its first thread's */
    int status; /* its wait status */
    int count;
    struct trace_call calls[TRACE_CALLS];
};

/* The first call of that number, by any traced thread; NULL if there was none. */
static inline struct trace_call *trace_find(struct trace *t, long number)
{
    for (int i = 0; i < t->count; i++)
        if (t->calls[i].number == number)
            return &t->calls[i];
    return NULL;
}

/* How many calls of that number there were, by any traced thread. */
static inline int trace_count(struct trace *t, long number)
{
    int found = 0;

    for (int i = 0; i < t->count; i++)
        found += t->calls[i].number == number;
    return found;
}

/* At entry: makes it another call. What was recorded stays as the caller had it. */
static inline void trace_set_number(struct trace_call *call, long number)
{
    trace_write(call->tid, TRACE_NUMBER, (uint64_t)number);
}

/* At entry: changes what the kernel takes as argument `index`. The caller keeps the changed register afterwards. */
static inline void trace_set_argument(struct trace_call *call, int index, uint64_t value)
{
    CHECK(index >= 0 && index < 6);
    trace_write(call->tid, TRACE_ARGUMENT + index, value);
}

/* At exit: changes the raw result that the caller sees. */
static inline void trace_set_result(struct trace_call *call, int64_t result)
{
    trace_write(call->tid, TRACE_RESULT, (uint64_t)result);
}

/* True at the first stop of each thread, which is the SIGSTOP of being attached. */
static inline int trace_is_new(pid_t tids[TRACE_TASKS], pid_t tid)
{
    int free_slot = -1;

    for (int i = 0; i < TRACE_TASKS; i++) {
        if (tids[i] == tid)
            return 0;
        if (tids[i] == 0 && free_slot < 0)
            free_slot = i;
    }
    CHECK(free_slot >= 0);
    tids[free_slot] = tid;
    return 1;
}

static inline void trace_forget(pid_t tids[TRACE_TASKS], pid_t tid)
{
    for (int i = 0; i < TRACE_TASKS; i++)
        if (tids[i] == tid)
            tids[i] = 0;
}

/* Records one stop at a system call's entry or exit. */
static inline void trace_record(struct trace *t, pid_t tid)
{
    struct __ptrace_syscall_info info;
    struct trace_call *call = NULL;

    if (ptrace(PTRACE_GET_SYSCALL_INFO, tid, (void *)sizeof info, &info) <= 0) {
        if (errno == ESRCH) /* killed meanwhile; the next wait tells */
            return;
        SKIP_TEST("PTRACE_GET_SYSCALL_INFO (Linux 5.3): %s", strerror(errno));
    }
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
        CHECK(t->count < TRACE_CALLS);
        call = &t->calls[t->count++];
        *call = (struct trace_call){ .tid = tid, .number = (long)info.entry.nr };
        memcpy(call->args, info.entry.args, sizeof call->args);
        trace_arguments(tid, call->args);
        if (t->at_entry)
            t->at_entry(call);
    } else if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
        for (int i = t->count - 1; i >= 0 && !call; i--)
            if (t->calls[i].tid == tid)
                call = &t->calls[i];
        if (!call || call->returned)
            return;
        call->returned = 1;
        call->result = info.exit.rval;
        if (t->at_exit)
            t->at_exit(call);
    }
}

static inline void trace_run(struct trace *t)
{
    pid_t tids[TRACE_TASKS] = { 0 }, tid;
    int status;
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACEEXEC;

    if (t->follow)
        options |= PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
    fflush(NULL);
    t->count = 0;
    t->pid = fork();
    CHECK(t->pid >= 0);
    if (t->pid == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
            _exit(SKIP);
        raise(SIGSTOP);
        _exit(t->body(t->arg));
    }
    CHECK_EQUAL(waitpid(t->pid, &status, 0), t->pid);
    if (!WIFSTOPPED(status))
        SKIP_TEST("ptrace is not permitted here");
    CHECK(trace_is_new(tids, t->pid));
    CHECK_EQUAL(ptrace(PTRACE_SETOPTIONS, t->pid, NULL, (void *)options), 0);
    ptrace(PTRACE_SYSCALL, t->pid, NULL, NULL);

    while ((tid = waitpid(-1, &status, __WALL)) > 0) {
        int signal_to_pass = 0;

        if (!WIFSTOPPED(status)) {
            if (tid == t->pid)
                t->status = status;
            trace_forget(tids, tid);
            continue;
        }
        if (trace_is_new(tids, tid) && WSTOPSIG(status) == SIGSTOP)
            ; /* attached, and not told so by a signal of its own */
        else if (WSTOPSIG(status) == (SIGTRAP | 0x80))
            trace_record(t, tid);
        else if (status >> 16 == 0) /* neither PTRACE_EVENT_CLONE nor its like, as PTRACE_EVENT_EXEC */
            signal_to_pass = WSTOPSIG(status);
        ptrace(PTRACE_SYSCALL, tid, NULL, (void *)(intptr_t)signal_to_pass);
    }
    if (WIFEXITED(t->status) && WEXITSTATUS(t->status) == SKIP)
        exit(SKIP); /* it has said why */
}

#endif
