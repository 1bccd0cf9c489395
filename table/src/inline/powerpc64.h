/* number r0; arguments r3-r8; result r3, or with cr0.so set errno; the kernel overwrites r0, r4-r12, ctr, xer, cr0 */

# define SPLORK_CLONE_BACKWARDS_
# if defined(_CALL_ELF) && _CALL_ELF == 2
#  define SPLORK_FIRST_FRAME_ "32"
#  define SPLORK_ENTRY_ "mr 12, 28\n\tmtctr 12\n\t" /* fn finds its toc from its own address */
# else /* ELFv1: fn is a descriptor, of code, toc and environment; a callee may write to room for eight arguments */
#  define SPLORK_FIRST_FRAME_ "112"
#  define SPLORK_ENTRY_ "ld 0, 0(28)\n\tld 2, 8(28)\n\tld 11, 16(28)\n\tmtctr 0\n\t"
# endif
# define SPLORK_LOST_ "r9", "r10", "r11", "r12", "ctr", "xer", "cr0",
# define SPLORK_TRAP_ "sc\n\tbns+ 1f\n\tneg 3, 3\n1:"
# define SPLORK_NUMBER_ register long number_ __asm__("r0")
/* Arguments that the kernel overwrites cannot be named as lost beside being read: they come out as well, for nobody. */
# define SPLORK_RESULT_ \
    register long result_ __asm__("r3"); \
    register long lost0_ __asm__("r0"); \
    register long lost4_ __asm__("r4"); \
    register long lost5_ __asm__("r5"); \
    register long lost6_ __asm__("r6"); \
    register long lost7_ __asm__("r7"); \
    register long lost8_ __asm__("r8")
# define SPLORK_OUT_ \
    "=r" (result_), "=r" (lost0_), "=r" (lost4_), "=r" (lost5_), "=r" (lost6_), "=r" (lost7_), "=r" (lost8_)
# define SPLORK_A_ "r3"
# define SPLORK_B_ "r4"
# define SPLORK_C_ "r5"
# define SPLORK_D_ "r6"
# define SPLORK_E_ "r7"
# define SPLORK_F_ "r8"

/* The child begins behind the system call with every register but r3 and, given a stack, r1 as they were: fn and arg
 * ride along in r28 and r29. The parent's r1 is in r27: a child that has kept it may share the stack
 * (CLONE_VFORK), so it first steps over the 288 bytes below r1 that this function may be using. */
SPLORK_IN_PLACE_ long splork_spawn_raw_(long number, const long *args, int (*fn)(void *), void *arg)
{
    register long r0 __asm__("r0") = number;
    register long r3 __asm__("r3") = args[0];
    register long r4 __asm__("r4") = args[1];
    register long r5 __asm__("r5") = args[2];
    register long r6 __asm__("r6") = args[3];
    register long r7 __asm__("r7") = args[4];
    register long r8 __asm__("r8") = args[5];
    register int (*r28)(void *) __asm__("r28") = fn;
    register void *r29 __asm__("r29") = arg;

    __asm__ __volatile__ (
        "mr 27, 1\n\t"
        "sc\n\t"
        "bns+ 0f\n\t"
        "neg 3, 3\n\t"                          /* errno, as other architectures return it */
        "b 1f\n\t"
        "0:\n"
        "cmpdi 3, 0\n\t"
        "bne+ 1f\n\t"
        SPLORK_CFI_(".cfi_remember_state")
        SPLORK_CFI_(".cfi_undefined lr")        /* unwinders stop here */
        "cmpd 1, 27\n\t"
        "bne 0f\n\t"
        "addi 1, 1, -288\n"                     /* the red zone */
        "0:\n\t"
        "clrrdi 1, 1, 4\n\t"
        "li 0, 0\n\t"
        "stdu 0, -" SPLORK_FIRST_FRAME_ "(1)\n\t" /* the first frame, with no back chain: others stop here */
        "mtlr 0\n\t"
        SPLORK_ENTRY_
        "mr 3, 29\n\t"                          /* arg */
        "bctrl\n\t"                             /* fn(arg) */
        "li 0, %[exit]\n\t"                     /* exit, not exit_group: this task only */
        "sc\n\t"
        "trap\n"                                /* a seccomp filter can make exit return: stop hard */
        SPLORK_CFI_("\t.cfi_restore_state")
        "1:"
        : "+r" (r0), "+r" (r3), "+r" (r4), "+r" (r5), "+r" (r6), "+r" (r7), "+r" (r8)
        : "r" (r28), "r" (r29), [exit] "i" (__NR_exit)
        : "r9", "r10", "r11", "r12", "r27", "ctr", "xer", "cr0", "memory");
    return r3;
}
