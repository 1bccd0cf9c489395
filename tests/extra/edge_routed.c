/* SPLORK_CLONE names edge_clone of calls/edge_cases.toml: clone's words and four extra parameters, each as its own type has it,
 * arrive in the registers of that call; what it has no parameter for is EINVAL, and no call is made. */
#include "again.h"
#include "trace.h"

#define STACK 0x7654321fedc0u

static int child(void *arg)
{
    return arg != NULL;
}

static int body(void *arg)
{
    CHECK_FAILS(clone(child, (void *)STACK, (int)(CLONE_VM | CLONE_IO | SIGCHLD), arg), ENOSYS);
    CHECK_FAILS(clone(child, (void *)STACK, CLONE_PARENT_SETTID, arg, NULL, NULL, NULL), EINVAL);
    CHECK_FAILS(clone(child, (void *)STACK, CLONE_PIDFD, arg, NULL, NULL, NULL), EINVAL);
    CHECK_FAILS(clone(child, (void *)STACK, CLONE_CHILD_CLEARTID, arg, NULL, NULL, NULL), EINVAL);
    CHECK_FAILS(clone(child, (void *)STACK, CLONE_SETTLS | CLONE_VM, arg, NULL, NULL, NULL), EINVAL);
    return PASS;
}

static void at_entry(struct trace_call *call)
{
    if (call->number == 725)
        trace_set_number(call, -1);
}

int main(int argc, char **argv)
{
    static struct trace t = { .body = body, .at_entry = at_entry };
    static char output[OUTPUT_BYTES];
    struct trace_call *call;

    (void)argv;
    if (argc == 1) {
        const char *wrong[] = { "edge_clone:cookie=1,mode=4294967296,offset=0,where=0",
                                "edge_clone:cookie=-1,mode=0,offset=0,where=0", "edge_clone:cookie=1,mode=2,offset=3",
                                "edge_elsewhere:a=1" };

        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
            CHECK_EQUAL(WEXITSTATUS(run_again(wrong[i], NULL, "again", output)), 125);
        pass_again("edge_clone:where=0x10,offset=-5,mode=0xf4f4f4f4,cookie=0xfedcba9876543210", "-", "again", output);
        CHECK(strstr(output, " as edge_clone:where=0x10,offset=-5,mode=0xf4f4f4f4,cookie=") != NULL);
        CHECK_EQUAL(count_of(output, "-1 EINVAL\n"), 4);
        return PASS;
    }
    trace_run(&t);
    CHECK_EQUAL(t.status, 0);
    CHECK_EQUAL(trace_count(&t, 725), 1);
    CHECK_EQUAL(trace_count(&t, SYS_clone), 0);
    call = trace_find(&t, 725);
    CHECK_EQUAL(call->args[0], (uint64_t)(unsigned int)(CLONE_VM | CLONE_IO | SIGCHLD));
    CHECK_EQUAL(call->args[1], STACK);
    CHECK_EQUAL(call->args[2], 0xfedcba9876543210);
    CHECK_EQUAL(call->args[3], 0xf4f4f4f4u);
    CHECK_EQUAL((int64_t)call->args[4], -5);
    CHECK_EQUAL(call->args[5], 0x10);
    return PASS;
}
