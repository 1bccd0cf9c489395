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
 * C:       splork_arch_clone(fn %o0, stack %o1, flags %o2, arg %o3, parent_tid %o4, tls %o5, child_tid on the stack)
 * kernel:  __NR_clone %g1, flags %o0, stack - 2047 %o1, parent_tid %o2, tls %o3, child_tid %o4
 *                                                                fn and arg ride along in %g2 and %g3
 *
 * C:       splork_arch_clone3(args %o0, size %o1, fn %o2, arg %o3, without_clone3 %o4)
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

#ifdef __arch64__
# define TRAP ta 0x6d
# define FLUSH flushw
# define BIAS 2047
# define STACK_ALIGN 16
# define FRAME 176	/* a window's 16 words, and 6 for a callee's arguments */
# define SEVENTH (BIAS + FRAME)
# define WORD 8
# define LOAD ldx
# define IF_CARRY bcs,pn %xcc,
# define IF_ZERO be,pn %xcc,
	.register %g2, #scratch
	.register %g3, #scratch
#else
# define TRAP ta 0x10
# define FLUSH ta 3
# define BIAS 0
# define STACK_ALIGN 8
# define FRAME 96	/* a window's 16 words, 1 for a struct's address, 6 for a callee's arguments; 8-aligned */
# define SEVENTH 92
# define WORD 4
# define LOAD ld
# define IF_CARRY bcs
# define IF_ZERO be
#endif

	.text
	.align	4

	.macro	function name
	.globl	\name
	.hidden	\name
	.type	\name, #function
\name:
	.cfi_startproc
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

	/* A frame of its own, which the kernel copies. */
	.macro	frame
	save	%sp, -FRAME, %sp
	.cfi_def_cfa_register 30
	.cfi_window_save
	.cfi_register 15, 31
	.endm

	/* Number and arguments are in place, fn in %g2, arg in %g3. */
	.macro	twice
	FLUSH				! the kernel copies the frame from memory
	TRAP
	IF_CARRY 1f
	 tst	%o1
	bne	2f			! the child
	 nop
	ret
	 restore %o0, 0, %o0
1:
	sub	%g0, %o0, %i0		! -errno, as above
	ret
	 restore
2:
	/* The child, on its own stack. */
	.cfi_remember_state
	.cfi_undefined 15		! unwinders stop here
	.cfi_undefined 31
	add	%sp, BIAS, %g1		! %sp itself is good at any time: a window may go there, and its lowest bit says how wide
	and	%g1, -STACK_ALIGN, %g1	! a stack at any address will do
	sub	%g1, BIAS + FRAME, %sp	! a window of its own: above may be the parent's
	mov	0, %fp			! those that follow frame pointers stop here
	mov	0, %i7
	call	%g2			! fn(arg)
	 mov	%g3, %o0		! arg
	mov	__NR_exit, %g1		! exit, not exit_group: this task only; fn's result is the status
	TRAP
	unimp	0			! a seccomp filter can make exit return: stop hard
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

	function splork_arch_clone
	frame
	tst	%i0			! fn
	IF_ZERO 3f
	 andcc	%i1, -STACK_ALIGN, %o1	! stack: rounding comes first, as in glibc
	IF_ZERO 3f
	 sub	%o1, BIAS, %o1		! which the kernel adds
	mov	%i0, %g2		! fn, kept by the kernel for the child
	mov	%i3, %g3		! arg, likewise
	mov	%i2, %o0		! flags, which the caller has zero-extended
	mov	%i4, %o2		! parent_tid
	mov	%i5, %o3		! tls
	LOAD	[%fp + SEVENTH], %o4	! child_tid
	mov	__NR_clone, %g1
	twice
	.cfi_restore_state
3:
	mov	-EINVAL, %i0
	ret
	 restore
	end splork_arch_clone

	/* Linux 6.1 has no clone3 here, and what later ones do with a stack that is not 2047 below where it points is not known. */
	function splork_arch_clone3
	tst	%o0			! args
	IF_ZERO 1f
	 tst	%o2			! fn
	IF_ZERO 1f
	 nop
	jmp	%o4			! without_clone3; all is in place
	 nop
1:
	retl
	 mov	-EINVAL, %o0
	end splork_arch_clone3

	.section .note.GNU-stack, "", @progbits
