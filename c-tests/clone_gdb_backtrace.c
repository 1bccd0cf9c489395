/* clone_gdb_backtrace.c
 * Description: gdb's bt in the child shows the function, fn and the trampoline, and ends there without complaint.
 * Modes: shared static
 * Needs: ptrace
 * Cflags: -g
 */
#include "support.h"

/* A global name for gdb's breakpoint. */
__attribute__((noinline)) int stop_here(int value)
{
    __asm__ volatile("" : "+r"(value));
    return value;
}

__attribute__((noinline)) int child_main(void *arg)
{
    return stop_here(*(int *)arg) + 1;
}

/* What gdb debugs: this program, with an argument. */
static int debuggee(void)
{
    int value = 20;

    return exit_status_of(clone(child_main, top_of(new_stack()), SIGCHLD, &value)) == 21 ? PASS : FAIL;
}

int main(int argc, char **argv)
{
    char command[1024], line[1024], frames[4][1024];
    int count = 0;
    FILE *gdb;

    (void)argv;
    if (argc > 1)
        return debuggee();
    if (system("gdb -nx --version >/dev/null 2>&1") != 0)
        SKIP_TEST("gdb is not installed");

    snprintf(command, sizeof command,
             "exec timeout 100 gdb -nx -batch -ex 'set debuginfod enabled off' -ex 'set startup-with-shell off' "
             "-ex 'set follow-fork-mode child' -ex 'set width 0' -ex 'break stop_here' -ex run -ex 'echo BACKTRACE\\n' "
             "-ex bt -ex 'echo END\\n' -ex kill --args /proc/%d/exe debuggee 2>&1 </dev/null",
             (int)getpid());
    gdb = popen(command, "r");
    CHECK(gdb != NULL);
    for (int in_trace = 0; fgets(line, sizeof line, gdb);) {
        printf("gdb: %s", line);
        if (strcmp(line, "END\n") == 0)
            in_trace = 0;
        if (in_trace) { /* anything but frames is a complaint: corrupt stack, cannot access memory, ... */
            CHECK(line[0] == '#');
            CHECK(count < 4);
            strcpy(frames[count++], line);
        }
        if (strcmp(line, "BACKTRACE\n") == 0)
            in_trace = 1;
    }
    pclose(gdb);
    if (count == 0)
        SKIP_TEST("gdb could not run the program here");

    CHECK_EQUAL(count, 3);
    CHECK(strstr(frames[0], "stop_here (") != NULL);
    CHECK(strstr(frames[1], "child_main (") != NULL);
    CHECK(strstr(frames[2], "main (") == NULL);
    return PASS;
}
