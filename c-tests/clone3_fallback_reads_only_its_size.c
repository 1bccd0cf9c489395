/* clone3_fallback_reads_only_its_size.c
 * Description: The fallback reads no byte of the request beyond its size: one that ends where memory ends will do.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "seccomp.h"
#include "support.h"

#include <linux/sched.h>
#include <splork.h>

static int child(void *arg)
{
    return arg ? 9 : 1;
}

static int body(void *arg)
{
    const size_t sizes[] = { 64, 72, 80, 88, 104, 4096 };
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(memory != MAP_FAILED);
    CHECK_EQUAL(munmap(memory + page, page), 0);
    seccomp_answer(SYS_clone3, ANSWER_ERRNO(ENOSYS));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct clone_args *request = (struct clone_args *)(memory + page - sizes[i]);

        memset(request, 0, sizes[i]);
        request->exit_signal = SIGCHLD;
        CHECK_EQUAL(exit_status_of(clone3(request, sizes[i], child, memory)), 9);
    }
    return arg != NULL;
}

int main(void)
{
    pass_in_new_process(body, NULL);
    return PASS;
}
