#ifdef __has_include
# if __has_include(<linux/lsm.h>)
#  include <linux/lsm.h>
# endif
#endif
#ifndef LSM_ATTR_CURRENT /* Linux 6.8 */
struct lsm_ctx {
    uint64_t id;
    uint64_t flags;
    uint64_t len;
    uint64_t ctx_len;
# ifdef __clang__ /* which warns in spite of __extension__ */
#  pragma clang diagnostic push
#  pragma clang diagnostic ignored "-Wc99-extensions"
# endif
    __extension__ uint8_t ctx[];
# ifdef __clang__
#  pragma clang diagnostic pop
# endif
};
# define LSM_ID_UNDEF 0
# define LSM_ID_CAPABILITY 100
# define LSM_ID_SELINUX 101
# define LSM_ID_SMACK 102
# define LSM_ID_TOMOYO 103
# define LSM_ID_APPARMOR 104
# define LSM_ID_YAMA 105
# define LSM_ID_LOADPIN 106
# define LSM_ID_SAFESETID 107
# define LSM_ID_LOCKDOWN 108
# define LSM_ID_BPF 109
# define LSM_ID_LANDLOCK 110
# define LSM_ID_IMA 111
# define LSM_ID_EVM 112
# define LSM_ID_IPE 113
# define LSM_ATTR_UNDEF 0
# define LSM_ATTR_CURRENT 100
# define LSM_ATTR_EXEC 101
# define LSM_ATTR_FSCREATE 102
# define LSM_ATTR_KEYCREATE 103
# define LSM_ATTR_PREV 104
# define LSM_ATTR_SOCKCREATE 105
# define LSM_FLAG_SINGLE 0x0001
#endif
