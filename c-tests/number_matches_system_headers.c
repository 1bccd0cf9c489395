/* number_matches_system_headers.c
 * Description: Where the system's headers know a call, splork's headers on their own give it the same number.
 * Modes: shared static inline musl
 * Cflags: -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu
 */
#include "support.h"

#include <sys/syscall.h>

/* The system's numbers, 0 where it has none, kept before the names are taken away: what splork's headers then give
 * is their own. */
enum {
#ifdef __NR_clone3
    system_clone3 = __NR_clone3,
#else
    system_clone3 = 0,
#endif
#ifdef __NR_mseal
    system_mseal = __NR_mseal,
#else
    system_mseal = 0,
#endif
#ifdef __NR_cachestat
    system_cachestat = __NR_cachestat,
#else
    system_cachestat = 0,
#endif
#ifdef __NR_memfd_secret
    system_memfd_secret = __NR_memfd_secret,
#else
    system_memfd_secret = 0,
#endif
#ifdef __NR_map_shadow_stack
    system_map_shadow_stack = __NR_map_shadow_stack,
#else
    system_map_shadow_stack = 0,
#endif
#ifdef __NR_landlock_create_ruleset
    system_landlock_create_ruleset = __NR_landlock_create_ruleset,
    system_landlock_add_rule = __NR_landlock_add_rule,
    system_landlock_restrict_self = __NR_landlock_restrict_self,
#else
    system_landlock_create_ruleset = 0,
    system_landlock_add_rule = 0,
    system_landlock_restrict_self = 0,
#endif
};

#undef __NR_clone3
#undef __NR_mseal
#undef __NR_cachestat
#undef __NR_memfd_secret
#undef __NR_map_shadow_stack
#undef __NR_landlock_create_ruleset
#undef __NR_landlock_add_rule
#undef __NR_landlock_restrict_self

#include <splork.h>
#include <splork/landlock.h>
#include <splork/mm.h>

#define SAME(call) \
    do { \
        if (system_##call == 0) \
            printf("the system's headers do not know " #call "\n"); \
        else \
            CHECK_EQUAL(__NR_##call, system_##call); \
        /* The second name is the first one's, whoever defined it. */ \
        CHECK_EQUAL(SYS_##call, __NR_##call); \
    } while (0)

int main(void)
{
    SAME(clone3);
    SAME(mseal);
    SAME(cachestat);
#ifdef __NR_memfd_secret /* some architectures have none */
    SAME(memfd_secret);
#endif
    SAME(map_shadow_stack);
    SAME(landlock_create_ruleset);
    SAME(landlock_add_rule);
    SAME(landlock_restrict_self);
    return PASS;
}
