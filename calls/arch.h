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
