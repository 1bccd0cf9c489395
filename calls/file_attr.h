#ifdef __has_include
# if __has_include(<linux/fs.h>)
#  include <linux/fs.h>
# endif
#elif defined(__GLIBC__) && !defined(_SYS_MOUNT_H) /* which, without __has_include, bears no linux/mount.h behind it */
# include <linux/fs.h>
#endif
#ifndef FILE_ATTR_SIZE_VER0 /* Linux 6.17 */
# define FILE_ATTR_SIZE_VER0 24
# define FILE_ATTR_SIZE_LATEST FILE_ATTR_SIZE_VER0
struct file_attr {
    uint64_t fa_xflags;
    uint32_t fa_extsize;
    uint32_t fa_nextents;
    uint32_t fa_projid;
    uint32_t fa_cowextsize;
};
#endif
#ifndef FS_XFLAG_REALTIME /* Linux 4.5 */
# define FS_XFLAG_REALTIME 0x00000001
# define FS_XFLAG_PREALLOC 0x00000002
# define FS_XFLAG_IMMUTABLE 0x00000008
# define FS_XFLAG_APPEND 0x00000010
# define FS_XFLAG_SYNC 0x00000020
# define FS_XFLAG_NOATIME 0x00000040
# define FS_XFLAG_NODUMP 0x00000080
# define FS_XFLAG_RTINHERIT 0x00000100
# define FS_XFLAG_PROJINHERIT 0x00000200
# define FS_XFLAG_NOSYMLINKS 0x00000400
# define FS_XFLAG_EXTSIZE 0x00000800
# define FS_XFLAG_EXTSZINHERIT 0x00001000
# define FS_XFLAG_NODEFRAG 0x00002000
# define FS_XFLAG_FILESTREAM 0x00004000
# define FS_XFLAG_DAX 0x00008000
# define FS_XFLAG_COWEXTSIZE 0x00010000
# define FS_XFLAG_HASATTR 0x80000000
#endif
#ifndef FS_XFLAG_VERITY /* in Linux 7.2 */
# define FS_XFLAG_VERITY 0x00020000
#endif
#ifndef FS_XFLAG_CASEFOLD /* in Linux 7.2 */
# define FS_XFLAG_CASEFOLD 0x00040000
# define FS_XFLAG_CASENONPRESERVING 0x00080000
#endif
