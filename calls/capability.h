#ifdef __has_include
# if __has_include(<linux/capability.h>)
#  include <linux/capability.h>
# endif
#elif defined(__GLIBC__)
# include <linux/capability.h>
#endif
#ifndef _LINUX_CAPABILITY_VERSION_3 /* Linux 2.6.26 */
# define _LINUX_CAPABILITY_VERSION_1 0x19980330
# define _LINUX_CAPABILITY_U32S_1 1
# define _LINUX_CAPABILITY_VERSION_2 0x20071026
# define _LINUX_CAPABILITY_U32S_2 2
# define _LINUX_CAPABILITY_VERSION_3 0x20080522
# define _LINUX_CAPABILITY_U32S_3 2
struct __user_cap_header_struct {
    uint32_t version;
    int pid;
};

struct __user_cap_data_struct {
    uint32_t effective;
    uint32_t permitted;
    uint32_t inheritable;
};
#endif
