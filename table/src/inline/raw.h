/* splork_raw0_ to splork_raw6_: the system call with 0 to 6 arguments, each in the register that the architecture names
 * above, unless it has its own. Each is a macro of its own, so that unused registers cost nothing. */
# ifdef SPLORK_RESULT_
#  ifndef SPLORK_OUT_
#   define SPLORK_OUT_ "=r" (result_)
#  endif
#  define SPLORK_SET0_
#  define SPLORK_SET1_ register splork_word_ a_ __asm__(SPLORK_A_) = a;
#  define SPLORK_SET2_ SPLORK_SET1_ register splork_word_ b_ __asm__(SPLORK_B_) = b;
#  define SPLORK_SET3_ SPLORK_SET2_ register splork_word_ c_ __asm__(SPLORK_C_) = c;
#  define SPLORK_SET4_ SPLORK_SET3_ register splork_word_ d_ __asm__(SPLORK_D_) = d;
#  define SPLORK_SET5_ SPLORK_SET4_ register splork_word_ e_ __asm__(SPLORK_E_) = e;
#  define SPLORK_SET6_ SPLORK_SET5_ register splork_word_ f_ __asm__(SPLORK_F_) = f;
#  define SPLORK_IN0_ [number] "r" (number_)
#  define SPLORK_IN1_ SPLORK_IN0_, "r" (a_)
#  define SPLORK_IN2_ SPLORK_IN1_, "r" (b_)
#  define SPLORK_IN3_ SPLORK_IN2_, "r" (c_)
#  define SPLORK_IN4_ SPLORK_IN3_, "r" (d_)
#  define SPLORK_IN5_ SPLORK_IN4_, "r" (e_)
#  define SPLORK_IN6_ SPLORK_IN5_, "r" (f_)
#  ifndef SPLORK_TRAP5_ /* where the fifth and the sixth have no register that the kernel looks at */
#   define SPLORK_TRAP5_ SPLORK_TRAP_
#  endif
#  define SPLORK_RAW_(count, parameters, trap) \
    static __inline__ splork_word_ splork_raw##count##_ parameters \
    { \
        SPLORK_RESULT_; \
        SPLORK_NUMBER_ = number; \
        SPLORK_SET##count##_ \
        __asm__ __volatile__ (trap : SPLORK_OUT_ : SPLORK_IN##count##_ : SPLORK_LOST_ "memory"); \
        return result_; \
    }

SPLORK_RAW_(0, (long number), SPLORK_TRAP_)
SPLORK_RAW_(1, (long number, splork_word_ a), SPLORK_TRAP_)
SPLORK_RAW_(2, (long number, splork_word_ a, splork_word_ b), SPLORK_TRAP_)
SPLORK_RAW_(3, (long number, splork_word_ a, splork_word_ b, splork_word_ c), SPLORK_TRAP_)
SPLORK_RAW_(4, (long number, splork_word_ a, splork_word_ b, splork_word_ c, splork_word_ d), SPLORK_TRAP_)
SPLORK_RAW_(5, (long number, splork_word_ a, splork_word_ b, splork_word_ c, splork_word_ d, splork_word_ e), SPLORK_TRAP5_)
#  ifndef SPLORK_HAS_RAW6_
SPLORK_RAW_(6, (long number, splork_word_ a, splork_word_ b, splork_word_ c, splork_word_ d, splork_word_ e, splork_word_ f), SPLORK_TRAP5_)
#  endif
# endif
