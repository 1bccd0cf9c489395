/* Not inline: so a caller saves no registers for it if the call succeeds. */
__attribute__((__cold__, __noinline__, __unused__))
static long splork_fail_(int code)
{
    errno = code;
    return -1;
}

/* Converts the kernel's result to C's: -4095 to -1 are errors, all else is success. */
static __inline__ long splork_result_(splork_word_ raw)
{
    return (splork_unsigned_)raw >= (splork_unsigned_)-4095L ? splork_fail_((int)-raw) : (long)raw;
}

/* Compilers guess that a long asm statement is much code, and would not inline it. Then the arguments would go through
 * memory. */
#define SPLORK_IN_PLACE_ __attribute__((__always_inline__)) static __inline__

/* Unwinding must stop in the child. Without unwind tables, nothing is needed. */
#ifdef __GCC_HAVE_DWARF2_CFI_ASM
# define SPLORK_CFI_(directive) directive "\n\t"
#else
# define SPLORK_CFI_(directive) ""
#endif

