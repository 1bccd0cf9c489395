/* <splork/mm.h> - generated from mm.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_MM_H
#define SPLORK_MM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */
# if (defined(__USE_GNU) && __GLIBC_PREREQ(2, 27)) || (defined(__USE_GNU) && __GLIBC_PREREQ(2, 43))
#  include <sys/mman.h>
# endif
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 27)
#  define SPLORK_LIBC_HAS_pkey_alloc
#  define SPLORK_LIBC_HAS_pkey_free
#  define SPLORK_LIBC_HAS_pkey_mprotect
# endif
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 43)
#  define SPLORK_LIBC_HAS_mseal
# endif
#endif

/* Definitions that older kernel headers lack, from mm.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_MM_TYPES)
# define SPLORK_MM_TYPES
/* struct cachestat has no macro of its own to be known by. */
#ifdef __has_include
# if __has_include(<linux/mman.h>) && __has_include(<linux/version.h>)
#  include <linux/mman.h>
#  include <linux/version.h>
# endif
#elif defined(__GLIBC__)
# include <linux/mman.h>
# include <linux/version.h>
#endif
#ifndef PKEY_DISABLE_ACCESS /* Linux 4.9 */
# define PKEY_DISABLE_ACCESS 0x1
# define PKEY_DISABLE_WRITE 0x2
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x60500
struct cachestat_range {
    uint64_t off;
    uint64_t len;
};

struct cachestat {
    uint64_t nr_cache;
    uint64_t nr_dirty;
    uint64_t nr_writeback;
    uint64_t nr_evicted;
    uint64_t nr_recently_evicted;
};
#endif
#ifndef SHADOW_STACK_SET_TOKEN /* Linux 6.6 */
# define SHADOW_STACK_SET_TOKEN ((uint64_t)1 << 0)
#endif
#ifndef SHADOW_STACK_SET_MARKER /* Linux 6.13 */
# define SHADOW_STACK_SET_MARKER ((uint64_t)1 << 1)
#endif
#ifndef PKEY_UNRESTRICTED /* Linux 6.15 */
# define PKEY_UNRESTRICTED 0x0
#endif
#ifndef MADV_GUARD_INSTALL /* Linux 6.13 */
# define MADV_GUARD_INSTALL 102
# define MADV_GUARD_REMOVE 103
#endif
#ifndef MAP_DROPPABLE /* Linux 6.11 */
# define MAP_DROPPABLE 0x08
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Count the pages of a file range that are in the page cache, dirty, in writeback, or recently
 * evicted.
 *
 * Parameters:
 *   fd           an open file
 *   cstat_range  offset and length in bytes; length 0 means up to the end
 *   cstat        where the counts, in pages, are put
 *   flags        0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADF       fd is not open.
 *   EFAULT      cstat_range or cstat is not accessible.
 *   EINVAL      flags is not 0.
 *   EOPNOTSUPP  The file is on hugetlbfs.
 *   EPERM       The caller neither may write the file nor owns it (newer kernels).
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.5. Source: cachestat(2), mm/filemap.c.
 */
#if defined(__NR_cachestat) && __NR_cachestat < 0 /* libseccomp's mark for "none here" */
# undef __NR_cachestat
#endif
#ifndef __NR_cachestat
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_cachestat 451
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_cachestat (0x40000000 + 451)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_cachestat 4451
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_cachestat 5451
# elif defined(__alpha__)
#  define __NR_cachestat 561
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_cachestat 6451
# endif /* other architectures: no number, cachestat() fails with ENOTSUP */
#endif
#if defined(__NR_cachestat) && !defined(SYS_cachestat)
# define SYS_cachestat __NR_cachestat
#endif
struct cachestat;
struct cachestat_range;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_cachestat(unsigned int fd, struct cachestat_range *cstat_range, struct cachestat *cstat,
                     unsigned int flags);
# else
int cachestat(unsigned int fd, struct cachestat_range *cstat_range, struct cachestat *cstat,
              unsigned int flags) __asm__("splork_cachestat");
# endif
#endif

/**
 * Map a shadow stack for hand-made user-space threads.
 *
 * Parameters:
 *   addr   where, above 4 GiB, or NULL to let the kernel choose
 *   size   length in bytes
 *   flags  0 or SHADOW_STACK_SET_TOKEN
 *
 * On success, returns the address of the mapping; the error value is (void *)-1, as mmap's
 * MAP_FAILED, and leaves errno unchanged. On error, returns (void *)-1 and sets errno.
 *
 * Errors:
 *   EEXIST      addr is given and something is mapped there.
 *   EINVAL      flags is unknown; addr is not page-aligned, on arm64 and riscv64; on arm64 also
 *               size is 8 or no multiple of 8.
 *   ENOMEM      The kernel has no memory for the mapping.
 *   ENOSPC      SHADOW_STACK_SET_TOKEN is given and size is below 8, so that the token has no
 *               room.
 *   EOPNOTSUPP  The machine has no user shadow stacks, or the kernel is built without them.
 *   EOVERFLOW   size overflows when it is rounded up to whole pages.
 *   ERANGE      addr is not above 4 GiB.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.6. Source: arch/x86/kernel/shstk.c.
 */
#if defined(__NR_map_shadow_stack) && __NR_map_shadow_stack < 0 /* libseccomp's mark for "none here" */
# undef __NR_map_shadow_stack
#endif
#ifndef __NR_map_shadow_stack
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_map_shadow_stack 453
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_map_shadow_stack (0x40000000 + 453)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_map_shadow_stack 4453
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_map_shadow_stack 5453
# elif defined(__alpha__)
#  define __NR_map_shadow_stack 563
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_map_shadow_stack 6453
# endif /* other architectures: no number, map_shadow_stack() fails with ENOTSUP */
#endif
#if defined(__NR_map_shadow_stack) && !defined(SYS_map_shadow_stack)
# define SYS_map_shadow_stack __NR_map_shadow_stack
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
void *splork_map_shadow_stack(void *addr, size_t size, unsigned int flags);
# else
void *map_shadow_stack(void *addr, size_t size, unsigned int flags) __asm__("splork_map_shadow_stack");
# endif
#endif

/**
 * Create a file in memory that the kernel itself cannot read.
 *
 * Parameters:
 *   flags  0 or O_CLOEXEC
 *
 * On success, returns a file descriptor; size it with ftruncate, use it through mmap with
 * MAP_SHARED, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   flags is unknown.
 *   EMFILE   The process has too many open files.
 *   ENFILE   The system has too many open files, or too many secret areas.
 *   ENOMEM   The kernel has no memory for the file.
 *   ENOSYS   Secret memory is switched off on this kernel (secretmem.enable=0), or the kernel has
 *            no such call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.14. Source: memfd_secret(2), mm/secretmem.c.
 */
#if defined(__NR_memfd_secret) && __NR_memfd_secret < 0 /* libseccomp's mark for "none here" */
# undef __NR_memfd_secret
#endif
#ifndef __NR_memfd_secret
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__aarch64__) || \
     defined(__loongarch__) || defined(__riscv) || defined(__s390__)
#  define __NR_memfd_secret 447
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_memfd_secret (0x40000000 + 447)
# endif /* other architectures: no number, memfd_secret() fails with ENOTSUP */
#endif
#if defined(__NR_memfd_secret) && !defined(SYS_memfd_secret)
# define SYS_memfd_secret __NR_memfd_secret
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_memfd_secret(unsigned int flags);
# else
int memfd_secret(unsigned int flags) __asm__("splork_memfd_secret");
# endif
#endif

/**
 * Seal a range of memory: its mappings can no longer be unmapped, moved, resized or made otherwise
 * accessible.
 *
 * Parameters:
 *   start  the first address, page-aligned
 *   len    length in bytes, rounded up to whole pages
 *   flags  0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   flags is not 0, start is not page-aligned, or the range wraps around.
 *   ENOMEM   Part of the range is not mapped, or there would be too many mappings.
 *   EPERM    The kernel is a 32-bit one, which does not seal; newer ones answer ENOSYS instead.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.10. Source: mseal(2), mm/mseal.c.
 */
#if defined(__NR_mseal) && __NR_mseal < 0 /* libseccomp's mark for "none here" */
# undef __NR_mseal
#endif
#ifndef __NR_mseal
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_mseal 462
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_mseal (0x40000000 + 462)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_mseal 4462
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_mseal 5462
# elif defined(__alpha__)
#  define __NR_mseal 572
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_mseal 6462
# endif /* other architectures: no number, mseal() fails with ENOTSUP */
#endif
#if defined(__NR_mseal) && !defined(SYS_mseal)
# define SYS_mseal __NR_mseal
#endif
#ifndef SPLORK_LIBC_HAS_mseal
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_mseal(void *start, size_t len, unsigned long flags);
# else
int mseal(void *start, size_t len, unsigned long flags) __asm__("splork_mseal");
# endif
#endif
#endif

/**
 * Allocate a memory protection key.
 *
 * Parameters:
 *   flags     0
 *   init_val  what the calling thread may not do: 0, PKEY_DISABLE_ACCESS, PKEY_DISABLE_WRITE
 *
 * On success, returns the key, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   flags is not 0, or init_val is unknown; on x86-64 also: the processor has no keys.
 *   ENOSPC   All keys are in use, or the kernel has none; elsewhere also: the machine has none.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 4.9. Source: pkey_alloc(2), mm/mprotect.c.
 */
#if defined(__NR_pkey_alloc) && __NR_pkey_alloc < 0 /* libseccomp's mark for "none here" */
# undef __NR_pkey_alloc
#endif
#ifndef __NR_pkey_alloc
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_pkey_alloc 289
# elif defined(__s390__) || defined(__sh__)
#  define __NR_pkey_alloc 385
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_pkey_alloc (0x40000000 + 330)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_pkey_alloc 330
# elif defined(__xtensa__)
#  define __NR_pkey_alloc 349
# elif defined(__hppa__)
#  define __NR_pkey_alloc 352
# elif defined(__sparc__)
#  define __NR_pkey_alloc 363
# elif defined(__i386__)
#  define __NR_pkey_alloc 381
# elif defined(__m68k__)
#  define __NR_pkey_alloc 382
# elif defined(__powerpc__)
#  define __NR_pkey_alloc 384
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_pkey_alloc 395
# elif defined(__microblaze__)
#  define __NR_pkey_alloc 396
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_pkey_alloc 4364
# elif defined(__alpha__)
#  define __NR_pkey_alloc 525
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_pkey_alloc 5324
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_pkey_alloc 6328
# endif /* other architectures: no number, pkey_alloc() fails with ENOTSUP */
#endif
#if defined(__NR_pkey_alloc) && !defined(SYS_pkey_alloc)
# define SYS_pkey_alloc __NR_pkey_alloc
#endif
#ifndef SPLORK_LIBC_HAS_pkey_alloc
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_pkey_alloc(unsigned int flags, unsigned int init_val);
# else
int pkey_alloc(unsigned int flags, unsigned int init_val) __asm__("splork_pkey_alloc");
# endif
#endif
#endif

/**
 * Free a memory protection key, which no memory should have any more.
 *
 * Parameters:
 *   pkey  from pkey_alloc
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   The key is not allocated.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 4.9. Source: pkey_alloc(2), mm/mprotect.c.
 */
#if defined(__NR_pkey_free) && __NR_pkey_free < 0 /* libseccomp's mark for "none here" */
# undef __NR_pkey_free
#endif
#ifndef __NR_pkey_free
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_pkey_free 290
# elif defined(__s390__) || defined(__sh__)
#  define __NR_pkey_free 386
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_pkey_free (0x40000000 + 331)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_pkey_free 331
# elif defined(__xtensa__)
#  define __NR_pkey_free 350
# elif defined(__hppa__)
#  define __NR_pkey_free 353
# elif defined(__sparc__)
#  define __NR_pkey_free 364
# elif defined(__i386__)
#  define __NR_pkey_free 382
# elif defined(__m68k__)
#  define __NR_pkey_free 383
# elif defined(__powerpc__)
#  define __NR_pkey_free 385
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_pkey_free 396
# elif defined(__microblaze__)
#  define __NR_pkey_free 397
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_pkey_free 4365
# elif defined(__alpha__)
#  define __NR_pkey_free 526
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_pkey_free 5325
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_pkey_free 6329
# endif /* other architectures: no number, pkey_free() fails with ENOTSUP */
#endif
#if defined(__NR_pkey_free) && !defined(SYS_pkey_free)
# define SYS_pkey_free __NR_pkey_free
#endif
#ifndef SPLORK_LIBC_HAS_pkey_free
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_pkey_free(int pkey);
# else
int pkey_free(int pkey) __asm__("splork_pkey_free");
# endif
#endif
#endif

/**
 * Set the protection of memory as mprotect(2) does, and give it a protection key.
 *
 * Parameters:
 *   start  the first address, page-aligned
 *   len    length in bytes, rounded up to whole pages
 *   prot   PROT_*
 *   pkey   from pkey_alloc, or -1 for mprotect's behaviour
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES   The mapping does not allow this access.
 *   EINVAL   The key is not allocated, start is not page-aligned, or prot is unknown.
 *   ENOMEM   Part of the range is not mapped, or there would be too many mappings.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 4.9. Source: pkey_mprotect(2), mm/mprotect.c.
 */
#if defined(__NR_pkey_mprotect) && __NR_pkey_mprotect < 0 /* libseccomp's mark for "none here" */
# undef __NR_pkey_mprotect
#endif
#ifndef __NR_pkey_mprotect
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_pkey_mprotect 288
# elif defined(__s390__) || defined(__sh__)
#  define __NR_pkey_mprotect 384
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_pkey_mprotect (0x40000000 + 329)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_pkey_mprotect 329
# elif defined(__xtensa__)
#  define __NR_pkey_mprotect 348
# elif defined(__hppa__)
#  define __NR_pkey_mprotect 351
# elif defined(__sparc__)
#  define __NR_pkey_mprotect 362
# elif defined(__i386__)
#  define __NR_pkey_mprotect 380
# elif defined(__m68k__)
#  define __NR_pkey_mprotect 381
# elif defined(__powerpc__)
#  define __NR_pkey_mprotect 386
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_pkey_mprotect 394
# elif defined(__microblaze__)
#  define __NR_pkey_mprotect 395
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_pkey_mprotect 4363
# elif defined(__alpha__)
#  define __NR_pkey_mprotect 524
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_pkey_mprotect 5323
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_pkey_mprotect 6327
# endif /* other architectures: no number, pkey_mprotect() fails with ENOTSUP */
#endif
#if defined(__NR_pkey_mprotect) && !defined(SYS_pkey_mprotect)
# define SYS_pkey_mprotect __NR_pkey_mprotect
#endif
#ifndef SPLORK_LIBC_HAS_pkey_mprotect
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_pkey_mprotect(void *start, size_t len, int prot, int pkey);
# else
int pkey_mprotect(void *start, size_t len, int prot, int pkey) __asm__("splork_pkey_mprotect");
# endif
#endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_cachestat(unsigned int fd, struct cachestat_range *cstat_range,
                                       struct cachestat *cstat, unsigned int flags)
# else
static __inline__ int cachestat(unsigned int fd, struct cachestat_range *cstat_range, struct cachestat *cstat,
                                unsigned int flags)
# endif
{
# ifdef __NR_cachestat
    return (int)splork_call4_(__NR_cachestat, (splork_word_)fd, (splork_word_)(uintptr_t)cstat_range, (splork_word_)(uintptr_t)cstat, (splork_word_)flags);
# else
    (void)fd;
    (void)cstat_range;
    (void)cstat;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ void *splork_map_shadow_stack(void *addr, size_t size, unsigned int flags)
# else
static __inline__ void *map_shadow_stack(void *addr, size_t size, unsigned int flags)
# endif
{
# ifdef __NR_map_shadow_stack
    return (void *)splork_call3_(__NR_map_shadow_stack, (splork_word_)(uintptr_t)addr, (splork_word_)size, (splork_word_)flags);
# else
    (void)addr;
    (void)size;
    (void)flags;
    return (void *)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_memfd_secret(unsigned int flags)
# else
static __inline__ int memfd_secret(unsigned int flags)
# endif
{
# ifdef __NR_memfd_secret
    return (int)splork_call1_(__NR_memfd_secret, (splork_word_)flags);
# else
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#ifndef SPLORK_LIBC_HAS_mseal
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_mseal(void *start, size_t len, unsigned long flags)
# else
static __inline__ int mseal(void *start, size_t len, unsigned long flags)
# endif
{
# ifdef __NR_mseal
    return (int)splork_call3_(__NR_mseal, (splork_word_)(uintptr_t)start, (splork_word_)len, (splork_word_)flags);
# else
    (void)start;
    (void)len;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_pkey_alloc
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_pkey_alloc(unsigned int flags, unsigned int init_val)
# else
static __inline__ int pkey_alloc(unsigned int flags, unsigned int init_val)
# endif
{
# ifdef __NR_pkey_alloc
    return (int)splork_call2_(__NR_pkey_alloc, (splork_word_)flags, (splork_word_)init_val);
# else
    (void)flags;
    (void)init_val;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_pkey_free
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_pkey_free(int pkey)
# else
static __inline__ int pkey_free(int pkey)
# endif
{
# ifdef __NR_pkey_free
    return (int)splork_call1_(__NR_pkey_free, (splork_word_)pkey);
# else
    (void)pkey;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_pkey_mprotect
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_pkey_mprotect(void *start, size_t len, int prot, int pkey)
# else
static __inline__ int pkey_mprotect(void *start, size_t len, int prot, int pkey)
# endif
{
# ifdef __NR_pkey_mprotect
    return (int)splork_call4_(__NR_pkey_mprotect, (splork_word_)(uintptr_t)start, (splork_word_)len, (splork_word_)prot, (splork_word_)pkey);
# else
    (void)start;
    (void)len;
    (void)prot;
    (void)pkey;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#endif

#ifdef __cplusplus
}
#endif

#endif
