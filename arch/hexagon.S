/* Hexagon.
 *
 * - system call: `trap0(#1)`; number in r6, arguments in r0-r5, result in r0
 * - the kernel keeps every register for the child, which has r0 = 0 and, where a stack was asked for, r29
 * - C callee-saved: r16-r27, r30 (fp); r29 is sp, r31 the return address; the stack is 8-aligned. A seventh argument is at
 *   r29
 *
 * C:       splork_arch_syscallN(r0 ... , number behind them, a seventh on the stack)
 * kernel:  number r6, arguments where they are
 *
 * C:       splork_arch_spawn(number r0, args r1, fn r2, arg r3)
 * kernel:  number r6, args[0..6] r0-r5                           fn and arg ride along in r8 and r9
 *
 * C:       clone(fn r0, stack r1, flags r2, arg r3, parent_tid r4, tls r5, child_tid 0(r29))
 * kernel:  __NR_clone r6, flags r0, stack r1, parent_tid r2, child_tid r3, tls r4
 *                                                                fn and arg ride along in r8 and r9
 *
 * C:       splork_clone3(args r0, size r1, fn r2, arg r3)
 * kernel:  __NR_clone3 r6, args r0, size r1                      fn and arg ride along in r8 and r9
 */

#ifndef __hexagon__
# error "hexagon.S needs a C compiler for Hexagon: clang with --target=hexagon-unknown-linux-musl, say"
#endif

/* Those that the generic table and errno-base.h have: no distribution brings Hexagon's headers. */
#define NR_EXIT 93
#define NR_CLONE 220
#define NR_CLONE3 435
#define EINVAL 22
#define ENOSYS 38
#define STACK_ALIGN 8

#include "names.h"

	.text

	/* Not hidden: another name that means the same would be so, too. */
	.macro	exported name
	.globl	\name
	.type	\name, @function
	.p2align 2
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

	.macro	syscalls name, from
	function \name
	r6 = \from			// number; the arguments are in place
	trap0(#1)
	jumpr r31
	end \name
	.endm

	/* The child, on its own stack. */
	.macro	child
	.cfi_undefined r31		// unwinders stop here
	r30 = #0			// so do those that follow frame pointers
	r29 = and(r29, #-STACK_ALIGN)	// a stack at any address will do
	r0 = r9				// arg
	callr r8			// fn(arg); its result is the status
	r6 = #NR_EXIT			// exit, not exit_group: this task only
	trap0(#1)
	.word 0				// illegal: a seccomp filter can make exit return: stop hard
	.endm

	/* On to a function of the library's, with all arguments as they are, where there is a setting. */
	.macro	ask function
#ifdef SPLORK_PRELOAD
	.hidden	__start_splork_settings
	.hidden	\function
	r6 = add(pc, ##__start_splork_settings@PCREL)
	r6 = memw(r6 + #0)
	p0 = cmp.eq(r6, #0)
	if (!p0) jump \function
#endif
	.endm

	.hidden	splork_arch_fail
	.hidden	splork_arch_without_clone3

	syscalls splork_arch_syscall0, r0
	syscalls splork_arch_syscall1, r1
	syscalls splork_arch_syscall2, r2
	syscalls splork_arch_syscall3, r3
	syscalls splork_arch_syscall4, r4
	syscalls splork_arch_syscall5, r5

	function splork_arch_syscall6
	r6 = memw(r29 + #0)		// number, the seventh
	trap0(#1)
	jumpr r31
	end splork_arch_syscall6

	function splork_arch_spawn
	r8 = r2				// fn, kept by the kernel for the child
	r9 = r3				// arg, likewise
	r6 = r0				// number
	r7 = r1				// the array
	r0 = memw(r7 + #0)		// args[0]
	r1 = memw(r7 + #4)		// args[1]
	r2 = memw(r7 + #8)		// args[2]
	r3 = memw(r7 + #12)		// args[3]
	r4 = memw(r7 + #16)		// args[4]
	r5 = memw(r7 + #20)		// args[5]
	trap0(#1)
	p0 = cmp.eq(r0, #0)
	if (p0) jump 1f
	jumpr r31
1:
	child
	end splork_arch_spawn

	exported CLONE
	ask splork_arch_clone_with_settings
	p0 = cmp.eq(r0, #0)		// fn
	if (p0) jump 2f
	r1 = and(r1, #-STACK_ALIGN)	// stack: rounding comes first, as in glibc
	p0 = cmp.eq(r1, #0)
	if (p0) jump 2f
	r8 = r0				// fn, kept by the kernel for the child
	r9 = r3				// arg, likewise
	r0 = r2				// flags
	r2 = r4				// parent_tid
	r3 = memw(r29 + #0)		// child_tid
	r4 = r5				// tls
	r6 = #NR_CLONE
	trap0(#1)
	p0 = cmp.gt(r0, #0)
	if (p0) jumpr r31		// one branch for what is rare
	p0 = cmp.eq(r0, #0)
	if (p0) jump 1f
	jump	splork_arch_fail
2:
	r0 = #-EINVAL
	jump	splork_arch_fail
1:
	child
	end CLONE

	exported CLONE3
	ask splork_arch_clone3_with_settings
	p0 = cmp.eq(r0, #0)		// args
	if (p0) jump 2f
	p0 = cmp.eq(r2, #0)		// fn
	if (p0) jump 2f
	r8 = r2				// kept by the kernel for the child
	r9 = r3				// arg, likewise
	r10 = r0			// args, in case the kernel does not know the call
	r6 = #NR_CLONE3
	trap0(#1)
	p0 = cmp.gt(r0, #0)
	if (p0) jumpr r31		// one branch for what is rare
	p0 = cmp.eq(r0, #0)
	if (p0) jump 1f
	p0 = cmp.eq(r0, #-ENOSYS)
	if (p0) jump 3f
	jump	splork_arch_fail
3:
	r0 = r10			// size, fn and arg are in place
	jump	splork_arch_without_clone3
2:
	r0 = #-EINVAL
	jump	splork_arch_fail
1:
	child
	end CLONE3

	.section .note.GNU-stack, "", @progbits
