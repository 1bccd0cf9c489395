/* In front of a test that calls syscall(): the linker's --wrap=syscall leads these calls here, and the function that is
 * generated from splork's table leads them on to splork's functions. What is not in the table goes to libc's syscall().
 *
 * The file that SPLORK_ROUTED names has a counter for each system call: how often it was made by splork. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "route.h"

long __real_syscall(long number, ...);
int route(long number, const long argument[6], long *result);

static uint32_t *counters;

/* Before main, so that later it costs a test neither a system call nor a file descriptor. */
__attribute__((constructor)) static void map_counters(void)
{
    const char *name = getenv("SPLORK_ROUTED");
    int fd = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
    void *mapped;

    if (fd < 0)
        return; /* a test's child in a sandbox: it is not counted */
    mapped = mmap(NULL, COUNTERS * sizeof *counters, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (mapped != MAP_FAILED)
        counters = mapped;
}

long __wrap_syscall(long number, ...)
{
    long argument[6], result;
    va_list arguments;
    int i;

    va_start(arguments, number);
    for (i = 0; i < 6; i++)
        argument[i] = va_arg(arguments, long);
    va_end(arguments);
    if (!route(number, argument, &result))
        return __real_syscall(number, argument[0], argument[1], argument[2], argument[3], argument[4], argument[5]);
    if (counters && number < COUNTERS)
        __atomic_fetch_add(&counters[number], 1, __ATOMIC_RELAXED);
    return result;
}
