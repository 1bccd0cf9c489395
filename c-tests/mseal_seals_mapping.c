/* mseal_seals_mapping.c
 * Description: What mseal has sealed can no longer be unmapped, moved or made otherwise accessible.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/mm.h>

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *sealed = memory + page;

    CHECK(memory != MAP_FAILED);
    memory[page] = 'x';
    if (mseal(sealed, 2 * page, 0) == -1 && errno == ENOSYS)
        SKIP_TEST("mseal needs Linux 6.10, on 64 bits");
    errno = 12345;
    CHECK_EQUAL(mseal(sealed, 2 * page, 0), 0); /* again is fine */
    CHECK_EQUAL(errno, 12345);

    CHECK_FAILS(mprotect(sealed, page, PROT_READ), EPERM);
    CHECK_FAILS(munmap(sealed + page, page), EPERM);
    CHECK_FAILS(munmap(memory, 4 * page), EPERM);
    CHECK(mremap(sealed, page, 2 * page, MREMAP_MAYMOVE) == MAP_FAILED && errno == EPERM);
    CHECK(mmap(sealed, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED);
    CHECK_EQUAL(errno, EPERM);
    CHECK_EQUAL(*sealed, 'x');
    *sealed = 'y';

    /* The neighbours are free: start and length were what we said. */
    CHECK_EQUAL(mprotect(memory, page, PROT_READ), 0);
    CHECK_EQUAL(munmap(memory, page), 0);
    CHECK_EQUAL(munmap(memory + 3 * page, page), 0);

    CHECK_FAILS(mseal(sealed, page, 1), EINVAL);
    CHECK_FAILS(mseal(sealed + 1, page, 0), EINVAL);
#ifdef __LP64__ /* else it does not wrap around in a 64-bit kernel */
    CHECK_FAILS(mseal(sealed, (size_t)-page, 0), EINVAL);
#endif
    CHECK_FAILS(mseal(memory, page, 0), ENOMEM);
    CHECK_FAILS(mseal(sealed, 3 * page, 0), ENOMEM);
    CHECK_EQUAL(mseal(sealed, 0, 0), 0);
    return PASS;
}
