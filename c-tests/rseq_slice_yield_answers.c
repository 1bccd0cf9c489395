/* rseq_slice_yield_answers.c
 * Description: rseq_slice_yield answers 0 without an extension, and 1 when it gives up one that was granted.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/rseq.h>
#include <sys/auxv.h>
#include <sys/prctl.h>

/* struct rseq as Linux 7.0 has it, and room for what comes. */
static struct {
    uint32_t cpu_id_start, cpu_id;
    uint64_t rseq_cs;
    uint32_t flags, node_id, mm_cid;
    volatile uint8_t request, granted;
    uint16_t reserved;
    char more[480];
} area __attribute__((__aligned__(512)));

#define SIGNATURE 0x53053053

/* Registers an area of its own: a child that shares memory has not inherited libc's. Two such keep one processor busy, so
 * that the kernel wants to switch. */
static int asks(void *arg)
{
    unsigned long size = getauxval(27 /* AT_RSEQ_FEATURE_SIZE */), align = getauxval(28 /* AT_RSEQ_ALIGN */);
    long *answers = arg;

    if (align < 32)
        align = 32;
    size = size < 32 ? 32 : (size + align - 1) / align * align;
    CHECK(size <= sizeof area);
    CHECK_EQUAL(syscall(SYS_rseq, &area, size, 0, SIGNATURE), 0);
    if (prctl(PR_RSEQ_SLICE_EXTENSION, PR_RSEQ_SLICE_EXTENSION_SET, PR_RSEQ_SLICE_EXT_ENABLE, 0, 0) != 0)
        return SKIP;
    for (long round = 0; round < 100000 && !answers[1]; round++) {
        int yielded;

        area.request = 1;
        for (int spin = 0; spin < 100000 && !area.granted; spin++) {
        }
        area.request = 0;
        yielded = rseq_slice_yield();
        CHECK(yielded == 0 || yielded == 1);
        answers[yielded]++;
    }
    return PASS;
}

static int on_one_processor(void *arg)
{
    long answers[2] = { 0, 0 };
    cpu_set_t all, one;
    int cpu = 0, result;
    pid_t other, child;

    (void)arg;
    CHECK_EQUAL(sched_getaffinity(0, sizeof all, &all), 0);
    while (!CPU_ISSET(cpu, &all))
        cpu++;
    CPU_ZERO(&one);
    CPU_SET(cpu, &one);
    CHECK_EQUAL(sched_setaffinity(0, sizeof one, &one), 0);
    other = fork();
    CHECK(other >= 0);
    while (other == 0) {
    }
    child = clone(asks, top_of(new_stack()), CLONE_VM | SIGCHLD, answers);
    CHECK(child > 0);
    result = exit_status_of(child);
    kill(other, SIGKILL);
    waitpid(other, NULL, 0);
    if (result == SKIP)
        printf("this kernel, or its command line, grants no time slice extensions\n");
    else
        printf("answered 0 %ld times, 1 %ld times\n", answers[0], answers[1]);
    return result == SKIP ? PASS : result;
}

int main(void)
{
    int yielded;

    errno = 12345;
    yielded = rseq_slice_yield();
    if (yielded == -1 && errno == ENOSYS)
        SKIP_TEST("rseq_slice_yield needs Linux 7.0 with CONFIG_RSEQ_SLICE_EXTENSION");
    CHECK_EQUAL(yielded, 0);
    CHECK_EQUAL(errno, 12345);
    pass_in_new_process(on_one_processor, NULL);
    return PASS;
}
