/* <splork/inline.h> - generated from table/src/inline/ by `make header`; do not edit.
 * What the functions of splork's headers are made of under SPLORK_INLINE. Names end in an underscore: not for you. */
#ifndef SPLORK_INLINE_H
# define SPLORK_INLINE_H
# pragma GCC system_header /* programs' warnings are about programs */

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

/* Out of line, so that a caller whose call succeeds saves no register for errno's sake. */
__attribute__((__cold__, __noinline__, __unused__))
static long splork_fail_(int code)
{
    errno = code;
    return -1;
}

/* A raw kernel result as C has it: -4095 to -1 are errors, nothing else is. */
static __inline__ long splork_result_(long raw)
{
    return (unsigned long)raw >= (unsigned long)-4095L ? splork_fail_((int)-raw) : raw;
}

/* Compilers take a long asm statement for much code and would call it; then the arguments would go through memory. */
#define SPLORK_IN_PLACE_ __attribute__((__always_inline__)) static __inline__

/* The unwind tables must end in the child; without such tables there is nothing to say. */
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
# define SPLORK_CFI_(directive) directive "\n\t"
#else
# define SPLORK_CFI_(directive) ""
#endif

