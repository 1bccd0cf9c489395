/* STUB, will be generated */
#ifndef SPLORK_MM_H
#define SPLORK_MM_H
#include <stddef.h>
#include <sys/syscall.h>
#ifndef __NR_mseal
# define __NR_mseal 462
#endif
struct cachestat_range; struct cachestat;
int mseal(void *start, size_t len, unsigned long flags) __asm__("splork_mseal");
int cachestat(unsigned int fd, struct cachestat_range *cstat_range, struct cachestat *cstat, unsigned int flags) __asm__("splork_cachestat");
int memfd_secret(unsigned int flags) __asm__("splork_memfd_secret");
void *map_shadow_stack(void *addr, size_t size, unsigned int flags) __asm__("splork_map_shadow_stack");
#endif
