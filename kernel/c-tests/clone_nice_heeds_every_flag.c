/* clone_nice_heeds_every_flag.c
 * Description: Each flag of clone does for clone_nice's child what it does for clone's: what the child shares with its
 *     caller (kcmp(2)), its namespaces, parent and tracer; and the child has its nice value with every one of them.
 * Modes: shared static inline musl
 */
#include "nice.h"

#include <splork.h>
#include <sys/ptrace.h>
#include <sys/sem.h>
#include <sys/stat.h>

#ifndef CLONE_PIDFD
# define CLONE_PIDFD 0x1000
#endif

/* libc's semop is another call where words have 32 bits, and one that the kernel need not have. */
#ifdef SYS_semtimedop
# define SEMTIMEDOP SYS_semtimedop
#else
# define SEMTIMEDOP SYS_semtimedop_time64
#endif

/* What a child is seen to have. */
enum {
    SAME_VM, SAME_FILES, SAME_FS, SAME_SIGHAND, SAME_SYSVSEM, /* as its caller */
    NEW_MNT, NEW_UTS, NEW_IPC, NEW_USER, NEW_NET, NEW_CGROUP, /* namespaces */
    IS_FIRST, OTHER_PARENT, TRACED, GAVE_PIDFD, NICE, FIELDS
};
static const char *const names[FIELDS] = {
    "same memory", "same files", "same fs", "same handlers", "same semaphores", "new mnt", "new uts", "new ipc",
    "new user", "new net", "new cgroup", "is pid 1", "other parent", "traced", "gave pidfd", "nice",
};

/* Between all processes. */
static struct {
    int seen[FIELDS];
    ino_t callers[NEW_CGROUP - NEW_MNT + 1];
    pid_t caller;
    int is_done;
} *shared;

static char *top;

static ino_t namespace_of_self(int field)
{
    char path[64];
    struct stat about;

    snprintf(path, sizeof path, "/proc/thread-self/ns/%s", names[field] + 4);
    return stat(path, &about) == 0 ? about.st_ino : 0;
}

static int is_traced(void)
{
    char text[1024], *at;
    int fd = open("/proc/thread-self/status", O_RDONLY);
    ssize_t length = read(fd, text, sizeof text - 1);

    close(fd);
    text[length > 0 ? length : 0] = '\0';
    at = strstr(text, "TracerPid:\t");
    return at ? at[11] != '0' : -1;
}

static int child(void *arg)
{
    static const int kinds[] = { 1, 2, 3, 4, 6 }; /* KCMP_VM, FILES, FS, SIGHAND, SYSVSEM */
    pid_t self = (pid_t)syscall(SYS_gettid);

    (void)arg;
    for (int field = SAME_VM; field <= SAME_SYSVSEM; field++)
        shared->seen[field] = syscall(SYS_kcmp, shared->caller, self, kinds[field], 0, 0) == 0;
    for (int field = NEW_MNT; field <= NEW_CGROUP; field++)
        shared->seen[field] = namespace_of_self(field) != shared->callers[field - NEW_MNT];
    shared->seen[IS_FIRST] = getpid() == 1;
    shared->seen[OTHER_PARENT] = getppid() != shared->caller;
    shared->seen[TRACED] = is_traced();
    shared->seen[NICE] = own_nice();
    __atomic_store_n(&shared->is_done, 1, __ATOMIC_RELEASE);
    syscall(SYS_futex, &shared->is_done, 1 /* FUTEX_WAKE */, 1, NULL, NULL, 0);
    return 23;
}

struct request {
    unsigned flags;
    int is_nice;   /* made by clone_nice */
    int nice;
    int is_traced; /* the caller is traced, and with `follows` so are the processes it makes */
    int follows;
};

/* The caller's process: makes the child, which must not be gone before it has been seen. */
static void caller(const struct request *request)
{
    int flags = (int)(request->flags | SIGCHLD), pidfd = -1;
    struct sembuf up = { .sem_op = 1, .sem_flg = SEM_UNDO };
    int semaphores = semget(IPC_PRIVATE, 1, 0600);
    pid_t pid;

    CHECK_EQUAL(syscall(SEMTIMEDOP, semaphores, &up, 1, NULL), 0); /* so that there is a list to be shared */
    shared->caller = getpid();
    for (int field = NEW_MNT; field <= NEW_CGROUP; field++)
        CHECK((shared->callers[field - NEW_MNT] = namespace_of_self(field)) != 0);
    if (request->is_traced) {
        CHECK_EQUAL(ptrace(PTRACE_TRACEME, 0, NULL, NULL), 0);
        raise(SIGSTOP);
    }
    pid = request->is_nice ? clone_nice(child, top, flags, NULL, request->nice, &pidfd)
                           : clone(child, top, flags, NULL, &pidfd);
    CHECK(pid > 0);
    while (!__atomic_load_n(&shared->is_done, __ATOMIC_ACQUIRE))
        syscall(SYS_futex, &shared->is_done, 0 /* FUTEX_WAIT */, 0, NULL, NULL, 0);
    shared->seen[GAVE_PIDFD] = pidfd >= 0;
    if (!(flags & CLONE_PARENT))
        CHECK_EQUAL(exit_status_of(pid), 23);
    semctl(semaphores, 0, IPC_RMID);
    exit(PASS);
}

/* Has a child made, and leaves in shared->seen what it had. */
static void observe(const struct request *request)
{
    int status, is_first_stop = 1;
    pid_t pid, ours;

    memset(shared, 0, sizeof *shared);
    fflush(NULL);
    ours = fork();
    CHECK(ours >= 0);
    if (ours == 0)
        caller(request);
    while ((pid = waitpid(-1, &status, __WALL)) > 0) {
        int stop = WIFSTOPPED(status) ? WSTOPSIG(status) : 0;

        CHECK(!WIFSIGNALED(status));
        if (!stop) {
            CHECK_EQUAL(WEXITSTATUS(status), pid == ours ? PASS : 23);
            continue;
        }
        if (is_first_stop && request->follows)
            CHECK_EQUAL(ptrace(PTRACE_SETOPTIONS, pid, NULL, PTRACE_O_TRACEFORK | PTRACE_O_TRACECLONE), 0);
        is_first_stop = 0;
        ptrace(PTRACE_CONT, pid, NULL, stop == SIGSTOP || stop == SIGTRAP ? 0 : stop);
    }
    CHECK_EQUAL(errno, ECHILD);
    CHECK(shared->is_done);
}

/* `field` is what the flags must change, if that shows at all. */
struct comparison {
    unsigned flags;
    int field;
    int is_traced, follows; /* as in a request */
};

static const struct comparison comparisons[] = {
    { CLONE_VM, SAME_VM, 0, 0 },
    { CLONE_FILES, SAME_FILES, 0, 0 },
    { CLONE_FS, SAME_FS, 0, 0 },
    { CLONE_VM | CLONE_SIGHAND, SAME_SIGHAND, 0, 0 },
    { CLONE_SYSVSEM, SAME_SYSVSEM, 0, 0 },
    { CLONE_NEWNS, NEW_MNT, 0, 0 },
    { CLONE_NEWUTS, NEW_UTS, 0, 0 },
    { CLONE_NEWIPC, NEW_IPC, 0, 0 },
    { CLONE_NEWUSER, NEW_USER, 0, 0 },
    { CLONE_NEWNET, NEW_NET, 0, 0 },
    { CLONE_NEWCGROUP, NEW_CGROUP, 0, 0 },
    { CLONE_NEWPID, IS_FIRST, 0, 0 },
    { CLONE_PARENT, OTHER_PARENT, 0, 0 },
    { CLONE_PIDFD, GAVE_PIDFD, 0, 0 },
    { CLONE_PTRACE, TRACED, 1, 0 },
    { CLONE_UNTRACED, TRACED, 1, 1 },
    { CLONE_VFORK, FIELDS, 0, 0 },
    { CLONE_DETACHED, FIELDS, 0, 0 },
    { CLONE_IO, FIELDS, 0, 0 }, /* shows nowhere without block devices */
    { CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWCGROUP | CLONE_NEWPID,
      NEW_NET, 0, 0 },
};

/* A child with the flags, made by clone and by clone_nice, and one without them. */
static void compare(const struct comparison *these, int nice)
{
    int without[FIELDS], with[FIELDS];
    struct request request = { .is_traced = these->is_traced, .follows = these->follows };

    observe(&request);
    memcpy(without, shared->seen, sizeof without);
    request.flags = these->flags;
    observe(&request);
    memcpy(with, shared->seen, sizeof with);
    CHECK_EQUAL(with[NICE], 0);
    request.is_nice = 1;
    request.nice = nice;
    observe(&request);
    for (int i = 0; i < FIELDS; i++) {
        int expected = i == NICE ? nice : with[i];

        if (shared->seen[i] != expected)
            printf("%s, with flags %#x: %d by clone, %d by clone_nice\n", names[i], these->flags, with[i],
                   shared->seen[i]);
        CHECK_EQUAL(shared->seen[i], expected);
    }
    if (these->field < FIELDS && with[these->field] == without[these->field])
        printf("%s is %d with and without flags %#x\n", names[these->field], with[these->field], these->flags);
    CHECK(these->field == FIELDS || with[these->field] != without[these->field]);
}

int main(void)
{
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(shared != MAP_FAILED);
    top = top_of(new_stack());
    for (int i = 0; i < (int)(sizeof comparisons / sizeof *comparisons); i++)
        compare(&comparisons[i], i % 2 ? -i : i + 1);
    return PASS;
}
