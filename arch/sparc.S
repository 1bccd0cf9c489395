/* SPARC, 64 and 32 bits (v8+).
 *
 * - system call: `ta 0x6d`, on 32 bits `ta 0x10`; number in %g1, arguments in %o0-%o5, result in %o0; with the carry it is an
 *   errno. Of calls that start a child the parent has 0 in %o1, the child 1 and the parent's number in %o0
 * - the kernel keeps %g1-%g7 and %o0-%o7 for the child. Locals and in registers are on the stack, and a child with memory of
 *   its own and another stack finds there what had been there: the kernel copies the frame from %sp to %fp to its stack,
 *   but in the parent's memory. So it reads none before it has set it; and it needs a frame of known size, on a stack that
 *   has all windows
 * - C callee-saved: locals, in registers, %sp, %fp. %g2 and %g3 are the program's to use, %g7 is the thread pointer. A frame
 *   begins with a window's 16 words; on 64 bits %sp and %fp are 2047 below where they point. The stack is 16-aligned, on 32
 *   bits 8-aligned
 * - the instruction behind a branch runs before it takes effect, and is indented by one more
 *
 * C:       splork_arch_syscallN(%o0 ... , number behind them, a seventh on the stack)
 * kernel:  number %g1, arguments where they are
 *
 * C:       splork_arch_spawn(number %o0, args %o1, fn %o2, arg %o3)
 * kernel:  number %g1, args[0..6] %o0-%o5                         fn and arg ride along in %g2 and %g3
 *
 * C:       clone(fn %o0, stack %o1, flags %o2, arg %o3, parent_tid %o4, tls %o5, child_tid on the stack)
 * kernel:  __NR_clone %g1, flags %o0, stack - 2047 %o1, parent_tid %o2, tls %o3, child_tid %o4
 *                                                                fn and arg ride along in %g2 and %g3
 *
 * C:       splork_clone3(args %o0, size %o1, fn %o2, arg %o3)
 */

#ifndef __sparc__
# error "sparc.S needs a C compiler for SPARC: sparc64-linux-gnu-gcc, for 32 bits with -m32, say"
#endif
#ifdef __arch64__
# define POINTER_WIDTH 64
#else
# define POINTER_WIDTH 32
#endif
#if SPLORK_POINTER_WIDTH != POINTER_WIDTH /* build.rs gives it, and assemblers would not mind */
# error "sparc.S is assembled for another word size than Rust compiles for: -m32 or -m64"
#endif

#include <asm/errno.h>
#include <asm/unistd.h>

#include "names.h"
#include "sparc.h"

	.text
	.align	4

	/* Not hidden: another name that means the same would be so, too. */
	.macro	exported name
	.globl	\name
	.type	\name, #function
\name:
	.cfi_startproc
	.endm

	.macro	function name
	.hidden	\name
	exported \name
	.endm

	.macro	end name
	.cfi_endproc
	.size	\name, . - \name
	.endm

	.macro	syscalls name, load, from
	function \name
	\load	\from, %g1		! number; the arguments are in place
	TRAP
	IF_CARRY 1f
	 nop
	retl
	 nop
1:
	retl
	 sub	%g0, %o0, %o0		! -errno, as other architectures return it
	end \name
	.endm

	syscalls splork_arch_syscall0, mov, %o0
	syscalls splork_arch_syscall1, mov, %o1
	syscalls splork_arch_syscall2, mov, %o2
	syscalls splork_arch_syscall3, mov, %o3
	syscalls splork_arch_syscall4, mov, %o4
	syscalls splork_arch_syscall5, mov, %o5
	syscalls splork_arch_syscall6, LOAD, [%sp+SEVENTH]

	function splork_arch_spawn
	frame
	mov	%i0, %g1		! number
	mov	%i2, %g2		! fn, kept by the kernel for the child
	mov	%i3, %g3		! arg, likewise
	LOAD	[%i1], %o0		! args[0]
	LOAD	[%i1 + WORD], %o1	! args[1]
	LOAD	[%i1 + 2 * WORD], %o2	! args[2]
	LOAD	[%i1 + 3 * WORD], %o3	! args[3]
	LOAD	[%i1 + 4 * WORD], %o4	! args[4]
	LOAD	[%i1 + 5 * WORD], %o5	! args[5]
	twice
	end splork_arch_spawn

	exported CLONE
	.cfi_remember_state
	frame
#ifdef SPLORK_PRELOAD
	ask %l0				! 0 or all ones
	CLEAR	%i0, %l0, %g2		! fn, kept by the kernel for the child; 0 where there are settings
	IF_NULL(%g2) 4f
#else
	CLEAR	%i0, %g0, %g2		! fn, kept by the kernel for the child
	IF_NULL(%g2) 3f
#endif
	 andcc	%i1, -STACK_ALIGN, %o1	! stack: rounding comes first, as in glibc
	IF_NULL(%o1) 3f
	 mov	%i3, %g3		! arg, kept likewise
#ifdef __arch64__
	sub	%o1, BIAS, %o1		! which the kernel adds
#endif
	srl	%i2, 0, %o0		! flags, zero-extended
	mov	%i4, %o2		! parent_tid
	mov	%i5, %o3		! tls
	LOAD	[%fp + SEVENTH], %o4	! child_tid
	mov	__NR_clone, %g1
	FLUSH				! the kernel copies the frame from memory
	TRAP
	/* One branch for what is rare: in the parent %o1 is 0 and there is no carry. With the carry %o1 may be 0 or the stack. */
#ifdef __arch64__
	movcs	%xcc, 1, %o1
	brnz,pn	%o1, 1f
	 nop
#else
	addxcc	%o1, %o1, %o1		! the carry comes in below
	bne	1f
	 btst	1, %o1
#endif
	ret
	 restore %o0, 0, %o0
1:
#ifdef __arch64__
	bcc,pn	%xcc, 2f
#else
	be	2f
#endif
	 nop
	ba	5f
	 sub	%g0, %o0, %o0		! the error, as other architectures have it
3:
	mov	-EINVAL, %o0
5:
	.hidden	splork_arch_fail
	call	splork_arch_fail
	 nop
	ret
	 restore %o0, 0, %o0
2:
	.cfi_remember_state
	child
	.cfi_restore_state
#ifdef SPLORK_PRELOAD
4:
	tst	%l0
	be	3b			! without settings fn is NULL
	 nop
	restore
	.cfi_restore_state
	go splork_arch_clone_with_settings
#endif
	end CLONE

	/* Linux 6.1 has no clone3 here, and what later ones do with a stack that is not 2047 below where it points is not known. */
	exported CLONE3
#ifdef SPLORK_PRELOAD
	mov	%o7, %g1
	.cfi_register 15, 1
	ask %g2
	mov	%g1, %o7
	.cfi_restore 15
	tst	%g2
	bne	2f
	 nop
#endif
	tst	%o0			! args
	IF_ZERO 1f
	 tst	%o2			! fn
	IF_ZERO 1f
	 nop
	go splork_arch_without_clone3
1:
	mov	-EINVAL, %o0
	go splork_arch_fail
#ifdef SPLORK_PRELOAD
2:
	go splork_arch_clone3_with_settings
#endif
	end CLONE3

	.section .note.GNU-stack, "", @progbits
