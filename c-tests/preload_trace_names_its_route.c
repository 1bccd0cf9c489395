/* preload_trace_names_its_route.c
 * Description: SPLORK_TRACE shows behind " as " all of SPLORK_CLONE up to 256 bytes; of a longer one the first 253, and
 *     that there was more.
 * Modes: preload
 * Needs: numbers exec
 */
#include "again.h"

#define SHOWN 256

static int nothing(void *arg)
{
    return arg != NULL;
}

/* Where the kernel has the call, it refuses the flags. */
static int calls(void)
{
    CHECK_EQUAL(clone(nothing, top_of(new_stack()), CLONE_THREAD, NULL), -1);
    return PASS;
}

static void check(const char *route)
{
    static char output[OUTPUT_BYTES];
    size_t length = strlen(route);
    char expected[2 * SHOWN];

    if (length <= SHOWN)
        snprintf(expected, sizeof expected, ") as %s = -1 E", route);
    else
        snprintf(expected, sizeof expected, ") as %.*s... = -1 E", SHOWN - 3, route);
    pass_again(route, "-", "again", output);
    if (strstr(output, expected) == NULL)
        fprintf(stderr, "no %s in %s", expected, output);
    CHECK(strstr(output, expected) != NULL);
    CHECK_EQUAL(count_of(output, "\n"), 1);
}

int main(int argc, char **argv)
{
    static const size_t lengths[] = { 17, 100, 255, 256, 257, 400 };
    static const char start[] = "clone_nice:nice=";

    (void)argv;
    if (argc > 1)
        return calls();
    check("clone3");
    for (unsigned i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        char route[512];

        /* As long as is wanted, by zeros in front of a number. */
        memset(route, '0', sizeof route);
        memcpy(route, start, strlen(start));
        route[lengths[i] - 1] = '5';
        route[lengths[i]] = '\0';
        check(route);
    }
    return PASS;
}
