/* <splork/inline.h> - generated from table/src/inline/ by `make header`; do not edit.
 * Internals of splork's inline functions (SPLORK_INLINE). Names that end in an underscore are not for programs. */
#ifndef SPLORK_INLINE_H
# define SPLORK_INLINE_H
# pragma GCC system_header /* no warnings from this header */

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
