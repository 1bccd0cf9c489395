/* mseal, cachestat, memfd_secret, map_shadow_stack, pkey_*, set_mempolicy_home_node, membarrier. */
#include "probe.h"

#include <splork/membarrier.h>
#include <splork/mm.h>
#include <splork/numa.h>

static char *page(void)
{
    return page_at_end();
}

PROBE(mseal, EINVAL) { return mseal(page(), 4096, 1); }
PROBE(mseal, ENOMEM) { return mseal(page(), (size_t)sysconf(_SC_PAGESIZE) * 2, 0); }

static struct cachestat counts;
static struct cachestat_range range;

static int data(void)
{
    return open(file(), O_RDWR | O_CLOEXEC);
}

PROBE(cachestat, EBADF) { return cachestat(-1u, &range, &counts, 0); }
PROBE(cachestat, EFAULT) { return cachestat(data(), BAD, &counts, 0); }
PROBE(cachestat, EINVAL) { return cachestat(data(), &range, &counts, 1); }
PROBE(cachestat, EOPNOTSUPP)
{
    int fd = memfd_create("huge", MFD_HUGETLB);

    if (fd < 0)
        absent("the kernel has no hugetlbfs");
    return cachestat(fd, &range, &counts, 0);
}
PROBE(cachestat, EPERM)
{
    int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);

    needs_kernel(6, 14);
    become_nobody();
    return cachestat(fd, &range, &counts, 0);
}

PROBE(memfd_secret, EINVAL) { return memfd_secret(1); }
PROBE(memfd_secret, EMFILE) { no_descriptors(); return memfd_secret(0); }

static long shadow(void *addr, size_t size, unsigned int flags)
{
    return map_shadow_stack(addr, size, flags) == MAP_FAILED ? -1 : 0;
}

PROBE(map_shadow_stack, EINVAL) { return shadow(NULL, 4096, 1u << 31); }
PROBE(map_shadow_stack, ENOSPC) { return shadow(NULL, 4, SHADOW_STACK_SET_TOKEN); }
PROBE(map_shadow_stack, EOVERFLOW) { return shadow(NULL, -1ul, 0); }
PROBE(map_shadow_stack, ERANGE) { return shadow((void *)4096, 4096, 0); }
PROBE(map_shadow_stack, EOPNOTSUPP)
{
    if (shadow(NULL, 4096, 0) == 0)
        absent("the machine has shadow stacks");
    return -1;
}
PROBE(map_shadow_stack, EEXIST) { return shadow(page(), 4096, 0); }

PROBE(pkey_alloc, EINVAL) { return pkey_alloc(1, 0); }
PROBE(pkey_alloc, ENOSPC)
{
    for (int i = 0; i < 64; i++)
        if (pkey_alloc(0, 0) < 0) {
            if (errno == EINVAL && i == 0)
                absent("the processor has no keys");
            return -1;
        }
    return 0;
}
PROBE(pkey_free, EINVAL) { return pkey_free(-1); }
PROBE(pkey_mprotect, EINVAL) { return pkey_mprotect(page() + 1, 4096, PROT_READ, -1); }
PROBE(pkey_mprotect, ENOMEM) { return pkey_mprotect(page(), (size_t)sysconf(_SC_PAGESIZE) * 2, PROT_READ, -1); }
PROBE(pkey_mprotect, EACCES)
{
    void *mapped = mmap(NULL, 4096, PROT_READ, MAP_SHARED, open("/proc/self/exe", O_RDONLY | O_CLOEXEC), 0);

    return pkey_mprotect(mapped, 4096, PROT_READ | PROT_WRITE, -1);
}

PROBE(set_mempolicy_home_node, EINVAL) { return set_mempolicy_home_node(page(), 4096, 0, 1); }
PROBE(set_mempolicy_home_node, ENOENT) { return set_mempolicy_home_node(page(), 4096, 0, 0); }
PROBE(set_mempolicy_home_node, EOPNOTSUPP)
{
    unsigned long nodes = 1;
    char *memory = page();

    if (syscall(SYS_mbind, memory, 4096L, 1 /* MPOL_PREFERRED */, &nodes, 64L, 0L) != 0)
        absent("the kernel has no memory policies");
    return set_mempolicy_home_node(memory, 4096, 0, 0);
}

PROBE(membarrier, EINVAL) { return membarrier(1 << 30, 0, 0); }
PROBE(membarrier, EPERM) { return membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0); }
