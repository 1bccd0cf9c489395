/* clone_x32_upper_halves.c
 * Description: What lies above a pointer's or a number's 32 bits in its register is nobody's: it reaches neither the kernel
 *     nor fn, by clone, clone3 and splork_spawn.
 * Modes: shared static
 * Architectures: x32
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "rewrite.h"

#include <linux/sched.h>
#include <splork.h>

#define ABOVE 0xdeadbeef00000000u
#define WORD(value) ((uint32_t)(uintptr_t)(value) | ABOVE)
#define THREAD_FLAGS \
    (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS | \
     CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID)

/* Calls the function with these seven words as they are. */
long call_with(void *function, const uint64_t words[7]);
/* The int at arg; 99 where arg is more than an address. */
int child(void *arg);

__asm__(".text\n"
        "call_with:\n\t"
        "push %rbx\n\t"
        "mov %edi, %ebx\n\t"
        "mov %esi, %eax\n\t"
        "push %rax\n\t" /* so that the stack is aligned */
        "push 48(%rax)\n\t"
        "mov 0(%rax), %rdi\n\t"
        "mov 8(%rax), %rsi\n\t"
        "mov 16(%rax), %rdx\n\t"
        "mov 24(%rax), %rcx\n\t"
        "mov 32(%rax), %r8\n\t"
        "mov 40(%rax), %r9\n\t"
        "call *%rbx\n\t"
        "add $16, %rsp\n\t"
        "pop %rbx\n\t"
        "ret\n"
        "child:\n\t"
        "mov %rdi, %rax\n\t"
        "shr $32, %rax\n\t"
        "mov $99, %eax\n\t"
        "jnz 1f\n\t"
        "mov (%edi), %eax\n"
        "1:\tret");

static int forty_two = 42;
static pid_t parent_word, child_word;
static void *block[1024] __attribute__((aligned(64)));

static void clones(char *top)
{
    void **tls = block + 512;
    const uint64_t forked[7] = { WORD(child), WORD(top), SIGCHLD | ABOVE, WORD(&forty_two) };
    const uint64_t thread[7] = { WORD(child), WORD(top), THREAD_FLAGS | ABOVE, WORD(&forty_two), WORD(&parent_word),
                                 WORD(tls), WORD(&child_word) };
    pid_t id;

    *tls = tls;
    CHECK_EQUAL(exit_status_of((pid_t)call_with((void *)clone, forked)), 42);
    parent_word = child_word = -1;
    id = (pid_t)call_with((void *)clone, thread);
    CHECK(id > 0);
    wait_until_cleared(&child_word);
    CHECK_EQUAL(parent_word, id);
}

int main(void)
{
    char *stack = new_stack(), *top = top_of(stack);
    struct clone_args request = { .exit_signal = SIGCHLD, .stack = (uintptr_t)stack, .stack_size = STACK_BYTES };
    const uint64_t by_clone3[7] = { WORD(&request), sizeof request | ABOVE, WORD(child), WORD(&forty_two) };
    const long words[6] = { SIGCHLD, (long)top };
    const uint64_t by_spawn[7] = { SYS_clone | ABOVE, WORD(words), WORD(top), WORD(child), WORD(&forty_two) };

    clones(top);
    CHECK_EQUAL(exit_status_of((pid_t)call_with((void *)clone3, by_clone3)), 42);
    CHECK_EQUAL(exit_status_of((pid_t)call_with((void *)splork_spawn, by_spawn)), 42);
    return PASS;
}
