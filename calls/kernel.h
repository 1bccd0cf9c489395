#ifdef __has_include
# if __has_include(<linux/kexec.h>) && __has_include(<linux/module.h>)
#  include <linux/kexec.h>
#  include <linux/module.h>
# endif
#elif defined(__GLIBC__)
# include <linux/kexec.h>
# include <linux/module.h>
#endif
#ifndef KEXEC_ON_CRASH
# define KEXEC_ON_CRASH 0x00000001
# define KEXEC_PRESERVE_CONTEXT 0x00000002
# define KEXEC_ARCH_DEFAULT (0 << 16)
# define KEXEC_SEGMENT_MAX 16
struct kexec_segment {
    const void *buf;
    size_t bufsz;
    const void *mem;
    size_t memsz;
};
#endif
#ifndef KEXEC_FILE_UNLOAD /* Linux 3.17 */
# define KEXEC_FILE_UNLOAD 0x00000001
# define KEXEC_FILE_ON_CRASH 0x00000002
# define KEXEC_FILE_NO_INITRAMFS 0x00000004
#endif
#ifndef KEXEC_UPDATE_ELFCOREHDR /* Linux 6.6 */
# define KEXEC_UPDATE_ELFCOREHDR 0x00000004
#endif
#ifndef KEXEC_CRASH_HOTPLUG_SUPPORT /* Linux 6.10 */
# define KEXEC_CRASH_HOTPLUG_SUPPORT 0x00000008
#endif
#ifndef KEXEC_FILE_DEBUG /* Linux 6.8 */
# define KEXEC_FILE_DEBUG 0x00000008
#endif
#ifndef KEXEC_FILE_NO_CMA /* Linux 6.17 */
# define KEXEC_FILE_NO_CMA 0x00000010
#endif
#ifndef KEXEC_FILE_FORCE_DTB /* in Linux 7.2 */
# define KEXEC_FILE_FORCE_DTB 0x00000020
#endif
#ifndef MODULE_INIT_IGNORE_MODVERSIONS /* Linux 3.8 */
# define MODULE_INIT_IGNORE_MODVERSIONS 1
# define MODULE_INIT_IGNORE_VERMAGIC 2
#endif
#ifndef MODULE_INIT_COMPRESSED_FILE /* Linux 5.17 */
# define MODULE_INIT_COMPRESSED_FILE 4
#endif
