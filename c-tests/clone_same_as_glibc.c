/* clone_same_as_glibc.c
 * Description: For thousands of generated arguments clone does as glibc's: result, errno, wait status, tid words.
 * Modes: shared static
 * Needs: vm lp64
 */
#include "support.h"
#include <dlfcn.h>
#include <sys/prctl.h>

#define TUPLES 3000
#define SEED 20240229u

typedef int clone_function(int (*fn)(void *), void *stack, int flags, void *arg, ...);

#ifdef SPLORK_TEST_MODE_static
clone_function __clone; /* libc.a's: our archive leaves this name alone */
static clone_function *glibcs_clone(void) { return __clone; }
#else
static clone_function *glibcs_clone(void)
{
    void *libc = dlopen("libc.so.6", RTLD_NOLOAD | RTLD_LAZY);

    return libc ? (clone_function *)dlsym(libc, "clone") : NULL;
}
#endif

/* One set of arguments, by choices rather than addresses: both functions must find memory in the same state. */
struct tuple {
    int (*fn)(void *);
    void *stack;
    int flags, arg;
    pid_t *parent_tid, *child_tid;
    void *tls;
};

/* What is compared. Memory shared by all processes here, so that nobody's death loses it. */
struct outcome {
    int result;       /* -1, 0, or 1 for a positive one */
    int error;        /* errno afterwards; a success must leave STRANGE */
    int status;       /* of the child's end; -1 where there was none to wait for */
    int ran;          /* how often fn was entered */
    int parent_word, child_word; /* as in the enum */
    int cell;         /* how the process that called clone ended */
};
enum { UNTOUCHED, THE_TID, CLEARED, ONE /* the tid in a new PID namespace */, SOMETHING /* a pidfd */ };
enum { STRANGE = 4242, NO_WORD = -77 };

static struct shared {
    struct outcome outcome;
    pid_t child, parent_word, child_word;
} *shared;

static char *stack_top, *closed_page, tls_block[4096] __attribute__((aligned(64)));

/* On any TLS, and with shared memory: no libc, no stack protector. */
#if defined(__has_attribute)
# if __has_attribute(no_stack_protector)
__attribute__((no_stack_protector))
# endif
#endif
static int returns(void *arg)
{
    shared->outcome.ran++;
    return *(int *)arg;
}

static int traps(void *arg)
{
    (void)arg;
    shared->outcome.ran++;
    __builtin_trap();
}

static uint32_t random_state = SEED;

static uint32_t below(uint32_t limit) /* xorshift32 */
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return (random_state >> 3) % limit;
}

#define THREAD_FLAGS (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM)

static int random_flags(void)
{
    static const int sane[] = {
        0, 0, CLONE_VM, CLONE_VM | CLONE_VFORK, CLONE_VFORK, CLONE_VM | CLONE_SIGHAND, THREAD_FLAGS,
        THREAD_FLAGS | CLONE_VFORK, CLONE_FS | CLONE_FILES, CLONE_PARENT, CLONE_PARENT | CLONE_VM,
    };
    static const int harmless[] = { CLONE_PTRACE, CLONE_UNTRACED, CLONE_DETACHED, CLONE_IO, CLONE_SYSVSEM, CLONE_FS,
                                    CLONE_FILES };
    static const int tids[] = { CLONE_PARENT_SETTID, CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID, CLONE_SETTLS };
    static const int constrained[] = { CLONE_VM, CLONE_SIGHAND, CLONE_THREAD, CLONE_PARENT, CLONE_VFORK, CLONE_PIDFD };
    static const int namespaces[] = { CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER,
                                      CLONE_NEWPID, CLONE_NEWNET };
    static const int signals[] = { SIGCHLD, SIGCHLD, SIGCHLD, 0, SIGUSR1, 0x41, 0x7f, 0xc3, 0xff };
    int flags = sane[below(sizeof sane / sizeof *sane)];

    for (unsigned i = 0; i < sizeof harmless / sizeof *harmless; i++)
        flags |= below(6) == 0 ? harmless[i] : 0;
    for (unsigned i = 0; i < sizeof tids / sizeof *tids; i++)
        flags |= below(3) == 0 ? tids[i] : 0;
    for (unsigned i = 0; i < sizeof constrained / sizeof *constrained; i++)
        flags |= below(12) == 0 ? constrained[i] : 0;
    if (below(8) == 0)
        flags |= namespaces[below(sizeof namespaces / sizeof *namespaces)];
    return flags | signals[below(sizeof signals / sizeof *signals)];
}

static pid_t *random_word(pid_t *word)
{
    switch (below(5)) {
    case 0: return NULL;
    case 1: return (pid_t *)(void *)closed_page;
    default: return word;
    }
}

static struct tuple random_tuple(void)
{
    static const uintptr_t bad_stacks[] = { 16, 17, 0x7ffffffff000, (uintptr_t)1 << 63, UINTPTR_MAX };
    struct tuple t = { .fn = returns, .arg = (int)below(300) - 20, .tls = tls_block };

    t.flags = random_flags();
    t.parent_tid = random_word(&shared->parent_word);
    t.child_tid = random_word(&shared->child_word);
    if (below(10) == 0)
        t.fn = NULL;
    else if (below(10) == 0 && !(t.flags & CLONE_THREAD)) /* it would take the caller along */
        t.fn = traps;
    switch (below(20)) {
    case 0: t.stack = NULL; break;
    case 1: t.stack = (void *)(uintptr_t)(1 + below(15)); break;
    case 2: t.stack = (void *)bad_stacks[below(sizeof bad_stacks / sizeof *bad_stacks)]; break;
    case 3: t.stack = closed_page + 512; break;
    case 4: case 5: case 6: case 7: case 8: t.stack = stack_top - below(64); break;
    default: t.stack = stack_top - 16 * below(4);
    }
#ifdef __x86_64__
    if (below(10) == 0)
        t.tls = (void *)((uintptr_t)1 << 63); /* refused: EPERM */
#endif
    return t;
}

/* The process that calls. It stays until the child is gone: CLONE_CHILD_CLEARTID works on shared memory only. */
static void cell(clone_function *function, struct tuple *t)
{
    struct outcome *outcome = &shared->outcome;
    int status;
    pid_t child;

    alarm(20);
    errno = STRANGE;
    child = function(t->fn, t->stack, t->flags, &t->arg, t->parent_tid, t->tls, t->child_tid);
    outcome->error = errno;
    outcome->result = child < 0 ? -1 : child > 0;
    shared->child = child;
    if (child > 0 && t->flags & CLONE_THREAD)
        while (syscall(SYS_tgkill, getpid(), child, 0) == 0)
            sched_yield();
    else if (child > 0 && t->flags & CLONE_PARENT) /* then main waits for it */
        while (kill(child, 0) == 0)
            sched_yield();
    else if (child > 0 && waitpid(child, &status, __WALL) == child)
        outcome->status = status;
    _exit(outcome->result);
}

static int what_became_of(pid_t word)
{
    if (word == NO_WORD)
        return UNTOUCHED;
    if (word == shared->child)
        return THE_TID;
    return word == 0 ? CLEARED : word == 1 ? ONE : SOMETHING;
}

static struct outcome run(clone_function *function, struct tuple t)
{
    pid_t caller, ended;
    int status;

    *shared = (struct shared){ .outcome = { .result = -2, .status = -1 } };
    shared->parent_word = shared->child_word = NO_WORD;
    caller = fork();
    CHECK(caller >= 0);
    if (caller == 0)
        cell(function, &t);
    while ((ended = waitpid(-1, &status, __WALL)) > 0)
        *(ended == caller ? &shared->outcome.cell : &shared->outcome.status) = status;
    shared->outcome.parent_word = what_became_of(shared->parent_word);
    shared->outcome.child_word = what_became_of(shared->child_word);
    return shared->outcome;
}

static void show(const char *whose, const struct outcome *o)
{
    fprintf(stderr,
            "  %s: result %d, errno %d, child's status %#x, fn ran %d times, parent's word %d, child's word %d, "
            "caller's status %#x\n",
            whose, o->result, o->error, (unsigned)o->status, o->ran, o->parent_word, o->child_word, (unsigned)o->cell);
}

int main(void)
{
    clone_function *theirs = glibcs_clone();
    int compared = 0, crashed = 0, succeeded = 0, different = 0, errors[4096] = { 0 };

    CHECK(theirs != NULL && theirs != clone);
    CHECK_EQUAL(prctl(PR_SET_DUMPABLE, 0), 0); /* a dump of a CLONE_VM child would end its parent on older kernels */
    signal(SIGUSR1, SIG_IGN), signal(0x41, SIG_IGN), signal(0x7f, SIG_IGN); /* some end with them; on MIPS all exist */
    stack_top = top_of(new_stack()) - 64;
    closed_page = new_stack() - sysconf(_SC_PAGESIZE);
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(shared != MAP_FAILED);

    for (int i = 0; i < rounds_of(TUPLES); i++) {
        struct tuple t = random_tuple();
        struct outcome expected = run(theirs, t), got;

        if (WIFSIGNALED(expected.cell)) { /* glibc writes on a bad stack before it asks the kernel */
            CHECK(WTERMSIG(expected.cell) == SIGSEGV || WTERMSIG(expected.cell) == SIGBUS);
            crashed++;
            continue;
        }
        got = run(clone, t);
        compared++;
        succeeded += expected.result == 1;
        errors[expected.result == -1 ? expected.error : 0]++;
        if (memcmp(&got, &expected, sizeof got) != 0 && ++different <= 10) {
            fprintf(stderr, "tuple %d: fn %s, stack %p, flags %#x, arg %d, parent_tid %p, tls %p, child_tid %p\n", i,
                    !t.fn ? "NULL" : t.fn == traps ? "traps" : "returns", t.stack, (unsigned)t.flags, t.arg,
                    (void *)t.parent_tid, t.tls, (void *)t.child_tid);
            show("glibc ", &expected);
            show("splork", &got);
        }
    }

    printf("seed %u: %d tuples compared, %d skipped because glibc crashes\n", SEED, compared, crashed);
    printf("%d succeeded", succeeded);
    for (int code = 1; code < 4096; code++)
        if (errors[code])
            printf(", %d %s", errors[code], strerror(code));
    printf("\n%d different\n", different);
    CHECK(compared >= rounds_of(2000) && succeeded >= rounds_of(500));
    return different ? FAIL : PASS;
}
