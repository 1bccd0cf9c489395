/* clone_powerpc64_fn_of_another_object.c
 * Description: fn may be a function of another shared object: it finds its own TOC, from r12 at its global entry or by its descriptor.
 * Modes: shared inline
 * Architectures: powerpc64
 */
#include "spawn.h"

#include <dlfcn.h>

static int own_value = 21;

/* Through this program's TOC, to tell that it comes out right as well. */
static int reads_own_value(void *arg)
{
    return own_value + (arg != NULL);
}

int main(void)
{
    char *top = top_of(new_stack());
    Dl_info here, there;
    /* It reads the locale, by libc's TOC. dlsym's address is libc's own, not that of a stub in this program, which
     * would set r12 itself. */
    int (*atoi_of_libc)(void *) = (int (*)(void *))dlsym(RTLD_DEFAULT, "atoi");

    CHECK(atoi_of_libc != NULL);
    CHECK(dladdr((void *)atoi_of_libc, &there) && dladdr((void *)main, &here));
    CHECK(there.dli_fbase != here.dli_fbase);
    CHECK_EQUAL(status_of_spawned(atoi_of_libc, top, " 42"), 42);
    CHECK_EQUAL(status_of_spawned(reads_own_value, top, NULL), 21);
    CHECK_EQUAL(status_of_spawned(reads_own_value, top, top), 22);
    return PASS;
}
