/* tuples SEED FIRST SECONDS: generated arguments, to two functions that must do the same with them.
 *
 *     clone      libsplork's and glibc's
 *     clone3     libsplork's and the kernel's own
 *     fallback   libsplork's where a filter answers ENOSYS to clone3, and the kernel's own clone3 where none does: the same,
 *                or ENOSYS and no child
 *
 * Tuple N of a seed is the same in every run. A process goes through the tuples until one ends it (glibc's clone writes to a
 * bad stack before it asks the kernel); then another goes on behind that one. Prints a line for each difference, and counts. */
#include "tuples.h"

#include <dlfcn.h>
#include <sys/prctl.h>
#include <time.h>

#include "subjects.h"

static clone_function *glibcs_clone(void)
{
    void *libc = dlopen("libc.so.6", RTLD_NOLOAD | RTLD_LAZY);

    return libc ? (clone_function *)dlsym(libc, "clone") : NULL;
}

/* The kernel reads the tail of a long request from its front, and may find that it is not zero (E2BIG) before it comes to
 * where there is no memory. The fallback asks for the memory first. */
static int differs_by_tail(const struct tuple *t, const struct outcome *splork, const struct outcome *other)
{
    struct outcome as_other = *splork;

    as_other.error = E2BIG;
    return t->size > sizeof t->request && splork->result == -1 && splork->error == EFAULT
        && memcmp(&as_other, other, sizeof as_other) == 0;
}

static int is_same(enum subject subject, const struct tuple *t, const struct outcome *splork, const struct outcome *other)
{
    if (memcmp(splork, other, sizeof *splork) == 0 || (subject == FALLBACK && differs_by_tail(t, splork, other)))
        return 1;
    return subject == FALLBACK && splork->result == -1 && splork->error == ENOSYS && !splork->ran
        && splork->parent_word == UNTOUCHED && splork->child_word == UNTOUCHED;
}

static void show(const char *whose, const struct outcome *o)
{
    printf("    %s: result %d, errno %d, child's status %#x, fn ran %d times, parent's word %d, child's word %d\n", whose,
           o->result, o->error, (unsigned)o->status, o->ran, o->parent_word, o->child_word);
}

/* Tuples of one subject, from the shared counter on; ends when the time is over. */
static void goes_through(enum subject subject, uint32_t seed, clone_function *theirs, time_t end)
{
    prepare_memory();
    if (subject == FALLBACK)
        refuse_clone3();
    while (time(NULL) < end) {
        uint64_t number = __atomic_fetch_add(&shared->next, 1, __ATOMIC_RELAXED);
        struct tuple t = tuple_of(subject, seed, number);
        struct outcome other, splork;

        other = subject == CLONE ? run_clone(theirs, &t) : run_raw_clone3(&t);
        splork = subject == CLONE ? run_clone(clone, &t) : run_splork_clone3(&t);
        shared->compared++;
        shared->started += splork.result == 1;
        shared->refused[splork.result == -1 ? splork.error & 4095 : 0]++;
        if (!is_same(subject, &t, &splork, &other)) {
            shared->different++;
            printf("  %s, seed %u, tuple %llu: ", names[subject], seed, (unsigned long long)number);
            show_tuple(subject, &t);
            show("splork", &splork);
            show("other ", &other);
            fflush(stdout);
            if (shared->different > 20)
                _exit(1);
        }
    }
    _exit(0);
}

int main(int argc, char **argv)
{
    static const int fatal[] = { SIGSEGV, SIGBUS };
    clone_function *theirs = glibcs_clone();
    uint64_t crashed = 0;
    time_t seconds;
    uint32_t seed;

    if (argc != 4 || !theirs || theirs == clone)
        return fprintf(stderr, "usage: tuples SEED FIRST SECONDS, linked with libsplork.so\n"), 2;
    seed = (uint32_t)strtoul(argv[1], NULL, 0);
    seconds = (time_t)strtoul(argv[3], NULL, 0);
    setvbuf(stdout, NULL, _IOFBF, 1 << 16);
    prctl(PR_SET_DUMPABLE, 0); /* a dump of a CLONE_VM child would end its parent on older kernels */
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    for (int number = 1; number < 65; number++) /* children end with any */
        if (number != SIGCHLD && number != SIGINT && number != SIGTERM && number != SIGSEGV && number != SIGBUS)
            signal(number, SIG_IGN);
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return perror("mmap"), 2;

    for (int subject = CLONE; subject <= FALLBACK; subject++) {
        time_t end = time(NULL) + (seconds + 2) / 3;

        shared->next = strtoull(argv[2], NULL, 0);
        while (time(NULL) < end && shared->different <= 20) {
            int status = 0, is_crash = 0;
            pid_t worker = fork(), ended;

            if (worker == 0)
                goes_through(subject, seed, theirs, end);
            /* Children of CLONE_PARENT are ours; who made them waits until they are gone. */
            while ((ended = waitpid(-1, &status, __WALL)) > 0 && ended != worker) {
                shared->status_of_ended = status;
                __atomic_store_n(&shared->ended, ended, __ATOMIC_RELEASE);
            }
            for (unsigned i = 0; i < 2; i++)
                is_crash |= WIFSIGNALED(status) && WTERMSIG(status) == fatal[i];
            if (ended == worker && is_crash && !shared->is_splorks) /* a thread on no memory, or glibc on a bad stack */
                crashed++;
            else if (ended == worker && !(WIFEXITED(status) && WEXITSTATUS(status) == 0) && shared->different <= 20) {
                shared->different++;
                printf("  %s, seed %u, tuple %llu: the caller ended with %#x in %s call\n", names[subject], seed,
                       (unsigned long long)shared->next - 1, (unsigned)status, shared->is_splorks ? "splork's" : "the other");
                fflush(stdout);
            }
        }
    }
    printf("compared %llu\nstarted %llu\ncrashed %llu\ndifferent %llu\n", (unsigned long long)shared->compared,
           (unsigned long long)shared->started, (unsigned long long)crashed, (unsigned long long)shared->different);
    for (int code = 1; code < 4096; code++)
        if (shared->refused[code])
            printf("  %llu %s\n", (unsigned long long)shared->refused[code], strerror(code));
    return shared->different ? 1 : 0;
}
