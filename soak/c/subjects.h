/* The functions that are compared, each with what it left. */
#ifndef SUBJECTS_H
#define SUBJECTS_H

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <splork.h>
#include <stddef.h>
#include <sys/prctl.h>

#define OTHERS_MARK 0x5eed

static int what_became_of(pid_t word, pid_t child)
{
    if (word == NO_WORD)
        return UNTOUCHED;
    if (word == child)
        return THE_TID;
    return word == 0 ? CLEARED : word == 1 ? ONE : SOMETHING;
}

static void begin(int is_splorks)
{
    shared->ran = 0;
    shared->is_splorks = is_splorks;
    shared->ended = 0;
    shared->parent_word = shared->child_word = shared->pidfd = NO_WORD;
    errno = STRANGE;
}

/* Stays until the child is gone, whoever's it is. */
static struct outcome end(pid_t child, uint64_t flags)
{
    struct outcome outcome = { .error = errno, .status = -1, .result = child < 0 ? -1 : child > 0 };

    if (child > 0 && flags & CLONE_THREAD) {
        while (syscall(SYS_tgkill, getpid(), child, 0) == 0)
            sched_yield();
    } else if (child > 0 && flags & CLONE_PARENT) { /* then main waits for it */
        while (__atomic_load_n(&shared->ended, __ATOMIC_ACQUIRE) != child)
            sched_yield();
        outcome.status = shared->status_of_ended;
    } else if (child > 0 && waitpid(child, &outcome.status, __WALL) != child) {
        outcome.status = -2;
    }
    outcome.ran = shared->ran;
    outcome.parent_word = what_became_of(shared->parent_word, child);
    outcome.child_word = what_became_of(shared->child_word, child);
    outcome.pidfd = what_became_of(shared->pidfd, child);
    if (flags & CLONE_PIDFD && child > 0) {
        if (outcome.pidfd == SOMETHING || outcome.pidfd == ONE)
            close(shared->pidfd);
        else if (outcome.parent_word == SOMETHING || outcome.parent_word == ONE)
            close(shared->parent_word);
    }
    return outcome;
}

static struct outcome run_clone(clone_function *function, struct tuple *t)
{
    begin(function == clone);
    return end(function(t->fn, t->stack, t->flags, t->arg, t->parent_tid, t->tls, t->child_tid), (uint32_t)t->flags);
}

static void *passed(struct tuple *t)
{
    return t->is_elsewhere ? t->elsewhere : &t->request;
}

static struct outcome run_splork_clone3(struct tuple *t)
{
    begin(1);
    return end(clone3(passed(t), t->size, t->fn, t->arg), t->request.flags);
}

static int other_number = SYS_clone3;

/* The instruction itself; fn and arg wait in registers that the kernel keeps for the child. What C's function refuses before
 * it asks the kernel is refused here too. */
static long raw_clone3(void *args, size_t size, int (*fn)(void *), void *arg)
{
    register void *r8 __asm__("r8") = (void *)(uintptr_t)fn;
    register void *r9 __asm__("r9") = arg;
    long result;

    if (!fn || !args)
        return -EINVAL;
    /* A child on this stack, as with CLONE_VFORK, writes below what is in use: -mno-red-zone keeps that free. */
    __asm__ volatile("syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xor %%ebp, %%ebp\n\t"
                     "and $-16, %%rsp\n\t"
                     "mov %%r9, %%rdi\n\t"
                     "call *%%r8\n\t"
                     "mov %%eax, %%edi\n\t"
                     "mov %[exit], %%eax\n\t"
                     "syscall\n\t"
                     "hlt\n"
                     "1:"
                     : "=a"(result)
                     : "0"((long)other_number), "D"(args), "S"(size), "d"((long)OTHERS_MARK), "r"(r8), "r"(r9),
                       [exit] "i"(SYS_exit)
                     : "rcx", "r11", "memory");
    return result;
}

static struct outcome run_raw_clone3(struct tuple *t)
{
    long result;

    begin(0);
    result = raw_clone3(passed(t), t->size, t->fn, t->arg);
    if (result < 0) {
        errno = (int)-result;
        result = -1;
    }
    return end((pid_t)result, t->request.flags);
}

/* From here on clone3 is ENOSYS; but not ours, which has a mark where clone3 has no third argument. */
static void refuse_clone3(void)
{
    struct sock_filter insns[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OTHERS_MARK, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog prog = { sizeof insns / sizeof *insns, insns };

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog, 0, 0) != 0)
        _exit(2);
}

#endif
