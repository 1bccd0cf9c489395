/* MIPS, 64-bit, n64, either byte order.
 *
 * - system call: `syscall`; number in $2, arguments in $4-$9, result in $2; $7 is 0, or 1 where $2 is an errno
 * - what every call saves and gives back, to the child as well: $2-$6, $8, $9, $25, $28, $29, $31 (SAVE_SOME). Only the
 *   kernel's own fork, clone and clone3 save $16-$23 and $30 too, so a new call's child may find anything there. The
 *   child has $2 = 0, $7 = 0 and, where a stack was asked for, $29
 * - C callee-saved: $16-$23, $28 (gp), $30 (fp); $29 is sp, $31 the return address; the stack is 16-aligned. A function
 *   is called through $25, from which it finds its data. $28 arrives in the child as it was
 * - the instruction behind a branch runs before it takes effect, and is indented by one more
 *
 * C:       splork_arch_syscallN($4 ... , number behind them)
 * kernel:  number $2, arguments where they are
 *
 * C:       splork_arch_spawn(number $4, args $5, fn $6, arg $7)
 * kernel:  number $2, args[0..6] $4-$9                           fn and arg ride along in $25 and $3
 *
 * C:       clone(fn $4, stack $5, flags $6, arg $7, parent_tid $8, tls $9, child_tid $10)
 * kernel:  __NR_clone $2, flags $4, stack $5, parent_tid $6, tls $7, child_tid $8
 *                                                                fn and arg ride along in $25 and $3
 *
 * C:       splork_clone3(args $4, size $5, fn $6, arg $7)
 * kernel:  __NR_clone3 $2, args $4, size $5                      fn and arg ride along in $25 and $3
 */

#ifndef __mips__
# error "mips64.S needs a C compiler for MIPS: mips64el-linux-gnuabi64-gcc, say"
#elif _MIPS_SIM != _ABI64
# error "mips64.S is for the n64 ABI: -mabi=64"
#endif

#include <asm/errno.h>
#include <asm/unistd.h>
#include "names.h"

#ifndef __NR_clone3 /* headers older than Linux 5.3 */
# define __NR_clone3 (__NR_Linux + 435)
#endif
#define STACK_ALIGN 16

	.set	noreorder
	.set	noat
	.text

	/* Not hidden: another name that means the same would be so, too. */
	.macro	exported name
	.globl	\name
	.type	\name, @function
	.ent	\name
\name:
	.cfi_startproc
	.endm

	.macro	function name
	.hidden	\name
	exported \name
	.endm

	.macro	end name
	.cfi_endproc
	.end	\name
	.size	\name, . - \name
	.endm

	.macro	syscalls name, number
	function \name
	move	$2, \number		# number; the arguments are in place
	syscall
	dsubu	$7, $0, $7		# 0, or -1 where it failed
	xor	$2, $2, $7		# -errno, as other architectures return it: all bits turned, and 1 added
	jr	$31
	 dsubu	$2, $2, $7
	end \name
	.endm

	/* The child, on its own stack. */
	.macro	child
	.cfi_undefined 31		# unwinders stop here
	move	$30, $0			# so do those that follow frame pointers
	li	$2, -STACK_ALIGN
	and	$29, $29, $2		# a stack at any address will do
	jalr	$25			# fn(arg)
	 move	$4, $3			# arg
	move	$4, $2			# fn's result is the status
	li	$2, __NR_exit		# exit, not exit_group: this task only
	syscall
	break				# a seccomp filter can make exit return: stop hard
	.endm

	/* To a function of the library's, with all arguments as they are: by the global offset table, from an address of one's own. */
	.macro	go function
	.hidden	\function
	move	$12, $31
	.cfi_register 31, 12
	bal	.Lhere\@
	 nop
.Lhere\@:
	lui	$2, %hi(%neg(%gp_rel(.Lhere\@)))	# gp, less this address
	daddiu	$2, $2, %lo(%neg(%gp_rel(.Lhere\@)))
	daddu	$2, $2, $31
	ld	$25, %got_disp(\function)($2)
	jr	$25
	 move	$31, $12
	.cfi_restore 31
	.endm

	/* The setting's word into $2. */
	.macro	ask name
	lui	$2, %hi(%neg(%gp_rel(\name)))	# gp, less this function's address
	daddiu	$2, $2, %lo(%neg(%gp_rel(\name)))
	daddu	$2, $2, $25
	ld	$2, %got_disp(__start_splork_settings)($2) # by the global offset table: data may lie too far from gp
	lw	$2, 0($2)
	.hidden	__start_splork_settings
	.endm

	syscalls splork_arch_syscall0, $4
	syscalls splork_arch_syscall1, $5
	syscalls splork_arch_syscall2, $6
	syscalls splork_arch_syscall3, $7
	syscalls splork_arch_syscall4, $8
	syscalls splork_arch_syscall5, $9
	syscalls splork_arch_syscall6, $10

	function splork_arch_spawn
	move	$25, $6			# fn, kept by the kernel for the child
	move	$3, $7			# arg, likewise
	move	$2, $4			# number
	move	$10, $5			# the array
	ld	$4, 0($10)		# args[0]
	ld	$5, 8($10)		# args[1]
	ld	$6, 16($10)		# args[2]
	ld	$7, 24($10)		# args[3]
	ld	$8, 32($10)		# args[4]
	ld	$9, 40($10)		# args[5]
	syscall
	beqz	$2, 1f			# an errno is never 0
	 dsubu	$7, $0, $7		# 0, or -1 where it failed
	xor	$2, $2, $7		# -errno, as above
	jr	$31
	 dsubu	$2, $2, $7
1:
	child
	end splork_arch_spawn

	exported CLONE
#ifdef SPLORK_PRELOAD
	ask CLONE
	bnez	$2, 4f
#endif
	 li	$2, -STACK_ALIGN
	beqz	$4, 2f			# fn
	 and	$5, $5, $2		# stack: rounding comes first, as in glibc
	beqz	$5, 2f
	 move	$25, $4			# fn, kept by the kernel for the child
	move	$3, $7			# arg, likewise
	dext	$4, $6, 0, 32		# flags, zero-extended
	move	$6, $8			# parent_tid
	move	$7, $9			# tls
	move	$8, $10			# child_tid
	li	$2, __NR_clone
	syscall
	bnez	$7, 3f
	 dsubu	$4, $0, $2		# the error, as other architectures have it
	beqz	$2, 1f
	 nop
	jr	$31
	 nop
1:
	.cfi_remember_state
	child
	.cfi_restore_state
2:
	li	$4, -EINVAL
3:
	go splork_arch_fail
#ifdef SPLORK_PRELOAD
4:
	go splork_arch_clone_with_settings
#endif
	end CLONE

	exported CLONE3
#ifdef SPLORK_PRELOAD
	ask CLONE3
	bnez	$2, 4f
	 nop
#endif
	beqz	$4, 2f			# args
	 move	$25, $6			# fn, kept by the kernel for the child
	beqz	$6, 2f
	 move	$3, $7			# arg, likewise
	li	$2, __NR_clone3
	syscall
	bnez	$7, 3f
	 li	$9, ENOSYS
	beqz	$2, 1f
	 nop
	jr	$31
	 nop
1:
	.cfi_remember_state
	child
	.cfi_restore_state
3:
	bne	$2, $9, 5f
	 dsubu	$2, $0, $2		# the error, as other architectures have it
	move	$7, $3			# arg, as C has it; args, size and fn are where they were
	go splork_arch_without_clone3
2:
	li	$2, -EINVAL
5:
	move	$4, $2
	go splork_arch_fail
#ifdef SPLORK_PRELOAD
4:
	go splork_arch_clone3_with_settings
#endif
	end CLONE3

	.section .note.GNU-stack, "", @progbits
