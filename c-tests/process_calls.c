/* process_calls.c
 * Description: close_range, execveat, tgkill, process_madvise, process_mrelease and the pkey calls do their work.
 * Modes: musl
 *
 * glibc has these calls, so that only musl's programs get ours.
 */
#include "support.h"

#include <splork/mm.h>
#include <splork/pidfd.h>
#include <splork/process.h>
#include <sys/uio.h>

static volatile sig_atomic_t handled;

static void handler(int sig)
{
    (void)sig;
    handled++;
}

static int closes(void *arg)
{
    int one = dup(0), two = dup(0);

    (void)arg;
    CHECK(one >= 0 && two > one);
    CHECK_EQUAL(close_range((unsigned)two, ~0u, (int)CLOSE_RANGE_CLOEXEC), 0);
    CHECK_EQUAL(fcntl(two, F_GETFD), FD_CLOEXEC);
    CHECK_EQUAL(fcntl(one, F_GETFD), 0);
    CHECK_EQUAL(close_range((unsigned)one, ~0u, 0), 0);
    CHECK_FAILS(fcntl(one, F_GETFD), EBADF);
    CHECK_FAILS(fcntl(two, F_GETFD), EBADF);
    CHECK_FAILS(close_range(5, 4, 0), EINVAL);
    CHECK_FAILS(close_range(5, 6, 0x40), EINVAL);
    return PASS;
}

static int executes(void *arg)
{
    char *const argv[] = { "process_calls", "44", NULL }, *const envp[] = { NULL };
    int own = open("/proc/self/exe", O_PATH | O_CLOEXEC); /* a small machine may have no other program */

    (void)arg;
    CHECK_FAILS(execveat(own, "", argv, envp, 0), ENOENT);
    CHECK_FAILS(execveat(-1, "x", argv, envp, 0), EBADF);
    CHECK_FAILS(execveat(AT_FDCWD, "/proc/self/exe", argv, envp, 0x8), EINVAL);
    execveat(own, "", argv, envp, AT_EMPTY_PATH);
    return FAIL;
}

static void memory_of_others(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct iovec range = { memory, page };
    int self = pidfd_open(getpid(), 0);
    ssize_t advised = process_madvise(self, &range, 1, 20 /* MADV_COLD */, 0);

    if (advised == -1 && (errno == ENOSYS || errno == EPERM))
        printf("no process_madvise here: %s\n", strerror(errno));
    else
        CHECK_EQUAL(advised, page);
    CHECK_FAILS(process_madvise(self, &range, 1, 20, 1), EINVAL);
    CHECK_FAILS(process_madvise(-1, &range, 1, 20, 0), EBADF);
    CHECK_FAILS(process_mrelease(self, 0), EINVAL); /* it is not dying */
    CHECK_FAILS(process_mrelease(self, 1), EINVAL);
    CHECK_FAILS(process_mrelease(-1, 0), EBADF);
}

static void keys(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int key = pkey_alloc(0, 0);

    CHECK_FAILS(pkey_alloc(1, 0), EINVAL);
    CHECK_FAILS(pkey_mprotect(memory + 1, page, PROT_READ, -1), EINVAL);
    CHECK_EQUAL(pkey_mprotect(memory, page, PROT_READ, -1), 0); /* as mprotect */
    CHECK_FAILS(read(open("/dev/zero", O_RDONLY | O_CLOEXEC), memory, 1), EFAULT);
    if (key == -1) {
        CHECK_FAILS(pkey_alloc(0, 0), ENOSPC);
        CHECK_FAILS(pkey_mprotect(memory, page, PROT_READ, 5), EINVAL);
        CHECK_FAILS(pkey_free(5), EINVAL);
        return;
    }
    CHECK_EQUAL(pkey_mprotect(memory, page, PROT_READ, key), 0);
    CHECK_EQUAL(pkey_free(key), 0);
    CHECK_FAILS(pkey_free(key), EINVAL);
}

int main(int count, char **arguments)
{
    int status;

    if (count > 1)
        return atoi(arguments[1]); /* executed by ourselves */
    CHECK(signal(SIGUSR1, handler) != SIG_ERR);
    errno = 12345;
    CHECK_EQUAL(tgkill(getpid(), (pid_t)syscall(SYS_gettid), SIGUSR1), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(handled, 1);
    CHECK_FAILS(tgkill(getpid(), -1, SIGUSR1), EINVAL);
    CHECK_FAILS(tgkill(getpid(), getppid(), SIGUSR1), ESRCH); /* no thread of this process */

    pass_in_new_process(closes, NULL);
    status = in_new_process(executes, NULL);
    CHECK(WIFEXITED(status));
    CHECK_EQUAL(WEXITSTATUS(status), 44);
    memory_of_others();
    keys();
    return PASS;
}
