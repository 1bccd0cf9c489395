/* Before Linux 6.8 linux/sched/types.h defined struct sched_param as well, which is the C library's. */
#ifdef __has_include
# if __has_include(<linux/sched/types.h>)
#  define SPLORK_HAS_linux_sched_types_h
# endif
#elif defined(__GLIBC__)
# define SPLORK_HAS_linux_sched_types_h
#endif
/* struct sched_attr got new fields. If the kernel's header has the shorter one, that one is renamed and this one replaces
 * it. If the program included the kernel's header before, the replacement has another name. */
#ifndef SCHED_ATTR_SIZE_VER1 /* Linux 5.3 */
# if defined(SCHED_ATTR_SIZE_VER0)
#  define sched_attr splork_sched_attr
# elif defined(SPLORK_HAS_linux_sched_types_h)
#  define sched_param splork_kernel_sched_param
#  define sched_attr splork_shorter_sched_attr
#  include <linux/sched/types.h>
#  undef sched_attr
#  ifdef SCHED_ATTR_SIZE_VER1 /* it is not shorter: once more, under its own name */
#   undef sched_param
#   define sched_param splork_kernel_sched_param_again
#   undef _LINUX_SCHED_TYPES_H
#   include <linux/sched/types.h>
#   define SPLORK_HAS_sched_attr
#  endif
#  undef sched_param
# endif
# ifndef SPLORK_HAS_sched_attr
struct sched_attr {
    uint32_t size;
    uint32_t sched_policy;
    uint64_t sched_flags;
    int32_t sched_nice;
    uint32_t sched_priority;
    uint64_t sched_runtime;
    uint64_t sched_deadline;
    uint64_t sched_period;
    uint32_t sched_util_min;
    uint32_t sched_util_max;
};
# endif
#endif
#ifdef __has_include
# if __has_include(<linux/ioprio.h>)
#  ifdef __cplusplus /* some versions have parameters called class */
#   ifdef __clang__
#    pragma clang diagnostic push
#    pragma clang diagnostic ignored "-Wkeyword-macro"
#   endif
#   define class splork_class
#   include <linux/ioprio.h>
#   undef class
#   ifdef __clang__
#    pragma clang diagnostic pop
#   endif
#  else
#   include <linux/ioprio.h>
#  endif
# endif
#endif
#ifndef SCHED_ATTR_SIZE_VER0 /* Linux 3.14 */
# define SCHED_ATTR_SIZE_VER0 48
#endif
#ifndef SCHED_ATTR_SIZE_VER1 /* Linux 5.3 */
# define SCHED_ATTR_SIZE_VER1 56
#endif
#ifndef IOPRIO_CLASS_SHIFT /* Linux 5.15 */
# define IOPRIO_CLASS_SHIFT 13
# define IOPRIO_CLASS_MASK 0x07
# define IOPRIO_PRIO_MASK ((1UL << IOPRIO_CLASS_SHIFT) - 1)
# define IOPRIO_PRIO_CLASS(ioprio) (((ioprio) >> IOPRIO_CLASS_SHIFT) & IOPRIO_CLASS_MASK)
# define IOPRIO_PRIO_DATA(ioprio) ((ioprio) & IOPRIO_PRIO_MASK)
# define IOPRIO_PRIO_VALUE(class, data) (((class) << IOPRIO_CLASS_SHIFT) | (data))
enum {
    IOPRIO_CLASS_NONE,
    IOPRIO_CLASS_RT,
    IOPRIO_CLASS_BE,
    IOPRIO_CLASS_IDLE
};
enum {
    IOPRIO_WHO_PROCESS = 1,
    IOPRIO_WHO_PGRP,
    IOPRIO_WHO_USER
};
#endif
#ifndef IOPRIO_HINT_SHIFT /* Linux 6.5 */
# ifndef IOPRIO_NR_CLASSES
#  define IOPRIO_NR_CLASSES 8
# endif
# define IOPRIO_CLASS_INVALID 7
# define IOPRIO_LEVEL_NR_BITS 3
# ifndef IOPRIO_NR_LEVELS
#  define IOPRIO_NR_LEVELS (1 << IOPRIO_LEVEL_NR_BITS)
# endif
# define IOPRIO_LEVEL_MASK (IOPRIO_NR_LEVELS - 1)
# define IOPRIO_PRIO_LEVEL(ioprio) ((ioprio) & IOPRIO_LEVEL_MASK)
# define IOPRIO_HINT_SHIFT IOPRIO_LEVEL_NR_BITS
# define IOPRIO_HINT_NR_BITS 10
# define IOPRIO_NR_HINTS (1 << IOPRIO_HINT_NR_BITS)
# define IOPRIO_HINT_MASK (IOPRIO_NR_HINTS - 1)
# define IOPRIO_PRIO_HINT(ioprio) (((ioprio) >> IOPRIO_HINT_SHIFT) & IOPRIO_HINT_MASK)
# define IOPRIO_HINT_NONE 0
# define IOPRIO_HINT_DEV_DURATION_LIMIT_1 1
# define IOPRIO_HINT_DEV_DURATION_LIMIT_2 2
# define IOPRIO_HINT_DEV_DURATION_LIMIT_3 3
# define IOPRIO_HINT_DEV_DURATION_LIMIT_4 4
# define IOPRIO_HINT_DEV_DURATION_LIMIT_5 5
# define IOPRIO_HINT_DEV_DURATION_LIMIT_6 6
# define IOPRIO_HINT_DEV_DURATION_LIMIT_7 7
# define IOPRIO_BAD_VALUE(val, max) ((val) < 0 || (val) >= (max))
# define IOPRIO_PRIO_VALUE_HINT(class, level, hint) \
    (((class) << IOPRIO_CLASS_SHIFT) | ((hint) << IOPRIO_HINT_SHIFT) | (level))
#endif
#ifndef SCHED_DEADLINE /* Linux 3.14 */
# define SCHED_DEADLINE 6
#endif
#ifndef SCHED_FLAG_RESET_ON_FORK /* Linux 3.14 */
# define SCHED_FLAG_RESET_ON_FORK 0x01
#endif
#ifndef SCHED_FLAG_RECLAIM /* Linux 4.13 */
# define SCHED_FLAG_RECLAIM 0x02
#endif
#ifndef SCHED_FLAG_DL_OVERRUN /* Linux 4.16 */
# define SCHED_FLAG_DL_OVERRUN 0x04
#endif
#ifndef SCHED_FLAG_KEEP_POLICY /* Linux 5.3 */
# define SCHED_FLAG_KEEP_POLICY 0x08
# define SCHED_FLAG_KEEP_PARAMS 0x10
# define SCHED_FLAG_UTIL_CLAMP_MIN 0x20
# define SCHED_FLAG_UTIL_CLAMP_MAX 0x40
#endif
#ifndef SCHED_GETATTR_FLAG_DL_DYNAMIC /* in Linux 7.2 */
# define SCHED_GETATTR_FLAG_DL_DYNAMIC 0x01
#endif
#ifndef SCHED_FLAG_KEEP_ALL /* Linux 5.3 */
# define SCHED_FLAG_KEEP_ALL (SCHED_FLAG_KEEP_POLICY | SCHED_FLAG_KEEP_PARAMS)
# define SCHED_FLAG_UTIL_CLAMP (SCHED_FLAG_UTIL_CLAMP_MIN | SCHED_FLAG_UTIL_CLAMP_MAX)
#endif
#ifndef SCHED_FLAG_ALL
# define SCHED_FLAG_ALL \
    (SCHED_FLAG_RESET_ON_FORK | SCHED_FLAG_RECLAIM | SCHED_FLAG_DL_OVERRUN | SCHED_FLAG_KEEP_ALL | SCHED_FLAG_UTIL_CLAMP)
#endif
#ifndef SCHED_NORMAL
# define SCHED_NORMAL 0
#endif
#ifndef SCHED_FIFO
# define SCHED_FIFO 1
# define SCHED_RR 2
#endif
#ifndef SCHED_BATCH
# define SCHED_BATCH 3
#endif
#ifndef SCHED_IDLE
# define SCHED_IDLE 5
#endif
#ifndef SCHED_EXT /* Linux 6.12 */
# define SCHED_EXT 7
#endif
#ifndef SCHED_RESET_ON_FORK
# define SCHED_RESET_ON_FORK 0x40000000
#endif
