/* Have a mapping's memory come from node 0 first. */
#include <splork/numa.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
    unsigned long nodes = 1;    /* node 0 */
    char *memory = mmap(NULL, 65536, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (syscall(SYS_mbind, memory, 65536L, MPOL_BIND, &nodes,
                8L * sizeof nodes, 0L) != 0
        || set_mempolicy_home_node(memory, 65536, 0, 0) != 0) {
        perror("memory policy");
        return 1;
    }
    puts("node 0 first");
    return 0;
}
