/* m68k.
 *
 * - system call: `trap #0`; number in d0, arguments in d1-d5 and a0, result in d0
 * - what every call saves and gives back, to the child as well: d1-d5, a0-a2 (SAVE_ALL_SYS). Only the kernel's own fork,
 *   clone and clone3 save d6, d7 and a3-a6 too, so a new call's child may find anything there. The child has d0 = 0 and,
 *   where a stack was asked for, sp
 * - C callee-saved: d2-d7, a2-a6, of which a6 is the frame pointer; sp is a7; all arguments are on the stack, above the
 *   return address. The stack is 4-aligned
 *
 * C:       splork_arch_syscallN(4(sp) ... , number behind them)
 * kernel:  number d0, arguments d1-d5, a0
 *
 * C:       splork_arch_spawn(number 4(sp), args 8(sp), fn 12(sp), arg 16(sp))
 * kernel:  number d0, args[0..5] d1-d5, args[5] a0               fn and arg ride along in a1 and a2
 *
 * C:       splork_arch_clone(fn 4(sp), stack 8(sp), flags 12(sp), arg 16(sp), parent_tid 20(sp), tls 24(sp), child_tid 28(sp))
 * kernel:  __NR_clone d0, flags d1, stack d2, parent_tid d3, child_tid d4, tls d5
 *                                                                fn and arg ride along in a1 and a0
 *
 * C:       splork_arch_clone3(args 4(sp), size 8(sp), fn 12(sp), arg 16(sp), without_clone3 20(sp))
 * kernel:  __NR_clone3 d0, args d1, size d2                      fn and arg ride along in a1 and a0
 */

#ifndef __m68k__
# error "m68k.S needs a C compiler for m68k: m68k-linux-gnu-gcc, say"
#endif

#include <asm/errno.h>
#include <asm/unistd.h>

#ifndef __NR_clone3 /* headers older than Linux 5.3 */
# define __NR_clone3 435
#endif
#define STACK_ALIGN 4

	.text

	.macro	function name
	.globl	\name
	.hidden	\name
	.type	\name, @function
	.p2align 1
\name:
	.cfi_startproc
	.endm

	.macro	end name
	.cfi_endproc
	.size	\name, . - \name
	.endm

	/* d2 to this one, which are C's. */
	.macro	keep last, bytes
	movem.l	%d2-\last, -(%sp)
	.cfi_adjust_cfa_offset \bytes
	.cfi_rel_offset %d2, 0
	.cfi_rel_offset %d3, 4
	.if \bytes > 8
	.cfi_rel_offset %d4, 8
	.endif
	.if \bytes > 12
	.cfi_rel_offset %d5, 12
	.endif
	.endm

	.macro	give_back last, bytes
	movem.l	(%sp)+, %d2-\last
	.cfi_adjust_cfa_offset -\bytes
	.endm

	/* The child, on its own stack; arg is in this register. */
	.macro	child arg
	.cfi_undefined %pc		| unwinders stop here
	sub.l	%fp, %fp		| so do those that follow frame pointers
	move.l	%sp, %d0
	and.l	#-STACK_ALIGN, %d0	| a stack at any address will do
	move.l	%d0, %sp
	move.l	\arg, -(%sp)		| arg
	jsr	(%a1)			| fn(arg)
	move.l	%d0, %d1		| fn's result is the status
	moveq	#__NR_exit, %d0		| exit, not exit_group: this task only
	trap	#0
	illegal				| a seccomp filter can make exit return: stop hard
	.endm

	function splork_arch_syscall0
	move.l	4(%sp), %d0		| number
	trap	#0
	rts
	end splork_arch_syscall0

	function splork_arch_syscall1
	move.l	4(%sp), %d1		| a
	move.l	8(%sp), %d0		| number
	trap	#0
	rts
	end splork_arch_syscall1

	function splork_arch_syscall2
	move.l	%d2, %a1		| which the kernel gives back
	.cfi_register %d2, %a1
	move.l	4(%sp), %d1		| a
	move.l	8(%sp), %d2		| b
	move.l	12(%sp), %d0		| number
	trap	#0
	move.l	%a1, %d2
	.cfi_restore %d2
	rts
	end splork_arch_syscall2

	function splork_arch_syscall3
	keep	%d3, 8
	movem.l	12(%sp), %d1-%d3	| a, b, c
	move.l	24(%sp), %d0		| number
	trap	#0
	give_back %d3, 8
	rts
	end splork_arch_syscall3

	function splork_arch_syscall4
	keep	%d4, 12
	movem.l	16(%sp), %d1-%d4	| a to d
	move.l	32(%sp), %d0		| number
	trap	#0
	give_back %d4, 12
	rts
	end splork_arch_syscall4

	function splork_arch_syscall5
	keep	%d5, 16
	movem.l	20(%sp), %d1-%d5	| a to e
	move.l	40(%sp), %d0		| number
	trap	#0
	give_back %d5, 16
	rts
	end splork_arch_syscall5

	function splork_arch_syscall6
	keep	%d5, 16
	movem.l	20(%sp), %d1-%d5/%a0	| a to f
	move.l	44(%sp), %d0		| number
	trap	#0
	give_back %d5, 16
	rts
	end splork_arch_syscall6

	function splork_arch_spawn
	move.l	%a2, -(%sp)		| C's
	.cfi_adjust_cfa_offset 4
	.cfi_rel_offset %a2, 0
	keep	%d5, 16
	move.l	24(%sp), %d0		| number
	move.l	28(%sp), %a1
	movem.l	(%a1), %d1-%d5/%a0	| args
	move.l	32(%sp), %a1		| fn, kept by the kernel for the child
	move.l	36(%sp), %a2		| arg, likewise
	trap	#0
	tst.l	%d0
	beq	1f
	.cfi_remember_state
	give_back %d5, 16
	move.l	(%sp)+, %a2
	.cfi_adjust_cfa_offset -4
	rts
	.cfi_restore_state
1:
	child	%a2
	end splork_arch_spawn

	function splork_arch_clone
	move.l	4(%sp), %d0		| fn
	beq	2f
	move.l	%d0, %a1		| kept by the kernel for the child
	moveq	#-STACK_ALIGN, %d0
	and.l	8(%sp), %d0		| stack: rounding comes first, as in glibc
	beq	2f
	.cfi_remember_state
	keep	%d5, 16
	move.l	%d0, %d2		| stack
	move.l	28(%sp), %d1		| flags
	move.l	32(%sp), %a0		| arg, kept by the kernel for the child
	move.l	36(%sp), %d3		| parent_tid
	move.l	40(%sp), %d5		| tls
	move.l	44(%sp), %d4		| child_tid
	moveq	#__NR_clone, %d0
	trap	#0
	tst.l	%d0
	beq	1f
	give_back %d5, 16
	rts
	.cfi_restore_state
2:
	moveq	#-EINVAL, %d0
	rts
1:
	child	%a0
	end splork_arch_clone

	function splork_arch_clone3
	move.l	12(%sp), %d0		| fn
	beq	2f
	move.l	%d0, %a1		| kept by the kernel for the child
	move.l	4(%sp), %d1		| args
	beq	2f
	move.l	16(%sp), %a0		| arg, kept by the kernel for the child
	.cfi_remember_state
	move.l	%d2, -(%sp)		| C's
	.cfi_adjust_cfa_offset 4
	.cfi_rel_offset %d2, 0
	move.l	12(%sp), %d2		| size
	move.l	#__NR_clone3, %d0
	trap	#0
	tst.l	%d0
	beq	1f
	move.l	(%sp)+, %d2
	.cfi_restore_state
	moveq	#-ENOSYS, %d1
	cmp.l	%d1, %d0
	beq	3f
	rts
3:
	move.l	20(%sp), %a0		| without_clone3; args, size, fn and arg are in place
	jmp	(%a0)
2:
	moveq	#-EINVAL, %d0
	rts
1:
	child	%a0
	end splork_arch_clone3

	.section .note.GNU-stack, "", @progbits
