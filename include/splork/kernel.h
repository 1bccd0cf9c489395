/* <splork/kernel.h> - generated from kernel.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_KERNEL_H
#define SPLORK_KERNEL_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from kernel.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_KERNEL_TYPES)
# define SPLORK_KERNEL_TYPES
#ifdef __has_include
# if __has_include(<linux/kexec.h>) && __has_include(<linux/module.h>)
#  include <linux/kexec.h>
#  include <linux/module.h>
# endif
#elif defined(__GLIBC__)
# include <linux/kexec.h>
# include <linux/module.h>
#endif
#ifndef KEXEC_ON_CRASH
# define KEXEC_ON_CRASH 0x00000001
# define KEXEC_PRESERVE_CONTEXT 0x00000002
# define KEXEC_ARCH_DEFAULT (0 << 16)
# define KEXEC_SEGMENT_MAX 16
struct kexec_segment {
    const void *buf;
    size_t bufsz;
    const void *mem;
    size_t memsz;
};
#endif
#ifndef KEXEC_FILE_UNLOAD /* Linux 3.17 */
# define KEXEC_FILE_UNLOAD 0x00000001
# define KEXEC_FILE_ON_CRASH 0x00000002
# define KEXEC_FILE_NO_INITRAMFS 0x00000004
#endif
#ifndef KEXEC_UPDATE_ELFCOREHDR /* Linux 6.6 */
# define KEXEC_UPDATE_ELFCOREHDR 0x00000004
#endif
#ifndef KEXEC_CRASH_HOTPLUG_SUPPORT /* Linux 6.10 */
# define KEXEC_CRASH_HOTPLUG_SUPPORT 0x00000008
#endif
#ifndef KEXEC_FILE_DEBUG /* Linux 6.8 */
# define KEXEC_FILE_DEBUG 0x00000008
#endif
#ifndef KEXEC_FILE_NO_CMA /* Linux 6.17 */
# define KEXEC_FILE_NO_CMA 0x00000010
#endif
#ifndef KEXEC_FILE_FORCE_DTB /* in Linux 7.2 */
# define KEXEC_FILE_FORCE_DTB 0x00000020
#endif
#ifndef MODULE_INIT_IGNORE_MODVERSIONS /* Linux 3.8 */
# define MODULE_INIT_IGNORE_MODVERSIONS 1
# define MODULE_INIT_IGNORE_VERMAGIC 2
#endif
#ifndef MODULE_INIT_COMPRESSED_FILE /* Linux 5.17 */
# define MODULE_INIT_COMPRESSED_FILE 4
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Unload a kernel module.
 *
 * Parameters:
 *   name_user  the module's name, as in /proc/modules
 *   flags      O_NONBLOCK, perhaps with O_TRUNC
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   Another module needs this one, or it is in use and O_TRUNC is not given.
 *   EBUSY    The module is just being loaded or removed; or it has an initialisation and no exit
 *            function, so that it is to stay, and O_TRUNC is not given.
 *   EFAULT   name_user is not readable.
 *   EINTR    A signal came while the call waited for another that loads or removes a module.
 *   ENOENT   No such module is loaded, or the name is empty or too long.
 *   ENOSYS   The kernel is built without modules, or without removing them.
 *   EPERM    The caller lacks CAP_SYS_MODULE, or modules are switched off, for good
 *            (/proc/sys/kernel/modules_disabled).
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 1.0. Source: delete_module(2), kernel/module/main.c.
 */
#if defined(__NR_delete_module) && __NR_delete_module < 0 /* libseccomp's mark for "none here" */
# undef __NR_delete_module
#endif
#ifndef __NR_delete_module
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_delete_module 106
# elif defined(__i386__) || (defined(__arm__) && defined(__ARM_EABI__)) || defined(__m68k__) || \
     defined(__microblaze__) || defined(__hppa__) || defined(__powerpc__) || defined(__s390__) || \
     defined(__sh__)
#  define __NR_delete_module 129
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_delete_module (0x40000000 + 176)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_delete_module 176
# elif defined(__xtensa__)
#  define __NR_delete_module 211
# elif defined(__sparc__)
#  define __NR_delete_module 222
# elif defined(__alpha__)
#  define __NR_delete_module 308
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_delete_module 4129
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_delete_module 5169
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_delete_module 6169
# endif /* other architectures: no number, delete_module() fails with ENOTSUP */
#endif
#if defined(__NR_delete_module) && !defined(SYS_delete_module)
# define SYS_delete_module __NR_delete_module
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_delete_module(const char *name_user, unsigned int flags);
# else
int delete_module(const char *name_user, unsigned int flags) __asm__("splork_delete_module");
# endif
#endif

/**
 * Load a kernel module from an open file.
 *
 * Parameters:
 *   fd     the module's file, open for reading
 *   uargs  the module's parameters, NAME=VALUE with blanks between them, or an empty string
 *   flags  0, or MODULE_INIT_* or'ed together
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADF         fd is not open for reading.
 *   EBADMSG       The module's signature is malformed.
 *   EBUSY         The module is being loaded or removed already; with some kernels, others are
 *                 waited for.
 *   EEXIST        The module is loaded already.
 *   EFAULT        uargs is not readable.
 *   EFBIG         The file is larger than a module can be.
 *   EINVAL        flags is unknown, the module's parameters are wrong, or its file is
 *                 inconsistent.
 *   EKEYREJECTED  The module has no valid signature, and the kernel demands one.
 *   ENOENT        The module needs a symbol that the kernel does not have.
 *   ENOEXEC       The file is no module for this kernel or this architecture.
 *   ENOKEY        The key of the module's signature is unknown, and the kernel demands one that is
 *                 known.
 *   ENOMEM        The kernel has no memory for the module.
 *   ENOSYS        The kernel is built without modules, or has no such call.
 *   EOPNOTSUPP    MODULE_INIT_COMPRESSED_FILE is given and the kernel cannot decompress modules.
 *   EPERM         The caller lacks CAP_SYS_MODULE, or modules are switched off, for good
 *                 (/proc/sys/kernel/modules_disabled).
 *   ETXTBSY       The file is open for writing.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.8. Source: init_module(2), kernel/module/main.c.
 */
#if defined(__NR_finit_module) && __NR_finit_module < 0 /* libseccomp's mark for "none here" */
# undef __NR_finit_module
#endif
#ifndef __NR_finit_module
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_finit_module 273
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_finit_module (0x40000000 + 313)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_finit_module 313
# elif defined(__xtensa__)
#  define __NR_finit_module 332
# elif defined(__hppa__)
#  define __NR_finit_module 333
# elif defined(__sparc__)
#  define __NR_finit_module 342
# elif defined(__s390__)
#  define __NR_finit_module 344
# elif defined(__m68k__)
#  define __NR_finit_module 348
# elif defined(__i386__)
#  define __NR_finit_module 350
# elif defined(__powerpc__)
#  define __NR_finit_module 353
# elif defined(__sh__)
#  define __NR_finit_module 368
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_finit_module 379
# elif defined(__microblaze__)
#  define __NR_finit_module 380
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_finit_module 4348
# elif defined(__alpha__)
#  define __NR_finit_module 507
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_finit_module 5307
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_finit_module 6312
# endif /* other architectures: no number, finit_module() fails with ENOTSUP */
#endif
#if defined(__NR_finit_module) && !defined(SYS_finit_module)
# define SYS_finit_module __NR_finit_module
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_finit_module(int fd, const char *uargs, int flags);
# else
int finit_module(int fd, const char *uargs, int flags) __asm__("splork_finit_module");
# endif
#endif

/**
 * Load a kernel module from memory.
 *
 * Parameters:
 *   umod   the module: the bytes of its file
 *   len    their number
 *   uargs  the module's parameters, NAME=VALUE with blanks between them, or an empty string
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADMSG       The module's signature is malformed.
 *   EBUSY         A module that this one needs is still being loaded, and did not finish within 30
 *                 seconds; or one of the same name is.
 *   EEXIST        The module is loaded already.
 *   EFAULT        umod or uargs is not readable.
 *   EINVAL        The module's parameters are wrong, or its image is inconsistent.
 *   EKEYREJECTED  The module has no valid signature, and the kernel demands one.
 *   ENOENT        The module needs a symbol that the kernel does not have.
 *   ENOEXEC       The image is no module for this kernel or this architecture.
 *   ENOKEY        The key of the module's signature is unknown, and the kernel demands one that is
 *                 known.
 *   ENOMEM        The kernel has no memory for the module.
 *   ENOSYS        The kernel is built without modules.
 *   EPERM         The caller lacks CAP_SYS_MODULE, or modules are switched off, for good
 *                 (/proc/sys/kernel/modules_disabled).
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 1.0. Source: init_module(2), kernel/module/main.c.
 */
#if defined(__NR_init_module) && __NR_init_module < 0 /* libseccomp's mark for "none here" */
# undef __NR_init_module
#endif
#ifndef __NR_init_module
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_init_module 105
# elif defined(__i386__) || (defined(__arm__) && defined(__ARM_EABI__)) || defined(__m68k__) || \
     defined(__microblaze__) || defined(__hppa__) || defined(__powerpc__) || defined(__s390__) || \
     defined(__sh__)
#  define __NR_init_module 128
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_init_module (0x40000000 + 175)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_init_module 175
# elif defined(__sparc__)
#  define __NR_init_module 190
# elif defined(__xtensa__)
#  define __NR_init_module 210
# elif defined(__alpha__)
#  define __NR_init_module 307
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_init_module 4128
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_init_module 5168
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_init_module 6168
# endif /* other architectures: no number, init_module() fails with ENOTSUP */
#endif
#if defined(__NR_init_module) && !defined(SYS_init_module)
# define SYS_init_module __NR_init_module
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_init_module(const void *umod, unsigned long len, const char *uargs);
# else
int init_module(const void *umod, unsigned long len, const char *uargs) __asm__("splork_init_module");
# endif
#endif

/**
 * Load another kernel, from a file, to be started instead of this one later.
 *
 * Parameters:
 *   kernel_fd    the kernel's file, open for reading
 *   initrd_fd    the initial RAM disk's
 *   cmdline_len  the length of the command line in bytes, its zero byte included
 *   cmdline_ptr  the command line
 *   flags        0, or KEXEC_FILE_* or'ed together
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EADDRNOTAVAIL  There is no room for the new kernel in memory that may be used for it.
 *   EBADF          kernel_fd or initrd_fd is not open for reading.
 *   EBUSY          Another kernel is being loaded.
 *   EFAULT         cmdline_ptr is not readable.
 *   EINVAL         flags is unknown, the command line does not end with a zero byte or is too
 *                  long, or a file is empty.
 *   EKEYREJECTED   The kernel's signature is not valid, and this kernel demands one.
 *   ENODATA        The file has no signature, and this kernel demands one.
 *   ENOEXEC        The file is no kernel for this architecture.
 *   ENOKEY         The key of the signature is unknown, and this kernel demands one that is known.
 *   ENOMEM         The kernel has no memory for the new one.
 *   ENOSYS         The kernel is built without CONFIG_KEXEC_FILE, or has no such call.
 *   EPERM          The caller lacks CAP_SYS_BOOT, kexec is switched off for good or used up, or a
 *                  lockdown forbids unsigned kernels.
 *   ENOTSUP        splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.17. Source: kexec_load(2), kernel/kexec_file.c.
 */
#if defined(__NR_kexec_file_load) && __NR_kexec_file_load < 0 /* libseccomp's mark for "none here" */
# undef __NR_kexec_file_load
#endif
#ifndef __NR_kexec_file_load
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_kexec_file_load 294
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_kexec_file_load (0x40000000 + 320)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_kexec_file_load 320
# elif defined(__hppa__)
#  define __NR_kexec_file_load 355
# elif defined(__s390__)
#  define __NR_kexec_file_load 381
# elif defined(__powerpc__)
#  define __NR_kexec_file_load 382
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_kexec_file_load 401
# endif /* other architectures: no number, kexec_file_load() fails with ENOTSUP */
#endif
#if defined(__NR_kexec_file_load) && !defined(SYS_kexec_file_load)
# define SYS_kexec_file_load __NR_kexec_file_load
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_kexec_file_load(int kernel_fd, int initrd_fd, unsigned long cmdline_len, const char *cmdline_ptr,
                           unsigned long flags);
# else
int kexec_file_load(int kernel_fd, int initrd_fd, unsigned long cmdline_len, const char *cmdline_ptr,
                    unsigned long flags) __asm__("splork_kexec_file_load");
# endif
#endif

/**
 * Load another kernel, from memory, to be started instead of this one later.
 *
 * Parameters:
 *   entry        the physical address at which the new kernel begins
 *   nr_segments  how many segments, at most KEXEC_SEGMENT_MAX; 0 unloads
 *   segments     what goes where
 *   flags        KEXEC_* and the architecture, KEXEC_ARCH_*
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EADDRNOTAVAIL  A segment does not lie, page-aligned, in memory that may be used for it.
 *   EBUSY          Another kernel is being loaded, or the loaded one is in use; on arm64:
 *                  processors cannot be stopped.
 *   EFAULT         segments is not readable.
 *   EINVAL         flags is unknown or of another architecture, nr_segments is too large, segments
 *                  overlap or hold more than their room, or too many pages are needed.
 *   ENOMEM         The kernel has no memory for the segments.
 *   ENOSYS         The kernel is built without CONFIG_KEXEC, or has no such call.
 *   EPERM          The caller lacks CAP_SYS_BOOT, kexec is switched off for good or used up
 *                  (/proc/sys/kernel/kexec_load_disabled), or a lockdown forbids unsigned kernels.
 *   ETXTBSY        A segment lies where the running kernel does, on powerpc64.
 *   ENOTSUP        splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.13. Source: kexec_load(2), kernel/kexec.c.
 */
#if defined(__NR_kexec_load) && __NR_kexec_load < 0 /* libseccomp's mark for "none here" */
# undef __NR_kexec_load
#endif
#ifndef __NR_kexec_load
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_kexec_load 104
# elif defined(__i386__) || defined(__microblaze__) || defined(__sh__)
#  define __NR_kexec_load 283
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_kexec_load (0x40000000 + 528)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_kexec_load 246
# elif defined(__powerpc__)
#  define __NR_kexec_load 268
# elif defined(__s390__)
#  define __NR_kexec_load 277
# elif defined(__xtensa__)
#  define __NR_kexec_load 281
# elif defined(__hppa__)
#  define __NR_kexec_load 300
# elif defined(__sparc__)
#  define __NR_kexec_load 306
# elif defined(__m68k__)
#  define __NR_kexec_load 313
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_kexec_load 347
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_kexec_load 4311
# elif defined(__alpha__)
#  define __NR_kexec_load 448
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_kexec_load 5270
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_kexec_load 6274
# endif /* other architectures: no number, kexec_load() fails with ENOTSUP */
#endif
#if defined(__NR_kexec_load) && !defined(SYS_kexec_load)
# define SYS_kexec_load __NR_kexec_load
#endif
struct kexec_segment;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_kexec_load(unsigned long entry, unsigned long nr_segments, struct kexec_segment *segments,
                      unsigned long flags);
# else
int kexec_load(unsigned long entry, unsigned long nr_segments, struct kexec_segment *segments,
               unsigned long flags) __asm__("splork_kexec_load");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_delete_module(const char *name_user, unsigned int flags)
# else
static __inline__ int delete_module(const char *name_user, unsigned int flags)
# endif
{
# ifdef __NR_delete_module
    return (int)splork_call2_(__NR_delete_module, (splork_word_)(uintptr_t)name_user, (splork_word_)flags);
# else
    (void)name_user;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_finit_module(int fd, const char *uargs, int flags)
# else
static __inline__ int finit_module(int fd, const char *uargs, int flags)
# endif
{
# ifdef __NR_finit_module
    return (int)splork_call3_(__NR_finit_module, (splork_word_)fd, (splork_word_)(uintptr_t)uargs, (splork_word_)flags);
# else
    (void)fd;
    (void)uargs;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_init_module(const void *umod, unsigned long len, const char *uargs)
# else
static __inline__ int init_module(const void *umod, unsigned long len, const char *uargs)
# endif
{
# ifdef __NR_init_module
    return (int)splork_call3_(__NR_init_module, (splork_word_)(uintptr_t)umod, (splork_word_)len, (splork_word_)(uintptr_t)uargs);
# else
    (void)umod;
    (void)len;
    (void)uargs;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_kexec_file_load(int kernel_fd, int initrd_fd, unsigned long cmdline_len,
                                             const char *cmdline_ptr, unsigned long flags)
# else
static __inline__ int kexec_file_load(int kernel_fd, int initrd_fd, unsigned long cmdline_len,
                                      const char *cmdline_ptr, unsigned long flags)
# endif
{
# ifdef __NR_kexec_file_load
    return (int)splork_call5_(__NR_kexec_file_load, (splork_word_)kernel_fd, (splork_word_)initrd_fd, (splork_word_)cmdline_len, (splork_word_)(uintptr_t)cmdline_ptr, (splork_word_)flags);
# else
    (void)kernel_fd;
    (void)initrd_fd;
    (void)cmdline_len;
    (void)cmdline_ptr;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_kexec_load(unsigned long entry, unsigned long nr_segments,
                                        struct kexec_segment *segments, unsigned long flags)
# else
static __inline__ int kexec_load(unsigned long entry, unsigned long nr_segments,
                                 struct kexec_segment *segments, unsigned long flags)
# endif
{
# ifdef __NR_kexec_load
    return (int)splork_call4_(__NR_kexec_load, (splork_word_)entry, (splork_word_)nr_segments, (splork_word_)(uintptr_t)segments, (splork_word_)flags);
# else
    (void)entry;
    (void)nr_segments;
    (void)segments;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
