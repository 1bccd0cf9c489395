/* What splork run --as-kernel adds to a program's calls: as_kernel ROUNDS CALLS ANSWERED. One that the filter lets by, and uname,
 * which another process answers. */
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "measure.h"

static void of_getppid(long count)
{
    while (count--)
        syscall(SYS_getppid);
}

static void of_uname(long count)
{
    struct utsname names;

    while (count--)
        uname(&names);
}

static const struct way let_by[] = { { "getppid", of_getppid } };
static const struct way answered[] = { { "uname", of_uname } };

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    measure(let_by, 1, argument(argv, 1), argument(argv, 2));
    measure(answered, 1, argument(argv, 1), argument(argv, 3));
    return 0;
}
