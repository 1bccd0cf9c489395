/* set_mempolicy_home_node_sets.c
 * Description: set_mempolicy_home_node takes a node for bound memory, and reports mistakes and memory without a policy.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/numa.h>

#define MPOL_BIND 2 /* of linux/mempolicy.h, which musl is without */

int main(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *memory = mmap(NULL, 4 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    unsigned long nodes = 1;

    CHECK(memory != MAP_FAILED);
    if (set_mempolicy_home_node(memory, 0, 0, 1) == -1 && errno == ENOSYS)
        SKIP_TEST("set_mempolicy_home_node needs Linux 5.17 with NUMA");
    if (syscall(SYS_mbind, memory, page, MPOL_BIND, &nodes, 8 * sizeof nodes, 0))
        SKIP_TEST("memory cannot be bound to node 0 here: %s", strerror(errno));
    errno = 12345;
    CHECK_EQUAL(set_mempolicy_home_node(memory, page, 0, 0), 0);
    CHECK_EQUAL(errno, 12345);
    CHECK_FAILS(set_mempolicy_home_node(memory + 2 * page, page, 0, 0), ENOENT); /* no policy there */
    CHECK_FAILS(set_mempolicy_home_node(memory, page, 9999, 0), EINVAL);
    CHECK_FAILS(set_mempolicy_home_node(memory, page, 0, 1), EINVAL);
    CHECK_FAILS(set_mempolicy_home_node(memory + 1, page, 0, 0), EINVAL);
    return PASS;
}
