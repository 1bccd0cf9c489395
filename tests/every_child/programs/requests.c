/* Requests at the edge: longer than is known, unreadable, untraced, with an ID that is asked for. Prints what comes of each,
 * and whether the child can have children. */
#include "../../../c-tests/support.h"

#define UNTRACED 0x00800000ull

static int wrong;

static int children(void)
{
    int status = 0;
    pid_t pid = fork();

    if (pid == 0)
        _exit(0);
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static void tell(const char *name, long result)
{
    int status = 0;

    if (result == 0)
        _exit(children() ? 0 : errno);
    if (result < 0) {
        printf("%s: %s\n", name, strerror(errno));
    } else {
        CHECK_EQUAL(waitpid(result, &status, __WALL), result);
        printf("%s: a child that ends with %d\n", name, WEXITSTATUS(status));
        wrong += status != 0;
    }
    fflush(stdout);
}

int main(void)
{
    static uint64_t request[1024];
    pid_t ids[1] = { 0 };
    char *page;

    request[4] = SIGCHLD;
    tell("88 bytes", syscall(SYS_clone3, request, 88));
    tell("96 bytes, the last 0", syscall(SYS_clone3, request, 96));
    tell("4096 bytes, the last 0", syscall(SYS_clone3, request, 4096));
    tell("more than a page", syscall(SYS_clone3, request, 4104));
    request[100] = 1;
    tell("a tail that is not 0", syscall(SYS_clone3, request, 4096));
    request[100] = 0;
    tell("72 bytes", syscall(SYS_clone3, request, 72));
    tell("63 bytes", syscall(SYS_clone3, request, 63));
    tell("NULL", syscall(SYS_clone3, NULL, 88));
    page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(page != MAP_FAILED);
    CHECK_EQUAL(munmap(page + 4096, 4096), 0);
    memcpy(page + 4096 - 80, request, 80);
    tell("80 bytes before nothing", syscall(SYS_clone3, page + 4096 - 80, 80));
    tell("88 bytes, 80 of them before nothing", syscall(SYS_clone3, page + 4096 - 80, 88));
    tell("clone, untraced", syscall(SYS_clone, UNTRACED | SIGCHLD, 0, 0, 0, 0));
    request[0] = UNTRACED;
    tell("clone3, untraced", syscall(SYS_clone3, request, 88));
    tell("clone3, untraced and longer", syscall(SYS_clone3, request, 4096));
    request[0] = 1ull << 32; /* CLONE_CLEAR_SIGHAND */
    tell("clone3, a flag of its own", syscall(SYS_clone3, request, 88));
    request[0] = 1ull << 63;
    tell("clone3, a flag of nobody's", syscall(SYS_clone3, request, 88));
    request[0] = 0;
    request[4] = 65;
    tell("clone3, signal 65", syscall(SYS_clone3, request, 88));
    tell("clone, signal 65", syscall(SYS_clone, 65, 0, 0, 0, 0));
    request[4] = SIGCHLD;
    request[8] = (uint64_t)ids;
    request[9] = 1;
    ids[0] = 4000000; /* beyond what there is */
    tell("clone3, an ID of its own", syscall(SYS_clone3, request, 88));
    request[8] = request[9] = 0;
    request[5] = (uint64_t)page;
    tell("clone3, a stack without a size", syscall(SYS_clone3, request, 88));
    return wrong ? FAIL : PASS;
}
