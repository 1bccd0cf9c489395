/* bpf_map_keeps_value.c
 * Description: bpf makes a map, stores a value and finds it again, where that is allowed; mistakes are reported.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/security.h>

/* The beginning of linux/bpf.h's union, which musl is without. */
union bpf_attr {
    struct {
        uint32_t type, key_size, value_size, entries, flags;
    } create;
    struct {
        uint32_t fd;
        uint64_t key __attribute__((aligned(8))), value, flags;
    } element;
    uint64_t words[32];
};

enum { MAP_CREATE = 0, MAP_LOOKUP = 1, MAP_UPDATE = 2, ARRAY = 2 };

int main(void)
{
    union bpf_attr attr = { .words = { 0 } };
    uint32_t key = 2;
    uint64_t value = 0x1122334455667788u, found = 0;
    int map;

    if (bpf(MAP_CREATE, &attr, sizeof attr) == -1 && (errno == ENOSYS || errno == EPERM))
        SKIP_TEST("no bpf here: %s", strerror(errno));
    CHECK_FAILS(bpf(MAP_CREATE, &attr, sizeof attr), EINVAL); /* of no type */
    CHECK_FAILS(bpf(9999, &attr, sizeof attr), EINVAL);
    CHECK_FAILS(bpf(MAP_CREATE, (void *)8, sizeof attr), EFAULT);
    CHECK_FAILS(bpf(MAP_CREATE, &attr, 1 << 20), E2BIG);
    attr.create.type = ARRAY;
    attr.create.key_size = sizeof key;
    attr.create.value_size = sizeof value;
    attr.create.entries = 4;
    errno = 12345;
    map = bpf(MAP_CREATE, &attr, sizeof attr.create);
    if (map == -1 && errno == EPERM)
        SKIP_TEST("BPF maps are not for this user");
    CHECK(map >= 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_EQUAL(fcntl(map, F_GETFD), FD_CLOEXEC);

    memset(&attr, 0, sizeof attr);
    attr.element.fd = (uint32_t)map;
    attr.element.key = (uintptr_t)&key;
    attr.element.value = (uintptr_t)&value;
    CHECK_EQUAL(bpf(MAP_UPDATE, &attr, sizeof attr.element), 0);
    attr.element.value = (uintptr_t)&found;
    CHECK_EQUAL(bpf(MAP_LOOKUP, &attr, sizeof attr.element), 0);
    CHECK_EQUAL(found, value);
    key = 4;
    CHECK_FAILS(bpf(MAP_LOOKUP, &attr, sizeof attr.element), ENOENT);
    return PASS;
}
