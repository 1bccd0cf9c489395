/* What differs from ABI to ABI in the stack that a child begins on. Included by support.h. */
#ifndef SPLORK_TEST_STACK_ABI_H
#define SPLORK_TEST_STACK_ABI_H

#include <stdint.h>
#include <stdlib.h>

/* What the ABI asks of a stack pointer where a function is called; how far below the top of its stack, so rounded, a
 * child's is where fn is called: an argument's place, a first frame; how far above that fn's frame address is. */
#if defined(__m68k__)
# define STACK_ALIGN 4
#elif defined(__arm__) || defined(__s390__) || (defined(__mips__) && _MIPS_SIM == _ABIO32) \
    || (defined(__sparc__) && !defined(__arch64__))
# define STACK_ALIGN 8
#else
# define STACK_ALIGN 16
#endif
#if defined(__i386__)
# define BELOW_TOP 16
#elif defined(__powerpc64__) && defined(_CALL_ELF) && _CALL_ELF == 2
# define BELOW_TOP 32
#elif defined(__powerpc64__)
# define BELOW_TOP 112
#elif defined(__powerpc__)
# define BELOW_TOP 16
#elif defined(__s390__)
# define BELOW_TOP 160
# define FRAME_ADDRESS 160
#elif defined(__mips__) && _MIPS_SIM == _ABIO32
# define BELOW_TOP 16
#elif defined(__sparc__) && defined(__arch64__)
# define BELOW_TOP (getenv("SPLORK_TEST_REFUSED") ? 176 : 352) /* a kernel puts a copy of the caller's frame above */
#elif defined(__sparc__)
# define BELOW_TOP (getenv("SPLORK_TEST_REFUSED") ? 96 : 192)
# define KERNELS_ALIGN (getenv("SPLORK_TEST_REFUSED") ? STACK_ALIGN : 16) /* it rounds for both word sizes alike */
#elif defined(__m68k__)
# define BELOW_TOP 4
#else
# define BELOW_TOP 0
#endif
#ifndef KERNELS_ALIGN
# define KERNELS_ALIGN STACK_ALIGN
#endif
#ifndef FRAME_ADDRESS
# define FRAME_ADDRESS 0
#endif

/* What fn's __builtin_dwarf_cfa() is to be, exactly, in a child whose stack has this top. */
static inline uintptr_t frame_below(const char *top)
{
    return ((uintptr_t)top & -(uintptr_t)KERNELS_ALIGN) - BELOW_TOP + FRAME_ADDRESS;
}

#endif
