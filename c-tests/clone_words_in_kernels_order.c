/* clone_words_in_kernels_order.c
 * Description: parent_tid, tls and child_tid each do their own work: no two are confused, though the kernel takes them
 *     in another order on each kind of architecture (CONFIG_CLONE_BACKWARDS, CONFIG_CLONE_BACKWARDS2, or neither).
 * Modes: shared static preload musl
 */
#include "support.h"

#define THREAD_FLAGS \
    (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_PARENT_SETTID | \
     CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID)

#if defined(__i386__)
# define TLS_FLAG 0 /* there tls is no address but a descriptor of a segment */
# define THREAD_POINTER() NULL
#elif defined(__powerpc64__)
# define TLS_FLAG CLONE_SETTLS
# define THREAD_POINTER() ({ void *r13_; __asm__ volatile("mr %0, 13" : "=r"(r13_)); r13_; })
#elif defined(__powerpc__)
# define TLS_FLAG CLONE_SETTLS
# define THREAD_POINTER() ({ void *r2_; __asm__ volatile("mr %0, 2" : "=r"(r2_)); r2_; })
#elif defined(__m68k__) /* the kernel keeps it */
# define TLS_FLAG CLONE_SETTLS
# define THREAD_POINTER() ((void *)syscall(SYS_get_thread_area))
#elif defined(__sparc__)
# define TLS_FLAG CLONE_SETTLS
# define THREAD_POINTER() ({ void *g7_; __asm__ volatile("mov %%g7, %0" : "=r"(g7_)); g7_; })
#else
# define TLS_FLAG CLONE_SETTLS
# define THREAD_POINTER() __builtin_thread_pointer()
#endif

static pid_t parent_word, child_word, seen_in_child;
static void *thread_pointer;
static void *volatile seen_arg;
/* Room on both sides of the thread pointer, which on x86-64 is read from where it points. */
static void *block[1024] __attribute__((aligned(64)));

/* Touches nothing of libc: the thread has no thread-local storage of libc's. */
static int child(void *arg)
{
    thread_pointer = THREAD_POINTER();
    seen_in_child = child_word;
    seen_arg = arg;
    return 0;
}

int main(void)
{
    char *stack = new_stack();
    void **tls = block + 512;

    *tls = tls;
    for (int round = 0; round < 50; round++) {
        pid_t thread;

        parent_word = seen_in_child = -1;
        child_word = -2;
        thread_pointer = seen_arg = NULL;
        thread = clone(child, top_of(stack), THREAD_FLAGS | TLS_FLAG, &round, &parent_word, tls, &child_word);
        CHECK(thread > 0);
        wait_until_cleared(&child_word);
        CHECK_EQUAL(parent_word, thread);
        CHECK_EQUAL(seen_in_child, thread);
        CHECK(seen_arg == &round);
        if (TLS_FLAG)
            CHECK(thread_pointer == tls);
    }
    return PASS;
}
