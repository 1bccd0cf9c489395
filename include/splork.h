/* STUB, will be generated */
#ifndef SPLORK_H
#define SPLORK_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/syscall.h>
#ifndef __NR_splork
# define __NR_splork 900
#endif
#define SYS_splork __NR_splork
#ifndef __NR_clone_nice
# define __NR_clone_nice 901
#endif
#define SYS_clone_nice __NR_clone_nice
#ifndef __NR_splork_packed
# define __NR_splork_packed 902
#endif
#define SYS_splork_packed __NR_splork_packed
struct clone_args;
struct splork_packed_args { uint64_t fd, a, b, buf, len, flags, offset, prio; };
#define SPLORK_WHEN_ENOSYS 1
#define SPLORK_WHEN_EPERM 2
#ifdef __cplusplus
extern "C" {
#endif
int splork(void *arg2, unsigned long arg1);
int clone_nice(int (*fn)(void *), void *stack, int flags, void *arg, int nice, ... /* pid_t *parent_tid, void *tls, pid_t *child_tid */);
int splork_packed(int fd, unsigned long a, unsigned long b, void *buf, size_t len, int flags, uint64_t offset, int prio);
pid_t clone3(struct clone_args *args, size_t size, int (*fn)(void *), void *arg) __asm__("splork_clone3");
pid_t splork_clone3_or_clone(struct clone_args *args, size_t size, int (*fn)(void *), void *arg, unsigned int when);
long splork_spawn(long number, const long *args, void *stack, int (*fn)(void *), void *arg);
#ifdef __cplusplus
}
#endif
#endif
