/* Very many children, one after the other, by fork and by vfork: by how many KiB its tracer has grown. */
#include "../../../c-tests/support.h"

static long field(const char *file, const char *name)
{
    FILE *lines = fopen(file, "r");
    char line[256];
    long value = -1;

    CHECK(lines != NULL);
    while (value < 0 && fgets(line, sizeof line, lines))
        if (strncmp(line, name, strlen(name)) == 0)
            value = atol(line + strlen(name));
    fclose(lines);
    return value;
}

static void have_children(int count)
{
    for (int at = 0; at < count; at++) {
        pid_t pid = at % 8 ? vfork() : fork();

        if (pid == 0)
            _exit(0);
        CHECK_EQUAL(waitpid(pid, NULL, 0), pid);
    }
}

int main(int argc, char **argv)
{
    char file[64];

    CHECK_EQUAL(argc, 2);
    snprintf(file, sizeof file, "/proc/%ld/status", field("/proc/self/status", "TracerPid:"));
    have_children(200);
    long before = field(file, "VmRSS:");
    have_children(atoi(argv[1]));
    printf("%ld\n", field(file, "VmRSS:") - before);
    return 0;
}
