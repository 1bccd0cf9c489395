/* On top of trace.h: results that a test dictates, the memory of a traced process, the order of clone's arguments. */
#ifndef SPLORK_TEST_REWRITE_H
#define SPLORK_TEST_REWRITE_H

#include "trace.h"
#include <sys/uio.h>

/* Where clone's arguments stand, which is the architecture's own affair: the kernel's CONFIG_CLONE_BACKWARDS. */
enum {
#if defined(__s390__)
    AT_STACK, AT_FLAGS, AT_PARENT_TID, AT_CHILD_TID, AT_TLS
#elif defined(__x86_64__) || defined(__loongarch__) || defined(__alpha__) || defined(__m68k__) || defined(__sh__)
    AT_FLAGS, AT_STACK, AT_PARENT_TID, AT_CHILD_TID, AT_TLS
#else
    AT_FLAGS, AT_STACK, AT_PARENT_TID, AT_TLS, AT_CHILD_TID
#endif
};

/* The kernel's word for a stack with its top there: on 64-bit SPARC a stack pointer is 2047 below where it points. */
#if defined(__sparc__) && defined(__arch64__)
# define KERNELS_STACK(top) ((top) ? (long)(top) - 2047 : 0)
#else
# define KERNELS_STACK(top) ((long)(top))
#endif

/* For trace.at_entry: the number of the worked example clone_nice, which no kernel has, becomes clone's. */
static inline void clone_nice_is_clone(struct trace_call *call)
{
    if (call->number != NUMBER(901))
        return;
    trace_set_number(call, SYS_clone);
    /* Whose arguments stand where this architecture has them. */
    trace_set_argument(call, AT_FLAGS, call->args[0]);
    trace_set_argument(call, AT_STACK, call->args[1]);
    trace_set_argument(call, AT_CHILD_TID, call->args[3]);
    trace_set_argument(call, AT_TLS, call->args[4]);
}

/* Results for the traced calls of one number, in turn. The kernel does nothing in them. */
static struct {
    long number;
    const int64_t *results;
    int next;
} script;

/* For trace.at_entry. */
static inline void script_at_entry(struct trace_call *call)
{
    if (call->number == script.number)
        trace_set_number(call, -1);
}

/* For trace.at_exit. */
static inline void script_at_exit(struct trace_call *call)
{
    if (call->number == script.number)
        trace_set_result(call, script.results[script.next++]);
}

/* Copies from the memory of a traced process, stopped or not. */
static inline void read_traced(pid_t tid, uint64_t address, void *into, size_t size)
{
    struct iovec here = { into, size }, there = { (void *)(uintptr_t)address, size };

    CHECK_EQUAL(process_vm_readv(tid, &here, 1, &there, 1, 0), size);
}

#endif
