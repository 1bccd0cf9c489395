/* clone_inherits_fp_environment.c
 * Description: The child starts with the parent's rounding mode and exception masks (MXCSR and the x87 control
 *     word), and its sums come out accordingly.
 * Modes: shared static preload musl
 */
#include "support.h"

#ifdef __x86_64__
# define MXCSR 0x7f80 /* round towards zero, all exceptions masked; the default is 0x1f80 */
# define X87_CONTROL 0x0e7f /* towards zero, in double precision; the default is 0x37f */

struct environment {
    uint32_t mxcsr;
    uint16_t x87;
    double sum;
};

static struct environment *seen; /* in shared memory */

static int looks(void *arg)
{
    volatile double one = 1.0, tiny = 0x1.8p-53; /* nearest: 1 + 2^-52; towards zero: 1 */

    (void)arg;
    __asm__ volatile("stmxcsr %0" : "=m"(seen->mxcsr));
    __asm__ volatile("fnstcw %0" : "=m"(seen->x87));
    seen->sum = one + tiny;
    return 0;
}

int main(void)
{
    static const int flag_sets[] = { SIGCHLD, CLONE_VM | SIGCHLD, CLONE_VM | CLONE_VFORK | SIGCHLD };
    char *stack = new_stack();
    uint32_t mxcsr = MXCSR;
    uint16_t x87 = X87_CONTROL;

    seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(seen != MAP_FAILED);
    for (unsigned i = 0; i < sizeof flag_sets / sizeof *flag_sets; i++) {
        pid_t child;

        *seen = (struct environment){ 0 };
        __asm__ volatile("ldmxcsr %0" : : "m"(mxcsr));
        __asm__ volatile("fldcw %0" : : "m"(x87));
        child = clone(looks, top_of(stack), flag_sets[i], NULL);
        CHECK_EQUAL(exit_status_of(child), 0);
        CHECK_EQUAL(seen->mxcsr & ~0x3f, MXCSR); /* the low bits only record what happened */
        CHECK_EQUAL(seen->x87, X87_CONTROL);
        CHECK(seen->sum == 1.0);

        /* And the parent keeps its own. */
        looks(NULL);
        CHECK_EQUAL(seen->mxcsr & ~0x3f, MXCSR);
        CHECK_EQUAL(seen->x87, X87_CONTROL);
    }
    return PASS;
}
#else
int main(void)
{
    SKIP_TEST("reads x86-64's control registers");
}
#endif
