/* <splork/process.h> - generated from process.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_PROCESS_H
#define SPLORK_PROCESS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#if defined(__GLIBC__) && !defined(SPLORK_NO_NAMES) /* functions that glibc declares */
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 30)
#  include <signal.h>
#  define SPLORK_LIBC_HAS_tgkill
# endif
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 36)
#  include <sys/mman.h>
#  define SPLORK_LIBC_HAS_process_madvise
#  define SPLORK_LIBC_HAS_process_mrelease
# endif
# if defined(__USE_GNU) && __GLIBC_PREREQ(2, 34)
#  include <unistd.h>
#  define SPLORK_LIBC_HAS_close_range
#  define SPLORK_LIBC_HAS_execveat
# endif
#endif

/* Definitions that older kernel headers lack, from process.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_PROCESS_TYPES)
# define SPLORK_PROCESS_TYPES
/* For _IO and the like, where linux/ioctl.h is not. */
#include <sys/ioctl.h>
#ifdef __has_include
# if __has_include(<linux/kcmp.h>) && __has_include(<linux/nsfs.h>) && __has_include(<linux/version.h>)
#  include <linux/kcmp.h>
#  include <linux/nsfs.h>
#  include <linux/version.h>
#  define SPLORK_HAS_linux_kcmp_h
# endif
#elif defined(__GLIBC__)
# include <linux/kcmp.h>
# include <linux/nsfs.h>
# include <linux/version.h>
# define SPLORK_HAS_linux_kcmp_h
#endif
#ifndef SPLORK_HAS_linux_kcmp_h
enum kcmp_type {
    KCMP_FILE,
    KCMP_VM,
    KCMP_FILES,
    KCMP_FS,
    KCMP_SIGHAND,
    KCMP_IO,
    KCMP_SYSVSEM,
    KCMP_EPOLL_TFD,
    KCMP_TYPES
};

struct kcmp_epoll_slot {
    uint32_t efd;
    uint32_t tfd;
    uint32_t toff;
};
#endif
#ifndef CLOSE_RANGE_UNSHARE /* Linux 5.9 */
# define CLOSE_RANGE_UNSHARE (1U << 1)
#endif
#ifndef CLOSE_RANGE_CLOEXEC /* Linux 5.11 */
# define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif
#ifndef NS_ID_REQ_SIZE_VER0 /* Linux 6.19 */
# define NS_ID_REQ_SIZE_VER0 32
# define LISTNS_CURRENT_USER 0xffffffffffffffff
struct ns_id_req {
    uint32_t size;
    uint32_t spare;
    uint64_t ns_id;
    uint32_t ns_type; /* CLONE_NEW*, 0 for all */
    uint32_t spare2;
    uint64_t user_ns_id;
};
#endif
#ifndef AT_EXECVE_CHECK /* Linux 6.14 */
# define AT_EXECVE_CHECK 0x10000
#endif
#ifndef NSIO /* Linux 4.9 */
# define NSIO 0xb7
#endif
#ifndef NS_GET_NSTYPE /* Linux 4.11 */
# define NS_GET_USERNS _IO(NSIO, 0x1)
# define NS_GET_PARENT _IO(NSIO, 0x2)
# define NS_GET_NSTYPE _IO(NSIO, 0x3)
# define NS_GET_OWNER_UID _IO(NSIO, 0x4)
#endif
#ifndef NS_GET_MNTNS_ID /* Linux 6.11 */
# define NS_GET_MNTNS_ID _IOR(NSIO, 5, uint64_t)
# define NS_GET_PID_FROM_PIDNS _IOR(NSIO, 0x6, int)
# define NS_GET_TGID_FROM_PIDNS _IOR(NSIO, 0x7, int)
# define NS_GET_PID_IN_PIDNS _IOR(NSIO, 0x8, int)
# define NS_GET_TGID_IN_PIDNS _IOR(NSIO, 0x9, int)
#endif
#ifndef NS_MNT_GET_INFO /* Linux 6.12 */
# define MNT_NS_INFO_SIZE_VER0 16
struct mnt_ns_info {
    uint32_t size;
    uint32_t nr_mounts;
    uint64_t mnt_ns_id;
};
# define NS_MNT_GET_INFO _IOR(NSIO, 10, struct mnt_ns_info)
# define NS_MNT_GET_NEXT _IOR(NSIO, 11, struct mnt_ns_info)
# define NS_MNT_GET_PREV _IOR(NSIO, 12, struct mnt_ns_info)
#endif
#ifndef NS_GET_ID /* Linux 6.18 */
# define NS_GET_ID _IOR(NSIO, 13, uint64_t)
#endif
#ifndef NSFS_FILE_HANDLE_SIZE_VER0 /* Linux 6.18 */
# define NSFS_FILE_HANDLE_SIZE_VER0 16
# define NSFS_FILE_HANDLE_SIZE_LATEST sizeof(struct nsfs_file_handle)
struct nsfs_file_handle {
    uint64_t ns_id;
    uint32_t ns_type;
    uint32_t ns_inum;
};
#endif
#if !defined(LINUX_VERSION_CODE) || LINUX_VERSION_CODE < 0x61300 /* enumerators of Linux 6.19 on, some of 6.18 */
# define IPC_NS_INIT_INO 0xEFFFFFFFU
# define UTS_NS_INIT_INO 0xEFFFFFFEU
# define USER_NS_INIT_INO 0xEFFFFFFDU
# define PID_NS_INIT_INO 0xEFFFFFFCU
# define CGROUP_NS_INIT_INO 0xEFFFFFFBU
# define TIME_NS_INIT_INO 0xEFFFFFFAU
# define NET_NS_INIT_INO 0xEFFFFFF9U
# define MNT_NS_INIT_INO 0xEFFFFFF8U
# define IPC_NS_INIT_ID 1
# define UTS_NS_INIT_ID 2
# define USER_NS_INIT_ID 3
# define PID_NS_INIT_ID 4
# define CGROUP_NS_INIT_ID 5
# define TIME_NS_INIT_ID 6
# define NET_NS_INIT_ID 7
# define MNT_NS_INIT_ID 8
#endif
#endif

#include <signal.h>
#ifndef SPLORK_SIGINFO_T
# ifdef SI_QUEUE
#  define SPLORK_SIGINFO_T siginfo_t
# else /* strict C */
#  define SPLORK_SIGINFO_T void
# endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Close a range of file descriptors, or mark them close-on-exec.
 *
 * Parameters:
 *   fd      the first
 *   max_fd  the last, ~0U for all
 *   flags   0, CLOSE_RANGE_UNSHARE, CLOSE_RANGE_CLOEXEC (Linux 5.11)
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EINVAL   flags is unknown, or fd is above max_fd.
 *   EMFILE   CLOSE_RANGE_UNSHARE: more descriptors are open than the limit now allows.
 *   ENOMEM   CLOSE_RANGE_UNSHARE: the kernel has no memory for the table.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.9. Source: close_range(2), fs/file.c.
 */
#if defined(__NR_close_range) && __NR_close_range < 0 /* libseccomp's mark for "none here" */
# undef __NR_close_range
#endif
#ifndef __NR_close_range
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_close_range 436
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_close_range (0x40000000 + 436)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_close_range 4436
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_close_range 5436
# elif defined(__alpha__)
#  define __NR_close_range 546
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_close_range 6436
# endif /* other architectures: no number, close_range() fails with ENOTSUP */
#endif
#if defined(__NR_close_range) && !defined(SYS_close_range)
# define SYS_close_range __NR_close_range
#endif
#ifndef SPLORK_LIBC_HAS_close_range
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_close_range(unsigned int fd, unsigned int max_fd, int flags);
# else
int close_range(unsigned int fd, unsigned int max_fd, int flags) __asm__("splork_close_range");
# endif
#endif
#endif

/**
 * Execute a program by a path relative to a directory descriptor, or by its own descriptor.
 *
 * Parameters:
 *   fd        the directory that a relative path starts from, or AT_FDCWD for the working
 *             directory; with AT_EMPTY_PATH the program itself
 *   filename  the path
 *   argv      the arguments, ended by NULL
 *   envp      the environment, ended by NULL
 *   flags     0, AT_EMPTY_PATH, AT_SYMLINK_NOFOLLOW, AT_EXECVE_CHECK (Linux 6.14)
 *
 * On success, returns nothing, for the new program runs; with AT_EXECVE_CHECK 0, and leaves errno
 * unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG         Arguments and environment are too large together.
 *   EACCES        The file may not be executed, or a directory of the path not searched.
 *   EBADF         filename is relative or empty and fd is not open.
 *   EFAULT        filename, argv or envp is not readable.
 *   EINVAL        flags is unknown.
 *   ELOOP         There are too many symbolic links, or the file is one and AT_SYMLINK_NOFOLLOW is
 *                 given.
 *   ENAMETOOLONG  filename is too long.
 *   ENFILE        The system has too many open files.
 *   ENOENT        There is no such file or interpreter; or the file is a script and fd is
 *                 close-on-exec, so that the interpreter could not open it.
 *   ENOEXEC       The file is of no known format.
 *   ENOMEM        The kernel has no memory for the process.
 *   ENOTDIR       filename is relative and fd is no directory, or a part of the path is none.
 *   ETXTBSY       The file is open for writing.
 *   ENOSYS        This kernel does not have the call.
 *   ENOTSUP       splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.19. Source: execveat(2), fs/exec.c.
 */
#if defined(__NR_execveat) && __NR_execveat < 0 /* libseccomp's mark for "none here" */
# undef __NR_execveat
#endif
#ifndef __NR_execveat
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_execveat 281
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_execveat (0x40000000 + 545)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_execveat 322
# elif defined(__xtensa__)
#  define __NR_execveat 341
# elif defined(__hppa__)
#  define __NR_execveat 342
# elif defined(__sparc__)
#  define __NR_execveat 350
# elif defined(__s390__)
#  define __NR_execveat 354
# elif defined(__m68k__)
#  define __NR_execveat 355
# elif defined(__i386__)
#  define __NR_execveat 358
# elif defined(__powerpc__)
#  define __NR_execveat 362
# elif defined(__sh__)
#  define __NR_execveat 376
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_execveat 387
# elif defined(__microblaze__)
#  define __NR_execveat 388
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_execveat 4356
# elif defined(__alpha__)
#  define __NR_execveat 513
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_execveat 5316
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_execveat 6320
# endif /* other architectures: no number, execveat() fails with ENOTSUP */
#endif
#if defined(__NR_execveat) && !defined(SYS_execveat)
# define SYS_execveat __NR_execveat
#endif
#ifndef SPLORK_LIBC_HAS_execveat
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_execveat(int fd, const char *filename, char *const argv[], char *const envp[], int flags);
# else
int execveat(int fd, const char *filename, char *const argv[], char *const envp[], int flags) __asm__("splork_execveat");
# endif
#endif
#endif

/**
 * Compare what two processes share: open files, memory, and other kernel objects.
 *
 * Parameters:
 *   pid1  a process
 *   pid2  another, or the same
 *   type  KCMP_*
 *   idx1  for KCMP_FILE and KCMP_EPOLL_TFD a descriptor of pid1
 *   idx2  for KCMP_FILE a descriptor of pid2, for KCMP_EPOLL_TFD a struct kcmp_epoll_slot *
 *
 * On success, returns 0 if they are the same object; 1 or 2 if the first comes before or after the
 * second in an order that does not change; 3 if they differ without order, and leaves errno
 * unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EBADF       idx1 or idx2 is not open.
 *   EFAULT      KCMP_EPOLL_TFD: idx2 is not readable.
 *   EINVAL      type is unknown.
 *   ENOENT      KCMP_EPOLL_TFD: the epoll instance does not watch the file.
 *   EOPNOTSUPP  type is of what the kernel is built without: KCMP_SYSVSEM or KCMP_EPOLL_TFD.
 *   EPERM       The caller may not read one of the processes by ptrace rules.
 *   ESRCH       There is no such process.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 3.5. Source: kcmp(2), kernel/kcmp.c.
 */
#if defined(__NR_kcmp) && __NR_kcmp < 0 /* libseccomp's mark for "none here" */
# undef __NR_kcmp
#endif
#ifndef __NR_kcmp
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_kcmp 272
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_kcmp (0x40000000 + 312)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_kcmp 312
# elif defined(__xtensa__)
#  define __NR_kcmp 331
# elif defined(__hppa__)
#  define __NR_kcmp 332
# elif defined(__sparc__)
#  define __NR_kcmp 341
# elif defined(__s390__)
#  define __NR_kcmp 343
# elif defined(__m68k__)
#  define __NR_kcmp 347
# elif defined(__i386__)
#  define __NR_kcmp 349
# elif defined(__powerpc__)
#  define __NR_kcmp 354
# elif defined(__sh__)
#  define __NR_kcmp 367
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_kcmp 378
# elif defined(__microblaze__)
#  define __NR_kcmp 379
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_kcmp 4347
# elif defined(__alpha__)
#  define __NR_kcmp 506
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_kcmp 5306
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_kcmp 6311
# endif /* other architectures: no number, kcmp() fails with ENOTSUP */
#endif
#if defined(__NR_kcmp) && !defined(SYS_kcmp)
# define SYS_kcmp __NR_kcmp
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned long idx2);
# else
int kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned long idx2) __asm__("splork_kcmp");
# endif
#endif

/**
 * List namespaces by their IDs: all that the caller may see, or those that a user namespace owns.
 *
 * Parameters:
 *   req        size in bytes; ns_id, the last ID seen, or 0 to begin; ns_type, CLONE_NEW* of the
 *              types wanted, 0 for all; user_ns_id, the owner, LISTNS_CURRENT_USER, or 0 for any
 *   ns_ids     where the IDs are put
 *   nr_ns_ids  how many fit there
 *   flags      0
 *
 * On success, returns the number of IDs, 0 at the end of the list, and leaves errno unchanged. On
 * error, returns -1 and sets errno.
 *
 * Errors:
 *   E2BIG       req has a tail that this kernel does not know and that is not zero, or req->size
 *               is above the page size.
 *   EFAULT      req is not readable, or ns_ids is not writable.
 *   EINVAL      flags is not 0, req->size is below NS_ID_REQ_SIZE_VER0, req->spare is not 0, or
 *               there is no user namespace user_ns_id.
 *   ENOENT      req->ns_id is not 0, and no namespace has a larger ID: the list is at its end.
 *   ENOMEM      The kernel has no memory for the list.
 *   EOPNOTSUPP  req->ns_type has a bit that is not a type of namespace.
 *   EOVERFLOW   nr_ns_ids is above a million.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.19. Source: kernel/nstree.c.
 */
#if defined(__NR_listns) && __NR_listns < 0 /* libseccomp's mark for "none here" */
# undef __NR_listns
#endif
#ifndef __NR_listns
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_listns 470
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_listns (0x40000000 + 470)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_listns 4470
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_listns 5470
# elif defined(__alpha__)
#  define __NR_listns 580
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_listns 6470
# endif /* other architectures: no number, listns() fails with ENOTSUP */
#endif
#if defined(__NR_listns) && !defined(SYS_listns)
# define SYS_listns __NR_listns
#endif
struct ns_id_req;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
ssize_t splork_listns(const struct ns_id_req *req, uint64_t *ns_ids, size_t nr_ns_ids, unsigned int flags);
# else
ssize_t listns(const struct ns_id_req *req, uint64_t *ns_ids, size_t nr_ns_ids, unsigned int flags) __asm__("splork_listns");
# endif
#endif

/**
 * Give the kernel advice about another process's memory.
 *
 * Parameters:
 *   pidfd     the process
 *   vec       ranges of its memory, page-aligned
 *   vlen      how many, at most IOV_MAX
 *   behavior  MADV_COLD, MADV_PAGEOUT, MADV_WILLNEED or MADV_COLLAPSE
 *   flags     0
 *
 * On success, returns the number of bytes that were advised, perhaps fewer than asked, and leaves
 * errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EACCES   The caller may not read the process by ptrace rules.
 *   EBADF    pidfd is no process.
 *   EFAULT   vec is not readable.
 *   EINVAL   flags is not 0, behavior is not for other processes, vlen is too large, or a range is
 *            not page-aligned.
 *   ENOMEM   A range is not mapped, or the kernel has no memory.
 *   EPERM    The caller lacks CAP_SYS_NICE, and the process is another.
 *   ESRCH    The process has ended.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.10. Source: process_madvise(2), mm/madvise.c.
 */
#if defined(__NR_process_madvise) && __NR_process_madvise < 0 /* libseccomp's mark for "none here" */
# undef __NR_process_madvise
#endif
#ifndef __NR_process_madvise
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_process_madvise 440
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_process_madvise (0x40000000 + 440)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_process_madvise 4440
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_process_madvise 5440
# elif defined(__alpha__)
#  define __NR_process_madvise 550
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_process_madvise 6440
# endif /* other architectures: no number, process_madvise() fails with ENOTSUP */
#endif
#if defined(__NR_process_madvise) && !defined(SYS_process_madvise)
# define SYS_process_madvise __NR_process_madvise
#endif
#ifndef SPLORK_LIBC_HAS_process_madvise
struct iovec;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
ssize_t splork_process_madvise(int pidfd, const struct iovec *vec, size_t vlen, int behavior,
                               unsigned int flags);
# else
ssize_t process_madvise(int pidfd, const struct iovec *vec, size_t vlen, int behavior, unsigned int flags) __asm__("splork_process_madvise");
# endif
#endif
#endif

/**
 * Free the memory of a process that is being killed, at once and at the caller's cost.
 *
 * Parameters:
 *   pidfd  the process, which a fatal signal has reached
 *   flags  0
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   Not all could be freed yet.
 *   EBADF    pidfd is no process.
 *   EINTR    A signal came that ends the caller: none that has a handler does it.
 *   EINVAL   flags is not 0, or the process is not dying.
 *   ENOSYS   The kernel has no memory management unit, or no such call.
 *   ESRCH    The process has ended.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 5.15. Source: process_mrelease(2), mm/oom_kill.c.
 */
#if defined(__NR_process_mrelease) && __NR_process_mrelease < 0 /* libseccomp's mark for "none here" */
# undef __NR_process_mrelease
#endif
#ifndef __NR_process_mrelease
# if (defined(__x86_64__) && !defined(__ILP32__)) || defined(__i386__) || defined(__arc__) || \
     (defined(__arm__) && defined(__ARM_EABI__)) || defined(__aarch64__) || defined(__csky__) || \
     defined(__hexagon__) || defined(__loongarch__) || defined(__m68k__) || defined(__microblaze__) || \
     defined(__nios2__) || defined(__or1k__) || defined(__hppa__) || defined(__powerpc__) || \
     defined(__riscv) || defined(__s390__) || defined(__sh__) || defined(__sparc__) || \
     defined(__xtensa__)
#  define __NR_process_mrelease 448
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_process_mrelease (0x40000000 + 448)
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_process_mrelease 4448
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_process_mrelease 5448
# elif defined(__alpha__)
#  define __NR_process_mrelease 558
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_process_mrelease 6448
# endif /* other architectures: no number, process_mrelease() fails with ENOTSUP */
#endif
#if defined(__NR_process_mrelease) && !defined(SYS_process_mrelease)
# define SYS_process_mrelease __NR_process_mrelease
#endif
#ifndef SPLORK_LIBC_HAS_process_mrelease
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_process_mrelease(int pidfd, unsigned int flags);
# else
int process_mrelease(int pidfd, unsigned int flags) __asm__("splork_process_mrelease");
# endif
#endif
#endif

/**
 * Queue a signal, and the data that go with it, for a process.
 *
 * Parameters:
 *   pid    the process
 *   sig    the signal, or 0 to check alone
 *   uinfo  a siginfo_t: si_code below 0 and not SI_TKILL, unless the process sends to itself; and
 *          si_value
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   The limit of queued signals, RLIMIT_SIGPENDING, is reached.
 *   EFAULT   uinfo is not readable.
 *   EINVAL   sig is no signal.
 *   EPERM    The caller may not signal the process, or uinfo->si_code is one that only the kernel
 *            uses.
 *   ESRCH    There is no such process.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.2. Source: rt_sigqueueinfo(2), kernel/signal.c.
 */
#if defined(__NR_rt_sigqueueinfo) && __NR_rt_sigqueueinfo < 0 /* libseccomp's mark for "none here" */
# undef __NR_rt_sigqueueinfo
#endif
#ifndef __NR_rt_sigqueueinfo
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_rt_sigqueueinfo 138
# elif defined(__i386__) || (defined(__arm__) && defined(__ARM_EABI__)) || defined(__m68k__) || \
     defined(__microblaze__) || defined(__hppa__) || defined(__s390__) || defined(__sh__)
#  define __NR_rt_sigqueueinfo 178
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_rt_sigqueueinfo (0x40000000 + 524)
# elif defined(__sparc__)
#  define __NR_rt_sigqueueinfo 106
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_rt_sigqueueinfo 129
# elif defined(__powerpc__)
#  define __NR_rt_sigqueueinfo 177
# elif defined(__xtensa__)
#  define __NR_rt_sigqueueinfo 230
# elif defined(__alpha__)
#  define __NR_rt_sigqueueinfo 356
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_rt_sigqueueinfo 4198
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_rt_sigqueueinfo 5127
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_rt_sigqueueinfo 6127
# endif /* other architectures: no number, rt_sigqueueinfo() fails with ENOTSUP */
#endif
#if defined(__NR_rt_sigqueueinfo) && !defined(SYS_rt_sigqueueinfo)
# define SYS_rt_sigqueueinfo __NR_rt_sigqueueinfo
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_rt_sigqueueinfo(pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo);
# else
int rt_sigqueueinfo(pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo) __asm__("splork_rt_sigqueueinfo");
# endif
#endif

/**
 * Queue a signal, and the data that go with it, for one thread.
 *
 * Parameters:
 *   tgid   the process
 *   pid    its thread
 *   sig    the signal, or 0 to check alone
 *   uinfo  a siginfo_t: si_code below 0 and not SI_TKILL, unless the process sends to itself; and
 *          si_value
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   The limit of queued signals, RLIMIT_SIGPENDING, is reached.
 *   EFAULT   uinfo is not readable.
 *   EINVAL   sig is no signal, or tgid or pid is not positive.
 *   EPERM    The caller may not signal the thread, or uinfo->si_code is one that only the kernel
 *            uses.
 *   ESRCH    There is no such thread in this process.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6.31. Source: rt_sigqueueinfo(2), kernel/signal.c.
 */
#if defined(__NR_rt_tgsigqueueinfo) && __NR_rt_tgsigqueueinfo < 0 /* libseccomp's mark for "none here" */
# undef __NR_rt_tgsigqueueinfo
#endif
#ifndef __NR_rt_tgsigqueueinfo
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_rt_tgsigqueueinfo 240
# elif defined(__i386__) || defined(__sh__)
#  define __NR_rt_tgsigqueueinfo 335
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_rt_tgsigqueueinfo (0x40000000 + 536)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_rt_tgsigqueueinfo 297
# elif defined(__hppa__)
#  define __NR_rt_tgsigqueueinfo 317
# elif defined(__powerpc__)
#  define __NR_rt_tgsigqueueinfo 322
# elif defined(__sparc__)
#  define __NR_rt_tgsigqueueinfo 326
# elif defined(__xtensa__)
#  define __NR_rt_tgsigqueueinfo 328
# elif defined(__s390__)
#  define __NR_rt_tgsigqueueinfo 330
# elif defined(__m68k__)
#  define __NR_rt_tgsigqueueinfo 331
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_rt_tgsigqueueinfo 363
# elif defined(__microblaze__)
#  define __NR_rt_tgsigqueueinfo 365
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_rt_tgsigqueueinfo 4332
# elif defined(__alpha__)
#  define __NR_rt_tgsigqueueinfo 492
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_rt_tgsigqueueinfo 5291
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_rt_tgsigqueueinfo 6295
# endif /* other architectures: no number, rt_tgsigqueueinfo() fails with ENOTSUP */
#endif
#if defined(__NR_rt_tgsigqueueinfo) && !defined(SYS_rt_tgsigqueueinfo)
# define SYS_rt_tgsigqueueinfo __NR_rt_tgsigqueueinfo
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_rt_tgsigqueueinfo(pid_t tgid, pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo);
# else
int rt_tgsigqueueinfo(pid_t tgid, pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo) __asm__("splork_rt_tgsigqueueinfo");
# endif
#endif

/**
 * Send a signal to a thread of a process.
 *
 * Parameters:
 *   tgid  the process
 *   pid   its thread
 *   sig   the signal, or 0 to check alone
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   A real-time signal, and the limit of queued signals is reached.
 *   EINVAL   sig is no signal, or tgid or pid is not positive.
 *   EPERM    The caller may not signal the thread.
 *   ESRCH    There is no such thread in this process.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6. Source: tgkill(2), kernel/signal.c.
 */
#if defined(__NR_tgkill) && __NR_tgkill < 0 /* libseccomp's mark for "none here" */
# undef __NR_tgkill
#endif
#ifndef __NR_tgkill
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_tgkill 131
# elif defined(__i386__) || defined(__microblaze__) || defined(__sh__)
#  define __NR_tgkill 270
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_tgkill (0x40000000 + 234)
# elif defined(__xtensa__)
#  define __NR_tgkill 125
# elif defined(__sparc__)
#  define __NR_tgkill 211
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_tgkill 234
# elif defined(__s390__)
#  define __NR_tgkill 241
# elif defined(__powerpc__)
#  define __NR_tgkill 250
# elif defined(__hppa__)
#  define __NR_tgkill 259
# elif defined(__m68k__)
#  define __NR_tgkill 265
# elif defined(__arm__) && defined(__ARM_EABI__)
#  define __NR_tgkill 268
# elif defined(__alpha__)
#  define __NR_tgkill 424
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_tgkill 4266
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_tgkill 5225
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_tgkill 6229
# endif /* other architectures: no number, tgkill() fails with ENOTSUP */
#endif
#if defined(__NR_tgkill) && !defined(SYS_tgkill)
# define SYS_tgkill __NR_tgkill
#endif
#ifndef SPLORK_LIBC_HAS_tgkill
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_tgkill(pid_t tgid, pid_t pid, int sig);
# else
int tgkill(pid_t tgid, pid_t pid, int sig) __asm__("splork_tgkill");
# endif
#endif
#endif

/**
 * Send a signal to a thread by its ID alone.
 *
 * Parameters:
 *   pid  the thread's ID, as from gettid(2)
 *   sig  the signal, or 0 to check alone
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EAGAIN   sig is a real-time signal and RLIMIT_SIGPENDING is reached.
 *   EINVAL   pid is not above 0, or sig is unknown.
 *   EPERM    The caller may not send the thread signals.
 *   ESRCH    There is no such thread.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.5.4. Source: tkill(2), kernel/signal.c.
 */
#if defined(__NR_tkill) && __NR_tkill < 0 /* libseccomp's mark for "none here" */
# undef __NR_tkill
#endif
#ifndef __NR_tkill
# if defined(__arc__) || defined(__aarch64__) || defined(__csky__) || defined(__hexagon__) || \
     defined(__loongarch__) || defined(__nios2__) || defined(__or1k__) || defined(__riscv)
#  define __NR_tkill 130
# elif defined(__i386__) || (defined(__arm__) && defined(__ARM_EABI__)) || defined(__microblaze__) || \
     defined(__sh__)
#  define __NR_tkill 238
# elif defined(__hppa__) || defined(__powerpc__)
#  define __NR_tkill 208
# elif defined(__x86_64__) && defined(__ILP32__)
#  define __NR_tkill (0x40000000 + 200)
# elif defined(__xtensa__)
#  define __NR_tkill 124
# elif defined(__sparc__)
#  define __NR_tkill 187
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_tkill 200
# elif defined(__m68k__)
#  define __NR_tkill 222
# elif defined(__s390__)
#  define __NR_tkill 237
# elif defined(__alpha__)
#  define __NR_tkill 381
# elif defined(__mips__) && _MIPS_SIM == _ABIO32
#  define __NR_tkill 4236
# elif defined(__mips__) && _MIPS_SIM == _ABI64
#  define __NR_tkill 5192
# elif defined(__mips__) && _MIPS_SIM == _ABIN32
#  define __NR_tkill 6192
# endif /* other architectures: no number, tkill() fails with ENOTSUP */
#endif
#if defined(__NR_tkill) && !defined(SYS_tkill)
# define SYS_tkill __NR_tkill
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_tkill(pid_t pid, int sig);
# else
int tkill(pid_t pid, int sig) __asm__("splork_tkill");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

#ifndef SPLORK_LIBC_HAS_close_range
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_close_range(unsigned int fd, unsigned int max_fd, int flags)
# else
static __inline__ int close_range(unsigned int fd, unsigned int max_fd, int flags)
# endif
{
# ifdef __NR_close_range
    return (int)splork_call3_(__NR_close_range, (splork_word_)fd, (splork_word_)max_fd, (splork_word_)flags);
# else
    (void)fd;
    (void)max_fd;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_execveat
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_execveat(int fd, const char *filename, char *const argv[], char *const envp[],
                                      int flags)
# else
static __inline__ int execveat(int fd, const char *filename, char *const argv[], char *const envp[],
                               int flags)
# endif
{
# ifdef __NR_execveat
    return (int)splork_call5_(__NR_execveat, (splork_word_)fd, (splork_word_)(uintptr_t)filename, (splork_word_)(uintptr_t)argv, (splork_word_)(uintptr_t)envp, (splork_word_)flags);
# else
    (void)fd;
    (void)filename;
    (void)argv;
    (void)envp;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned long idx2)
# else
static __inline__ int kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned long idx2)
# endif
{
# ifdef __NR_kcmp
    return (int)splork_call5_(__NR_kcmp, (splork_word_)pid1, (splork_word_)pid2, (splork_word_)type, (splork_word_)idx1, (splork_word_)idx2);
# else
    (void)pid1;
    (void)pid2;
    (void)type;
    (void)idx1;
    (void)idx2;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ ssize_t splork_listns(const struct ns_id_req *req, uint64_t *ns_ids, size_t nr_ns_ids,
                                        unsigned int flags)
# else
static __inline__ ssize_t listns(const struct ns_id_req *req, uint64_t *ns_ids, size_t nr_ns_ids,
                                 unsigned int flags)
# endif
{
# ifdef __NR_listns
    return (ssize_t)splork_call4_(__NR_listns, (splork_word_)(uintptr_t)req, (splork_word_)(uintptr_t)ns_ids, (splork_word_)nr_ns_ids, (splork_word_)flags);
# else
    (void)req;
    (void)ns_ids;
    (void)nr_ns_ids;
    (void)flags;
    return (ssize_t)splork_fail_(ENOTSUP);
# endif
}

#ifndef SPLORK_LIBC_HAS_process_madvise
# ifdef SPLORK_NO_NAMES
static __inline__ ssize_t splork_process_madvise(int pidfd, const struct iovec *vec, size_t vlen,
                                                 int behavior, unsigned int flags)
# else
static __inline__ ssize_t process_madvise(int pidfd, const struct iovec *vec, size_t vlen, int behavior,
                                          unsigned int flags)
# endif
{
# ifdef __NR_process_madvise
    return (ssize_t)splork_call5_(__NR_process_madvise, (splork_word_)pidfd, (splork_word_)(uintptr_t)vec, (splork_word_)vlen, (splork_word_)behavior, (splork_word_)flags);
# else
    (void)pidfd;
    (void)vec;
    (void)vlen;
    (void)behavior;
    (void)flags;
    return (ssize_t)splork_fail_(ENOTSUP);
# endif
}
#endif

#ifndef SPLORK_LIBC_HAS_process_mrelease
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_process_mrelease(int pidfd, unsigned int flags)
# else
static __inline__ int process_mrelease(int pidfd, unsigned int flags)
# endif
{
# ifdef __NR_process_mrelease
    return (int)splork_call2_(__NR_process_mrelease, (splork_word_)pidfd, (splork_word_)flags);
# else
    (void)pidfd;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_rt_sigqueueinfo(pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo)
# else
static __inline__ int rt_sigqueueinfo(pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo)
# endif
{
# ifdef __NR_rt_sigqueueinfo
    return (int)splork_call3_(__NR_rt_sigqueueinfo, (splork_word_)pid, (splork_word_)sig, (splork_word_)(uintptr_t)uinfo);
# else
    (void)pid;
    (void)sig;
    (void)uinfo;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_rt_tgsigqueueinfo(pid_t tgid, pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo)
# else
static __inline__ int rt_tgsigqueueinfo(pid_t tgid, pid_t pid, int sig, SPLORK_SIGINFO_T *uinfo)
# endif
{
# ifdef __NR_rt_tgsigqueueinfo
    return (int)splork_call4_(__NR_rt_tgsigqueueinfo, (splork_word_)tgid, (splork_word_)pid, (splork_word_)sig, (splork_word_)(uintptr_t)uinfo);
# else
    (void)tgid;
    (void)pid;
    (void)sig;
    (void)uinfo;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#ifndef SPLORK_LIBC_HAS_tgkill
# ifdef SPLORK_NO_NAMES
static __inline__ int splork_tgkill(pid_t tgid, pid_t pid, int sig)
# else
static __inline__ int tgkill(pid_t tgid, pid_t pid, int sig)
# endif
{
# ifdef __NR_tgkill
    return (int)splork_call3_(__NR_tgkill, (splork_word_)tgid, (splork_word_)pid, (splork_word_)sig);
# else
    (void)tgid;
    (void)pid;
    (void)sig;
    return (int)splork_fail_(ENOTSUP);
# endif
}
#endif

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_tkill(pid_t pid, int sig)
# else
static __inline__ int tkill(pid_t pid, int sig)
# endif
{
# ifdef __NR_tkill
    return (int)splork_call2_(__NR_tkill, (splork_word_)pid, (splork_word_)sig);
# else
    (void)pid;
    (void)sig;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
