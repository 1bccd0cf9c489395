/* clone_is_handled_by_splork.c
 * Description: A program's clone is libsplork.so's, linked in or preloaded, by direct call as by dlsym; all that
 *     the other tests prove in preload mode hangs on this.
 * Modes: shared preload
 * Cflags: -fPIE -pie
 */
#include "support.h"
#include <dlfcn.h>

static void check_handled(const char *how, void *address)
{
    Dl_info where;

    CHECK(address != NULL);
    CHECK(dladdr(address, &where) != 0); /* hence -pie: else it could be a stub in the program itself */
    printf("%s: clone is handled by %s\n", how, where.dli_fname);
    CHECK(strstr(where.dli_fname, "libsplork.so") != NULL);
    CHECK(where.dli_sname != NULL);
}

int main(void)
{
    void *libc = dlopen("libc.so.6", RTLD_NOLOAD | RTLD_LAZY);

    /* In preload mode this reference carries glibc's version, as every existing program's does. */
    check_handled("direct", (void *)clone);
    check_handled("dlsym", dlsym(RTLD_DEFAULT, "clone"));
    check_handled("dlsym", dlsym(RTLD_DEFAULT, "__clone"));

    if (libc != NULL)
        CHECK(dlsym(libc, "clone") != (void *)clone); /* and libc keeps its own */
    return PASS;
}
