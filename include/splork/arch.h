/* <splork/arch.h> - generated from arch.toml by "splork header" (make header); do not edit. */
#ifndef SPLORK_ARCH_H
#define SPLORK_ARCH_H

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

/* Definitions that older kernel headers lack, from arch.h beside the table. The kernel's headers come first; a
 * program may include them too. If it has these definitions itself, it must define SPLORK_NO_TYPES. */
#if !defined(SPLORK_NO_TYPES) && !defined(SPLORK_ARCH_TYPES)
# define SPLORK_ARCH_TYPES
#ifdef __has_include
# if __has_include(<asm/prctl.h>)
#  include <asm/prctl.h>
# endif
# if __has_include(<asm/hwprobe.h>)
#  include <asm/hwprobe.h>
# endif
#elif defined(__GLIBC__) && (defined(__x86_64__) || defined(__i386__))
# include <asm/prctl.h>
#endif
#ifndef ARCH_SET_GS
# define ARCH_SET_GS 0x1001
# define ARCH_SET_FS 0x1002
# define ARCH_GET_FS 0x1003
# define ARCH_GET_GS 0x1004
#endif
#ifndef ARCH_GET_CPUID /* Linux 4.12 */
# define ARCH_GET_CPUID 0x1011
# define ARCH_SET_CPUID 0x1012
#endif
#ifndef ARCH_GET_XCOMP_SUPP /* Linux 5.16 */
# define ARCH_GET_XCOMP_SUPP 0x1021
# define ARCH_GET_XCOMP_PERM 0x1022
# define ARCH_REQ_XCOMP_PERM 0x1023
#endif
#ifndef ARCH_GET_XCOMP_GUEST_PERM /* Linux 5.17 */
# define ARCH_GET_XCOMP_GUEST_PERM 0x1024
# define ARCH_REQ_XCOMP_GUEST_PERM 0x1025
#endif
#ifndef ARCH_XCOMP_TILECFG /* Linux 6.4 */
# define ARCH_XCOMP_TILECFG 17
# define ARCH_XCOMP_TILEDATA 18
#endif
#ifndef ARCH_MAP_VDSO_X32 /* Linux 4.9 */
# define ARCH_MAP_VDSO_X32 0x2001
# define ARCH_MAP_VDSO_32 0x2002
# define ARCH_MAP_VDSO_64 0x2003
#endif
#ifndef ARCH_GET_UNTAG_MASK /* Linux 6.4 */
# define ARCH_GET_UNTAG_MASK 0x4001
# define ARCH_ENABLE_TAGGED_ADDR 0x4002
# define ARCH_GET_MAX_TAG_BITS 0x4003
# define ARCH_FORCE_TAGGED_SVA 0x4004
#endif
#ifndef ARCH_SHSTK_ENABLE /* Linux 6.6 */
# define ARCH_SHSTK_ENABLE 0x5001
# define ARCH_SHSTK_DISABLE 0x5002
# define ARCH_SHSTK_LOCK 0x5003
# define ARCH_SHSTK_UNLOCK 0x5004
# define ARCH_SHSTK_STATUS 0x5005
#endif
#ifndef ARCH_SHSTK_SHSTK /* Linux 6.6 */
# define ARCH_SHSTK_SHSTK ((uint64_t)1 << 0)
# define ARCH_SHSTK_WRSS ((uint64_t)1 << 1)
#endif
#ifndef RISCV_HWPROBE_KEY_MVENDORID /* Linux 6.4 */
struct riscv_hwprobe {
    int64_t key;
    uint64_t value;
};

# define RISCV_HWPROBE_KEY_MVENDORID 0
# define RISCV_HWPROBE_KEY_MARCHID 1
# define RISCV_HWPROBE_KEY_MIMPID 2
# define RISCV_HWPROBE_KEY_BASE_BEHAVIOR 3
# define RISCV_HWPROBE_BASE_BEHAVIOR_IMA ((uint64_t)1 << 0)
# define RISCV_HWPROBE_KEY_IMA_EXT_0 4
# define RISCV_HWPROBE_IMA_FD ((uint64_t)1 << 0)
# define RISCV_HWPROBE_IMA_C ((uint64_t)1 << 1)
# define RISCV_HWPROBE_KEY_CPUPERF_0 5
# define RISCV_HWPROBE_MISALIGNED_UNKNOWN 0
# define RISCV_HWPROBE_MISALIGNED_EMULATED 1
# define RISCV_HWPROBE_MISALIGNED_SLOW 2
# define RISCV_HWPROBE_MISALIGNED_FAST 3
# define RISCV_HWPROBE_MISALIGNED_UNSUPPORTED 4
# define RISCV_HWPROBE_MISALIGNED_MASK 7
#endif
#ifndef RISCV_HWPROBE_IMA_V /* Linux 6.5 */
# define RISCV_HWPROBE_IMA_V ((uint64_t)1 << 2)
#endif
#ifndef RISCV_HWPROBE_EXT_ZBA /* Linux 6.5 */
# define RISCV_HWPROBE_EXT_ZBA ((uint64_t)1 << 3)
# define RISCV_HWPROBE_EXT_ZBB ((uint64_t)1 << 4)
# define RISCV_HWPROBE_EXT_ZBS ((uint64_t)1 << 5)
#endif
#ifndef RISCV_HWPROBE_EXT_ZICBOZ /* Linux 6.6 */
# define RISCV_HWPROBE_EXT_ZICBOZ ((uint64_t)1 << 6)
# define RISCV_HWPROBE_KEY_ZICBOZ_BLOCK_SIZE 6
#endif
#ifndef RISCV_HWPROBE_EXT_ZBC /* Linux 6.8 */
# define RISCV_HWPROBE_EXT_ZBC ((uint64_t)1 << 7)
# define RISCV_HWPROBE_EXT_ZBKB ((uint64_t)1 << 8)
# define RISCV_HWPROBE_EXT_ZBKC ((uint64_t)1 << 9)
# define RISCV_HWPROBE_EXT_ZBKX ((uint64_t)1 << 10)
# define RISCV_HWPROBE_EXT_ZKND ((uint64_t)1 << 11)
# define RISCV_HWPROBE_EXT_ZKNE ((uint64_t)1 << 12)
# define RISCV_HWPROBE_EXT_ZKNH ((uint64_t)1 << 13)
# define RISCV_HWPROBE_EXT_ZKSED ((uint64_t)1 << 14)
# define RISCV_HWPROBE_EXT_ZKSH ((uint64_t)1 << 15)
# define RISCV_HWPROBE_EXT_ZKT ((uint64_t)1 << 16)
# define RISCV_HWPROBE_EXT_ZVBB ((uint64_t)1 << 17)
# define RISCV_HWPROBE_EXT_ZVBC ((uint64_t)1 << 18)
# define RISCV_HWPROBE_EXT_ZVKB ((uint64_t)1 << 19)
# define RISCV_HWPROBE_EXT_ZVKG ((uint64_t)1 << 20)
# define RISCV_HWPROBE_EXT_ZVKNED ((uint64_t)1 << 21)
# define RISCV_HWPROBE_EXT_ZVKNHA ((uint64_t)1 << 22)
# define RISCV_HWPROBE_EXT_ZVKNHB ((uint64_t)1 << 23)
# define RISCV_HWPROBE_EXT_ZVKSED ((uint64_t)1 << 24)
# define RISCV_HWPROBE_EXT_ZVKSH ((uint64_t)1 << 25)
# define RISCV_HWPROBE_EXT_ZVKT ((uint64_t)1 << 26)
# define RISCV_HWPROBE_EXT_ZFH ((uint64_t)1 << 27)
# define RISCV_HWPROBE_EXT_ZFHMIN ((uint64_t)1 << 28)
# define RISCV_HWPROBE_EXT_ZIHINTNTL ((uint64_t)1 << 29)
# define RISCV_HWPROBE_EXT_ZVFH ((uint64_t)1 << 30)
# define RISCV_HWPROBE_EXT_ZVFHMIN ((uint64_t)1 << 31)
# define RISCV_HWPROBE_EXT_ZFA ((uint64_t)1 << 32)
#endif
#ifndef RISCV_HWPROBE_WHICH_CPUS /* Linux 6.8 */
# define RISCV_HWPROBE_WHICH_CPUS (1UL << 0)
#endif
#ifndef RISCV_HWPROBE_EXT_ZTSO /* Linux 6.9 */
# define RISCV_HWPROBE_EXT_ZTSO ((uint64_t)1 << 33)
#endif
#ifndef RISCV_HWPROBE_EXT_ZACAS /* Linux 6.9 */
# define RISCV_HWPROBE_EXT_ZACAS ((uint64_t)1 << 34)
#endif
#ifndef RISCV_HWPROBE_EXT_ZICOND /* Linux 6.9 */
# define RISCV_HWPROBE_EXT_ZICOND ((uint64_t)1 << 35)
#endif
#ifndef RISCV_HWPROBE_EXT_ZIHINTPAUSE /* Linux 6.10 */
# define RISCV_HWPROBE_EXT_ZIHINTPAUSE ((uint64_t)1 << 36)
#endif
#ifndef RISCV_HWPROBE_KEY_HIGHEST_VIRT_ADDRESS /* Linux 6.10 */
# define RISCV_HWPROBE_KEY_HIGHEST_VIRT_ADDRESS 7
#endif
#ifndef RISCV_HWPROBE_EXT_ZVE32X /* Linux 6.11 */
# define RISCV_HWPROBE_EXT_ZVE32X ((uint64_t)1 << 37)
# define RISCV_HWPROBE_EXT_ZVE32F ((uint64_t)1 << 38)
# define RISCV_HWPROBE_EXT_ZVE64X ((uint64_t)1 << 39)
# define RISCV_HWPROBE_EXT_ZVE64F ((uint64_t)1 << 40)
# define RISCV_HWPROBE_EXT_ZVE64D ((uint64_t)1 << 41)
#endif
#ifndef RISCV_HWPROBE_EXT_ZIMOP /* Linux 6.11 */
# define RISCV_HWPROBE_EXT_ZIMOP ((uint64_t)1 << 42)
# define RISCV_HWPROBE_EXT_ZCA ((uint64_t)1 << 43)
# define RISCV_HWPROBE_EXT_ZCB ((uint64_t)1 << 44)
# define RISCV_HWPROBE_EXT_ZCD ((uint64_t)1 << 45)
# define RISCV_HWPROBE_EXT_ZCF ((uint64_t)1 << 46)
# define RISCV_HWPROBE_EXT_ZCMOP ((uint64_t)1 << 47)
#endif
#ifndef RISCV_HWPROBE_EXT_ZAWRS /* Linux 6.11 */
# define RISCV_HWPROBE_EXT_ZAWRS ((uint64_t)1 << 48)
#endif
#ifndef RISCV_HWPROBE_KEY_TIME_CSR_FREQ /* Linux 6.11 */
# define RISCV_HWPROBE_KEY_TIME_CSR_FREQ 8
#endif
#ifndef RISCV_HWPROBE_KEY_MISALIGNED_SCALAR_PERF /* Linux 6.11 */
# define RISCV_HWPROBE_KEY_MISALIGNED_SCALAR_PERF 9
# define RISCV_HWPROBE_MISALIGNED_SCALAR_UNKNOWN 0
# define RISCV_HWPROBE_MISALIGNED_SCALAR_EMULATED 1
# define RISCV_HWPROBE_MISALIGNED_SCALAR_SLOW 2
# define RISCV_HWPROBE_MISALIGNED_SCALAR_FAST 3
# define RISCV_HWPROBE_MISALIGNED_SCALAR_UNSUPPORTED 4
#endif
#ifndef RISCV_HWPROBE_EXT_SUPM /* Linux 6.13 */
# define RISCV_HWPROBE_EXT_SUPM ((uint64_t)1 << 49)
#endif
#ifndef RISCV_HWPROBE_KEY_MISALIGNED_VECTOR_PERF /* Linux 6.13 */
# define RISCV_HWPROBE_KEY_MISALIGNED_VECTOR_PERF 10
# define RISCV_HWPROBE_MISALIGNED_VECTOR_UNKNOWN 0
# define RISCV_HWPROBE_MISALIGNED_VECTOR_SLOW 2
# define RISCV_HWPROBE_MISALIGNED_VECTOR_FAST 3
# define RISCV_HWPROBE_MISALIGNED_VECTOR_UNSUPPORTED 4
#endif
#ifndef RISCV_HWPROBE_KEY_VENDOR_EXT_THEAD_0
# define RISCV_HWPROBE_KEY_VENDOR_EXT_THEAD_0 11
#endif
#ifndef RISCV_HWPROBE_EXT_ZICNTR
# define RISCV_HWPROBE_EXT_ZICNTR ((uint64_t)1 << 50)
# define RISCV_HWPROBE_EXT_ZIHPM ((uint64_t)1 << 51)
#endif
#ifndef RISCV_HWPROBE_EXT_ZFBFMIN
# define RISCV_HWPROBE_EXT_ZFBFMIN ((uint64_t)1 << 52)
# define RISCV_HWPROBE_EXT_ZVFBFMIN ((uint64_t)1 << 53)
# define RISCV_HWPROBE_EXT_ZVFBFWMA ((uint64_t)1 << 54)
#endif
#ifndef RISCV_HWPROBE_EXT_ZAAMO
# define RISCV_HWPROBE_EXT_ZAAMO ((uint64_t)1 << 56)
# define RISCV_HWPROBE_EXT_ZALRSC ((uint64_t)1 << 57)
#endif
#ifndef RISCV_HWPROBE_EXT_ZILSD
# define RISCV_HWPROBE_EXT_ZILSD ((uint64_t)1 << 61)
# define RISCV_HWPROBE_EXT_ZCLSD ((uint64_t)1 << 62)
#endif
#ifndef RISCV_HWPROBE_EXT_ZICCLSM
# define RISCV_HWPROBE_EXT_ZICCLSM ((uint64_t)1 << 1)
# define RISCV_HWPROBE_EXT_ZICCAMOA ((uint64_t)1 << 2)
# define RISCV_HWPROBE_EXT_ZICCIF ((uint64_t)1 << 3)
# define RISCV_HWPROBE_EXT_ZICCRSE ((uint64_t)1 << 4)
# define RISCV_HWPROBE_EXT_ZA64RS ((uint64_t)1 << 5)
#endif
#ifndef RISCV_HWPROBE_EXT_ZICBOM
# define RISCV_HWPROBE_EXT_ZICBOM ((uint64_t)1 << 55)
# define RISCV_HWPROBE_KEY_ZICBOM_BLOCK_SIZE 12
#endif
#ifndef RISCV_HWPROBE_EXT_ZICBOP
# define RISCV_HWPROBE_EXT_ZICBOP ((uint64_t)1 << 60)
# define RISCV_HWPROBE_KEY_ZICBOP_BLOCK_SIZE 15
#endif
#ifndef RISCV_HWPROBE_EXT_ZABHA
# define RISCV_HWPROBE_EXT_ZABHA ((uint64_t)1 << 58)
#endif
#ifndef RISCV_HWPROBE_EXT_ZALASR
# define RISCV_HWPROBE_EXT_ZALASR ((uint64_t)1 << 59)
#endif
#ifndef RISCV_HWPROBE_EXT_ZICFILP
# define RISCV_HWPROBE_EXT_ZICFILP ((uint64_t)1 << 63)
#endif
#ifndef RISCV_HWPROBE_KEY_VENDOR_EXT_SIFIVE_0
# define RISCV_HWPROBE_KEY_VENDOR_EXT_SIFIVE_0 13
#endif
#ifndef RISCV_HWPROBE_KEY_VENDOR_EXT_MIPS_0
# define RISCV_HWPROBE_KEY_VENDOR_EXT_MIPS_0 14
#endif
#ifndef RISCV_HWPROBE_KEY_IMA_EXT_1
# define RISCV_HWPROBE_KEY_IMA_EXT_1 16
#endif
#ifndef RISCV_HWPROBE_EXT_ZICFISS
# define RISCV_HWPROBE_EXT_ZICFISS ((uint64_t)1 << 0)
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Set or get what x86 keeps for a thread: segment bases, CPUID, big registers, shadow stacks.
 *
 * Parameters:
 *   option  what to do: ARCH_*
 *   arg2    a number or an address, according to option
 *
 * On success, returns 0; with ARCH_GET_CPUID 1 if the instruction CPUID may be used, else 0, and
 * leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EEXIST      ARCH_MAP_VDSO_32 and its like: the process has a vDSO already.
 *   EFAULT      arg2 is an address and not accessible.
 *   EINVAL      option is unknown, or its number in arg2 is; or a 32-bit program asks for what
 *               64-bit programs have alone.
 *   EBUSY       ARCH_ENABLE_TAGGED_ADDR: it is enabled already, or other threads exist.
 *   ENODEV      ARCH_SET_CPUID: the processor cannot forbid the instruction.
 *               ARCH_ENABLE_TAGGED_ADDR: it has no such addresses.
 *   ENOSPC      ARCH_REQ_XCOMP_PERM: a thread's alternative signal stack is too small for the
 *               larger registers.
 *   EOPNOTSUPP  ARCH_REQ_XCOMP_PERM: the machine has no such register state. ARCH_SHSTK_*: it has
 *               no shadow stacks, or the kernel is built without.
 *   EPERM       ARCH_SET_FS, ARCH_SET_GS: arg2 is no user-space address. ARCH_SHSTK_*: the feature
 *               is locked, or ARCH_SHSTK_WRSS is asked for without shadow stacks.
 *   ENOSYS      This kernel does not have the call.
 *   ENOTSUP     splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 2.6. Source: arch_prctl(2), arch/x86/kernel/process.c,
 * arch/x86/kernel/process_64.c.
 */
#if defined(__NR_arch_prctl) && __NR_arch_prctl < 0 /* libseccomp's mark for "none here" */
# undef __NR_arch_prctl
#endif
#ifndef __NR_arch_prctl
# if defined(__x86_64__) && defined(__ILP32__)
#  define __NR_arch_prctl (0x40000000 + 158)
# elif defined(__x86_64__) && !defined(__ILP32__)
#  define __NR_arch_prctl 158
# elif defined(__i386__)
#  define __NR_arch_prctl 384
# endif /* other architectures: no number, arch_prctl() fails with ENOTSUP */
#endif
#if defined(__NR_arch_prctl) && !defined(SYS_arch_prctl)
# define SYS_arch_prctl __NR_arch_prctl
#endif
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_arch_prctl(int option, unsigned long arg2);
# else
int arch_prctl(int option, unsigned long arg2) __asm__("splork_arch_prctl");
# endif
#endif

/**
 * Ask what the RISC-V processors can do.
 *
 * Parameters:
 *   pairs       keys, and room for their values
 *   pair_count  how many
 *   cpusetsize  the length of cpus in bytes, 0 for all processors that are online
 *   cpus        a set of processors, as a cpu_set_t, or NULL
 *   flags       0 or RISCV_HWPROBE_WHICH_CPUS
 *
 * On success, returns 0, and leaves errno unchanged. On error, returns -1 and sets errno.
 *
 * Errors:
 *   EFAULT   pairs or cpus is not accessible, or cpus is NULL and cpusetsize is not 0.
 *   EINVAL   flags is unknown, or no processor of cpus is online, as none is where cpus is not
 *            NULL and cpusetsize is 0; with RISCV_HWPROBE_WHICH_CPUS: cpus is NULL or cpusetsize
 *            is 0.
 *   ENOSYS   This kernel does not have the call.
 *   ENOTSUP  splork knows no number for this architecture.
 *
 * Async-signal-safe. Since Linux 6.4. Source: arch/riscv/kernel/sys_hwprobe.c,
 * Documentation/arch/riscv/hwprobe.rst.
 */
#if defined(__NR_riscv_hwprobe) && __NR_riscv_hwprobe < 0 /* libseccomp's mark for "none here" */
# undef __NR_riscv_hwprobe
#endif
#ifndef __NR_riscv_hwprobe
# if defined(__riscv)
#  define __NR_riscv_hwprobe 258
# endif /* other architectures: no number, riscv_hwprobe() fails with ENOTSUP */
#endif
#if defined(__NR_riscv_hwprobe) && !defined(SYS_riscv_hwprobe)
# define SYS_riscv_hwprobe __NR_riscv_hwprobe
#endif
struct riscv_hwprobe;
#ifndef SPLORK_INLINE
# ifdef SPLORK_NO_NAMES
int splork_riscv_hwprobe(struct riscv_hwprobe *pairs, size_t pair_count, size_t cpusetsize,
                         unsigned long *cpus, unsigned int flags);
# else
int riscv_hwprobe(struct riscv_hwprobe *pairs, size_t pair_count, size_t cpusetsize, unsigned long *cpus,
                  unsigned int flags) __asm__("splork_riscv_hwprobe");
# endif
#endif

/* Without the library: the same functions, as inline functions. */
#ifdef SPLORK_INLINE
# include <splork/inline.h>
# pragma GCC system_header

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_arch_prctl(int option, unsigned long arg2)
# else
static __inline__ int arch_prctl(int option, unsigned long arg2)
# endif
{
# ifdef __NR_arch_prctl
    return (int)splork_call2_(__NR_arch_prctl, (splork_word_)option, (splork_word_)arg2);
# else
    (void)option;
    (void)arg2;
    return (int)splork_fail_(ENOTSUP);
# endif
}

# ifdef SPLORK_NO_NAMES
static __inline__ int splork_riscv_hwprobe(struct riscv_hwprobe *pairs, size_t pair_count, size_t cpusetsize,
                                           unsigned long *cpus, unsigned int flags)
# else
static __inline__ int riscv_hwprobe(struct riscv_hwprobe *pairs, size_t pair_count, size_t cpusetsize,
                                    unsigned long *cpus, unsigned int flags)
# endif
{
# ifdef __NR_riscv_hwprobe
    return (int)splork_call5_(__NR_riscv_hwprobe, (splork_word_)(uintptr_t)pairs, (splork_word_)pair_count, (splork_word_)cpusetsize, (splork_word_)(uintptr_t)cpus, (splork_word_)flags);
# else
    (void)pairs;
    (void)pair_count;
    (void)cpusetsize;
    (void)cpus;
    (void)flags;
    return (int)splork_fail_(ENOTSUP);
# endif
}

#endif

#ifdef __cplusplus
}
#endif

#endif
