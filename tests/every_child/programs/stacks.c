/* Calls of which nothing can be said below the stack: the stack pointer is none, or the call is that of a 32-bit program, which
 * cannot name the place. Nothing is overwritten that is the program's. For x86-64. */
#include "../../../c-tests/support.h"

enum { ROOM = 0x200000 };

static long fork_with_stack(const void *stack)
{
    long result;

    __asm__ volatile("movq %%rsp, %%rbx\n\tmovq %1, %%rsp\n\tmovl $57, %%eax\n\tsyscall\n\tmovq %%rbx, %%rsp"
                     : "=a"(result)
                     : "r"(stack)
                     : "rbx", "rcx", "r11", "memory");
    return result;
}

static long call_as_i386(long number, long flags)
{
    long result;

    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "a"(number), "b"(flags), "c"(0), "d"(0), "S"(0), "D"(0)
                     : "memory", "r8", "r9", "r10", "r11");
    return result;
}

static void meet(const char *how, long pid, int code)
{
    int status = 0;

    if (pid == 0)
        _exit(code);
    CHECK_EQUAL(waitpid(pid, &status, 0), pid);
    CHECK(WIFEXITED(status));
    printf("%s: %d\n", how, WEXITSTATUS(status));
    fflush(stdout);
}

static void look(const char *what, const char *memory)
{
    for (size_t at = 0; at < ROOM; at++)
        CHECK_EQUAL(memory[at], 7);
    printf("%s is as it was\n", what);
}

/* At this address, or anywhere; NULL where something else is. */
static char *filled(uintptr_t at)
{
    const int fixed = at ? MAP_FIXED_NOREPLACE : 0;
    char *memory = mmap((void *)at, ROOM, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | fixed, -1, 0);

    if (memory == MAP_FAILED)
        return NULL;
    memset(memory, 7, ROOM);
    return memory;
}

int main(int argc, char **argv)
{
    char here;
    char *read_only = filled(0);
    /* Where the stack would be, were its address cut off. */
    char *low = filled((((uintptr_t)&here & 0xffffffff) & ~(uintptr_t)0xfff) - ROOM / 2);

    (void)argc;
    if (!low)
        execv("/proc/self/exe", argv); /* with its stack elsewhere */
    CHECK(read_only);
    mprotect(read_only, ROOM, PROT_READ);
    meet("read-only", fork_with_stack(read_only + ROOM / 2), 3);
    meet("NULL", fork_with_stack(NULL), 4);
    meet("the last address", fork_with_stack((char *)-1), 5);
    meet("fork of i386", call_as_i386(2, 0), 6);
    meet("clone of i386", call_as_i386(120, SIGCHLD), 8);
    look("what is read-only", read_only);
    look("what is low", low);
    return 0;
}
