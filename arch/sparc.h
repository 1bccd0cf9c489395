/* What the functions of sparc.S are made of, for either word size. sparc.S has the conventions. */
#ifdef __arch64__
# define TRAP ta 0x6d
# define FLUSH flushw
# define BIAS 2047
# define STACK_ALIGN 16
# define FRAME 176	/* a window's 16 words, and 6 for a callee's arguments */
# define SEVENTH (BIAS + FRAME)
# define WORD 8
# define LOAD ldx
# define LOAD_INT ldsw
# define IF_CARRY bcs,pn %xcc,
# define IF_ZERO be,pn %xcc,
# define CLEAR andn
# define IF_NULL(register) brz,pn register,
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
# define LOAD_INT ld
# define IF_CARRY bcs
# define IF_ZERO be
# define CLEAR andncc
# define IF_NULL(register) be /* by the condition codes: the upper half of a register may hold anything */
#endif

	/* A frame of its own, which the kernel copies. */
	.macro	frame
	save	%sp, -FRAME, %sp
	.cfi_def_cfa_register 30
	.cfi_window_save
	.cfi_register 15, 31
	.endm

	/* The child, on its own stack. */
	.macro	child
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

	/* The setting's word into a register. %o7 is overwritten. */
	.macro	ask to
	call	.+8			! the way to an address of one's own
	 sethi	%pc22(__start_splork_settings + 4), \to
	add	\to, %o7, \to
	LOAD_INT [\to + %pc10(__start_splork_settings + 12)], \to
	.hidden	__start_splork_settings
	.endm

	/* To a function of the library's, with all registers as they are. */
	.macro	go function
	.hidden	\function
	mov	%o7, %g1
	call	\function
	 mov	%g1, %o7
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
	child
	.endm
