/* struct clone_args got new fields twice. If the kernel's header has a shorter one, that one is renamed and this one
 * replaces it. CLONE_PIDFD does not tell whether the struct is defined: libc's sched.h has it without the struct. */
#ifdef __has_include
# if __has_include(<linux/sched.h>)
#  define SPLORK_HAS_linux_sched_h
# endif
#elif defined(__GLIBC__)
# define SPLORK_HAS_linux_sched_h
#endif
#ifndef CLONE_ARGS_SIZE_VER2 /* Linux 5.7 */
# if defined(_LINUX_SCHED_H) /* the program has included a shorter one already: ours goes by another name */
#  define clone_args splork_clone_args
# elif defined(SPLORK_HAS_linux_sched_h)
#  define clone_args splork_shorter_clone_args
#  include <linux/sched.h>
#  undef clone_args
#  if defined(CLONE_ARGS_SIZE_VER2) && defined(_LINUX_SCHED_H) /* it is not shorter: once more, under its own name */
#   define SPLORK_HAS_clone_args
#   undef _LINUX_SCHED_H
#   include <linux/sched.h>
#  endif
# endif
# ifndef SPLORK_HAS_clone_args
struct clone_args {
    uint64_t flags __attribute__((__aligned__(8)));
    uint64_t pidfd __attribute__((__aligned__(8)));
    uint64_t child_tid __attribute__((__aligned__(8)));
    uint64_t parent_tid __attribute__((__aligned__(8)));
    uint64_t exit_signal __attribute__((__aligned__(8)));
    uint64_t stack __attribute__((__aligned__(8)));
    uint64_t stack_size __attribute__((__aligned__(8)));
    uint64_t tls __attribute__((__aligned__(8)));
    uint64_t set_tid __attribute__((__aligned__(8))); /* Linux 5.5 */
    uint64_t set_tid_size __attribute__((__aligned__(8))); /* Linux 5.5 */
    uint64_t cgroup __attribute__((__aligned__(8))); /* Linux 5.7 */
};
# endif
#endif
#ifndef CLONE_ARGS_SIZE_VER0
# define CLONE_ARGS_SIZE_VER0 64
#endif
#ifndef CLONE_ARGS_SIZE_VER1
# define CLONE_ARGS_SIZE_VER1 80
#endif
#ifndef CLONE_ARGS_SIZE_VER2
# define CLONE_ARGS_SIZE_VER2 88
#endif
#ifndef CSIGNAL
# define CSIGNAL 0x000000ff
#endif
#ifndef CLONE_VM
# define CLONE_VM 0x00000100
# define CLONE_FS 0x00000200
# define CLONE_FILES 0x00000400
# define CLONE_SIGHAND 0x00000800
# define CLONE_PTRACE 0x00002000
# define CLONE_VFORK 0x00004000
# define CLONE_PARENT 0x00008000
# define CLONE_THREAD 0x00010000
# define CLONE_NEWNS 0x00020000
# define CLONE_SYSVSEM 0x00040000
# define CLONE_SETTLS 0x00080000
# define CLONE_PARENT_SETTID 0x00100000
# define CLONE_CHILD_CLEARTID 0x00200000
# define CLONE_DETACHED 0x00400000
# define CLONE_UNTRACED 0x00800000
# define CLONE_CHILD_SETTID 0x01000000
# define CLONE_NEWUTS 0x04000000
# define CLONE_NEWIPC 0x08000000
# define CLONE_NEWUSER 0x10000000
# define CLONE_NEWPID 0x20000000
# define CLONE_NEWNET 0x40000000
# define CLONE_IO 0x80000000
#endif
#ifndef CLONE_NEWCGROUP /* Linux 4.6 */
# define CLONE_NEWCGROUP 0x02000000
#endif
#ifndef CLONE_PIDFD /* Linux 5.2 */
# define CLONE_PIDFD 0x00001000
#endif
#ifndef CLONE_CLEAR_SIGHAND /* Linux 5.5 */
# define CLONE_CLEAR_SIGHAND ((uint64_t)1 << 32)
#endif
#ifndef CLONE_NEWTIME /* Linux 5.6 */
# define CLONE_NEWTIME 0x00000080
#endif
#ifndef CLONE_INTO_CGROUP /* Linux 5.7 */
# define CLONE_INTO_CGROUP ((uint64_t)1 << 33)
#endif
#ifndef CLONE_AUTOREAP /* in Linux 7.2 */
# define CLONE_AUTOREAP ((uint64_t)1 << 34)
#endif
#ifndef CLONE_NNP /* in Linux 7.2 */
# define CLONE_NNP ((uint64_t)1 << 35)
#endif
#ifndef CLONE_PIDFD_AUTOKILL /* in Linux 7.2 */
# define CLONE_PIDFD_AUTOKILL ((uint64_t)1 << 36)
#endif
#ifndef CLONE_EMPTY_MNTNS /* in Linux 7.2 */
# define CLONE_EMPTY_MNTNS ((uint64_t)1 << 37)
#endif
#ifndef UNSHARE_EMPTY_MNTNS /* in Linux 7.2, for unshare(2) */
# define UNSHARE_EMPTY_MNTNS 0x00100000
#endif
