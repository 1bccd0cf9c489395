/* clone_writes_nothing_on_stack.c
 * Description: Nothing is written on the child's stack but the return address of the call to fn, and that by the
 *     child: the parent does not touch it at all.
 * Modes: shared static preload musl
 */
#include "support.h"

#ifdef __x86_64__
/* Stores its stack pointer and uses no stack. */
int stores_its_stack_pointer(void *arg);
__asm__(".pushsection .text\n"
        ".type stores_its_stack_pointer, @function\n"
        "stores_its_stack_pointer:\n"
        "    mov %rsp, (%rdi)\n"
        "    xor %eax, %eax\n"
        "    ret\n"
        ".popsection");

# define PATTERN 0xa5

int main(void)
{
    static const int flag_sets[] = { SIGCHLD, CLONE_VM | SIGCHLD, CLONE_VM | CLONE_VFORK | SIGCHLD };
    size_t page = (size_t)sysconf(_SC_PAGESIZE), usable = 2 * page;
    /* Shared, to see what a child with memory of its own writes; a page that nobody may touch follows. */
    char *low = mmap(NULL, usable + page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char *end = low + usable;
    char **entry_sp = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t child;
    int status;

    CHECK(low != MAP_FAILED && entry_sp != MAP_FAILED);
    CHECK_EQUAL(mprotect(end, page, PROT_NONE), 0);

    /* Tops: the very end, some misaligned, a page boundary in the middle. */
    static const size_t below_end[] = { 0, 1, 8, 15, 16, 31, 4096, 4095 };
    for (unsigned i = 0; i < 3 * sizeof below_end / sizeof *below_end; i++) {
        char *top = end - below_end[i / 3], *aligned = (char *)((uintptr_t)top & -(uintptr_t)16);

        memset(low, PATTERN, usable);
        child = clone(stores_its_stack_pointer, top, flag_sets[i % 3], entry_sp);
        CHECK(child > 0);
        CHECK_EQUAL(exit_status_of(child), 0);
        CHECK_EQUAL((intptr_t)*entry_sp, (intptr_t)(aligned - 8));
        for (char *at = low; at < end; at++)
            if (at < aligned - 8 || at >= aligned)
                CHECK_EQUAL((unsigned char)*at, PATTERN);
    }

    /* A stack that nobody may write: the parent does well, the child dies of its call to fn. */
    child = clone(stores_its_stack_pointer, end + page, SIGCHLD, entry_sp);
    CHECK(child > 0);
    CHECK_EQUAL(waitpid(child, &status, 0), child);
    CHECK(WIFSIGNALED(status));
    CHECK_EQUAL(WTERMSIG(status), SIGSEGV);
    return PASS;
}
#else
int main(void)
{
    SKIP_TEST("how much the call to fn takes differs by architecture; written for x86-64");
}
#endif
