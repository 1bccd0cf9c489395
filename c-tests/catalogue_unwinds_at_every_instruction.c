/* catalogue_unwinds_at_every_instruction.c
 * Description: Wherever a call is interrupted, an unwinder finds its caller, with the registers that are the caller's.
 * Modes: shared static
 * Architectures: x86_64 i386
 */
#include "support.h"
#include <linux/sched.h>
#include <ucontext.h>
#include <unwind.h>

#define STEP 0x100 /* the trap flag: SIGTRAP after each instruction */

/* What a function keeps, by the kernel's names and by DWARF's numbers. */
#if defined(__i386__)
# define FLAGS REG_EFL
# define AT REG_EIP
# define STACK REG_ESP
static const int kept[][2] = { { REG_EBX, 3 }, { REG_EBP, 5 }, { REG_ESI, 6 }, { REG_EDI, 7 } };
#else
# define FLAGS REG_EFL
# define AT REG_RIP
# define STACK REG_RSP
static const int kept[][2] = { { REG_RBX, 3 }, { REG_RBP, 6 }, { REG_R12, 12 }, { REG_R13, 13 }, { REG_R14, 14 },
                               { REG_R15, 15 } };
#endif
#define KEPT (sizeof kept / sizeof *kept)

static struct {
    uintptr_t entry;
    uintptr_t caller; /* the address it returns to; 0: the call has not begun */
    uintptr_t frame;  /* the stack pointer there */
    uintptr_t registers[KEPT];
    int steps;
    int is_found;
} call;

static _Unwind_Reason_Code visits(struct _Unwind_Context *context, void *arg)
{
    (void)arg;
    if ((uintptr_t)_Unwind_GetIP(context) != call.caller || (uintptr_t)_Unwind_GetCFA(context) != call.frame)
        return _URC_NO_REASON;
    call.is_found = 1;
    for (size_t i = 0; i < KEPT; i++)
        call.is_found &= (uintptr_t)_Unwind_GetGR(context, kept[i][1]) == call.registers[i];
    return _URC_NORMAL_STOP;
}

static pid_t parent;

static void steps(int number, siginfo_t *info, void *arg)
{
    greg_t *registers = ((ucontext_t *)arg)->uc_mcontext.gregs;
    uintptr_t at = (uintptr_t)registers[AT], stack = (uintptr_t)registers[STACK];

    (void)info;
    if (getpid() != parent) {
        registers[FLAGS] &= ~STEP;
        return;
    }
    if (number == SIGUSR1) {
        registers[FLAGS] |= STEP;
    } else if (call.caller == 0 && at == call.entry) {
        call.caller = *(uintptr_t *)stack;
        call.frame = stack + sizeof(uintptr_t);
        for (size_t i = 0; i < KEPT; i++)
            call.registers[i] = (uintptr_t)registers[kept[i][0]];
    }
    if (call.caller == 0)
        return;
    if (at == call.caller && stack == call.frame) {
        registers[FLAGS] &= ~STEP;
        return;
    }
    call.is_found = 0;
    call.steps++;
    _Unwind_Backtrace(visits, NULL);
    if (!call.is_found)
        fprintf(stderr, "the caller or its registers are lost %d bytes from the start\n", (int)(at - call.entry));
    CHECK(call.is_found);
}

/* Those that get fewer words pass by the others. */
typedef long function(long, long, long, long, long, long);

extern function splork_getcpu, splork_pidfd_open, splork_mseal, splork_openat2, splork_kcmp, splork_process_madvise,
    splork_epoll_pwait2, splork_setxattrat, splork_clone3, splork_spawn;
extern function clone_of_any_type __asm__("clone");

static long step(function *made, long a, long b, long c, long d, long e, long f)
{
    long result;

    memset(&call, 0, sizeof call);
    call.entry = (uintptr_t)made;
    CHECK_EQUAL(raise(SIGUSR1), 0);
    result = made(a, b, c, d, e, f);
    CHECK(call.steps >= 3); /* less the one behind the system call, where the flag comes too late */
    return result;
}

static int fn(void *arg)
{
    return (int)(intptr_t)arg;
}

/* The calls of the clone kind: without a child for want of CLONE_VM, and with one. */
static void clones(void)
{
    char *lowest = new_stack();
    long top = (long)(lowest + STACK_BYTES), flags[] = { CLONE_SIGHAND, SIGCHLD };
    struct clone_args request = { .stack = (uintptr_t)lowest, .stack_size = STACK_BYTES };

    step(clone_of_any_type, 0, 0, 0, 0, 0, 0);
    for (size_t i = 0; i < 2; i++) {
        long args[6] = { flags[i], top };
        pid_t cloned = (pid_t)step(clone_of_any_type, (long)fn, top, flags[i], 7, 0, 0);
        pid_t spawned = (pid_t)step(splork_spawn, SYS_clone, (long)args, top, (long)fn, 7, 0);

        request.flags = i == 0 ? CLONE_SIGHAND : 0;
        request.exit_signal = SIGCHLD;
        pid_t cloned3 = (pid_t)step(splork_clone3, (long)&request, sizeof request, (long)fn, 7, 0, 0);
        if (i == 0) {
            CHECK(cloned == -1 && spawned == -1 && cloned3 == -1);
            continue;
        }
        CHECK_EQUAL(exit_status_of(cloned), 7);
        CHECK_EQUAL(exit_status_of(spawned), 7);
        CHECK_EQUAL(exit_status_of(cloned3), 7);
    }
}

int main(void)
{
    /* A stack of its own, as a debugger: what has just been popped still lies below the stack pointer. */
    stack_t stack = { .ss_sp = new_stack(), .ss_size = STACK_BYTES };
    struct sigaction action = { .sa_sigaction = steps, .sa_flags = SA_SIGINFO | SA_ONSTACK };

    parent = getpid();
    CHECK_EQUAL(sigaltstack(&stack, NULL), 0);
    CHECK_EQUAL(sigaction(SIGUSR1, &action, NULL), 0);
    CHECK_EQUAL(sigaction(SIGTRAP, &action, NULL), 0);
    _Unwind_Backtrace(visits, NULL); /* the first time an unwinder may load a library */

    /* By how many words the kernel gets; those that fail go on to errno's code. */
    step(splork_getcpu, 0, 0, 0, 0, 0, 0);
    step(splork_pidfd_open, -1, 0, 0, 0, 0, 0);
    step(splork_mseal, 0, 0, 0, 0, 0, 0);
    step(splork_openat2, -1, 0, 0, 0, 0, 0);
    step(splork_kcmp, getpid(), getpid(), 1, 0, 0, 0);
    step(splork_process_madvise, -1, 0, 0, 0, 0, 0);
    step(splork_epoll_pwait2, -1, 0, 0, 0, 0, 0);
    step(splork_setxattrat, -1, 0, 0, 0, 0, 0);
    clones();
    return PASS;
}
