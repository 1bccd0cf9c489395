/* setxattrat, getxattrat, listxattrat, removexattrat, file_getattr, file_setattr. */
#include "probe.h"
#include "paths.h"

#include <splork/file_attr.h>
#include <splork/xattr.h>

static char value[70000];
static struct { struct xattr_args args; uint64_t tail; } long_args = { .tail = 1 };
static struct { struct file_attr attr; uint64_t tail; } long_attr = { .tail = 1 };

static long sets(const char *path, const char *name, uint32_t flags)
{
    struct xattr_args args = { .value = (uintptr_t)value, .size = 1, .flags = flags };

    return setxattrat(AT_FDCWD, path, 0, name, &args, sizeof args);
}

static long gets(const char *path, const char *name, uint32_t size)
{
    struct xattr_args args = { .value = (uintptr_t)value, .size = size };

    return getxattrat(AT_FDCWD, path, 0, name, &args, sizeof args);
}

/* A file with an attribute of some bytes. */
static const char *coloured(void)
{
    struct xattr_args args = { .value = (uintptr_t)"azure", .size = 5 };

    own_mounts();
    if (setxattrat(AT_FDCWD, file(), 0, "user.colour", &args, sizeof args) != 0 && errno == EOPNOTSUPP)
        absent("tmpfs has no user. attributes here");
    return "file";
}

static const char *name_too_long(void)
{
    static char name[300] = "user.";

    memset(name + 5, 'x', sizeof name - 6);
    return name;
}

PATHS(setxattrat, sets(path, "user.x", 0))
PROBE(setxattrat, E2BIG) { return setxattrat(AT_FDCWD, ".", 0, "user.x", &long_args.args, sizeof long_args); }
PROBE(setxattrat, EBADF) { return setxattrat(-1, "x", 0, "user.x", &long_args.args, sizeof(struct xattr_args)); }
PROBE(setxattrat, EEXIST) { return sets(coloured(), "user.colour", XATTR_CREATE); }
PROBE(setxattrat, EINVAL) { return setxattrat(AT_FDCWD, ".", 1u << 31, "user.x", &long_args.args, sizeof(struct xattr_args)); }
PROBE(setxattrat, ENODATA) { return sets(coloured(), "user.none", XATTR_REPLACE); }
PROBE(setxattrat, ENOSPC)
{
    char name[32];
    struct xattr_args args = { .value = (uintptr_t)value, .size = 1000 };

    for (int i = 0; i < 100; i++) {
        snprintf(name, sizeof name, "user.%d", i);
        if (setxattrat(AT_FDCWD, file(), 0, name, &args, sizeof args) != 0)
            return -1;
    }
    absent("the file system takes any number of attributes");
}
PROBE(setxattrat, EOPNOTSUPP) { return sets(file(), "nonsense.x", 0); }
PROBE(setxattrat, EPERM) { become_nobody(); return sets("/", "trusted.x", 0); }
PROBE(setxattrat, ERANGE) { return sets(file(), name_too_long(), 0); }
PROBE(setxattrat, EROFS) { return sets(read_only_file(), "user.x", 0); }

PATHS(getxattrat, gets(path, "user.x", 1))
PROBE(getxattrat, E2BIG) { return getxattrat(AT_FDCWD, ".", 0, "user.x", &long_args.args, sizeof long_args); }
PROBE(getxattrat, EBADF) { return getxattrat(-1, "x", 0, "user.x", &long_args.args, sizeof(struct xattr_args)); }
PROBE(getxattrat, EINVAL) { return getxattrat(AT_FDCWD, ".", 1u << 31, "user.x", &long_args.args, sizeof(struct xattr_args)); }
PROBE(getxattrat, ENODATA) { return gets(coloured(), "user.none", 1); }
PROBE(getxattrat, EOPNOTSUPP) { return gets(file(), "nonsense.x", 1); }
PROBE(getxattrat, ERANGE) { return gets(coloured(), "user.colour", 1); }

PATHS(listxattrat, listxattrat(AT_FDCWD, path, 0, value, sizeof value))
PROBE(listxattrat, E2BIG)
{
    char name[256] = "user.";

    own_mounts();
    if (mount("none", ".", "tmpfs", 0, NULL) != 0)
        absent("no mounts can be made");
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "user.%0250d", i);
        if (sets(file(), name, 0) != 0)
            absent("the file system does not take so many attributes");
    }
    return listxattrat(AT_FDCWD, "file", 0, value, sizeof value);
}
PROBE(listxattrat, EBADF) { return listxattrat(-1, "x", 0, value, 1); }
PROBE(listxattrat, EINVAL) { return listxattrat(AT_FDCWD, ".", 1u << 31, value, 1); }
PROBE(listxattrat, ERANGE) { return listxattrat(AT_FDCWD, coloured(), 0, value, 1); }

PATHS(removexattrat, removexattrat(AT_FDCWD, path, 0, "user.x"))
PROBE(removexattrat, EBADF) { return removexattrat(-1, "x", 0, "user.x"); }
PROBE(removexattrat, EINVAL) { return removexattrat(AT_FDCWD, ".", 1u << 31, "user.x"); }
PROBE(removexattrat, ENODATA) { return removexattrat(AT_FDCWD, coloured(), 0, "user.none"); }
PROBE(removexattrat, EOPNOTSUPP) { return removexattrat(AT_FDCWD, file(), 0, "nonsense.x"); }
PROBE(removexattrat, EPERM) { become_nobody(); return removexattrat(AT_FDCWD, "/", 0, "trusted.x"); }
PROBE(removexattrat, ERANGE) { return removexattrat(AT_FDCWD, file(), 0, name_too_long()); }
PROBE(removexattrat, EROFS) { return removexattrat(AT_FDCWD, read_only_file(), 0, "user.x"); }

static long attr_of(const char *path)
{
    struct file_attr attr;

    return file_getattr(AT_FDCWD, path, &attr, sizeof attr, 0);
}

static long set_attr(const char *path, uint64_t flags)
{
    struct file_attr attr = { .fa_xflags = flags };

    return file_setattr(AT_FDCWD, path, &attr, sizeof attr, 0);
}

PATHS(file_getattr, attr_of(path))
PROBE(file_getattr, E2BIG) { return file_getattr(AT_FDCWD, ".", &long_attr.attr, 1 << 20, 0); }
PROBE(file_getattr, EBADF) { return file_getattr(-1, "x", &long_attr.attr, sizeof long_attr.attr, 0); }
PROBE(file_getattr, EINVAL) { return file_getattr(AT_FDCWD, ".", &long_attr.attr, sizeof long_attr.attr, 1u << 31); }
PROBE(file_getattr, EOPNOTSUPP) { return attr_of("/proc/self/status"); }

PATHS(file_setattr, set_attr(path, 0))
PROBE(file_setattr, E2BIG) { return file_setattr(AT_FDCWD, ".", &long_attr.attr, sizeof long_attr, 0); }
PROBE(file_setattr, EBADF) { return file_setattr(-1, "x", &long_attr.attr, sizeof long_attr.attr, 0); }
PROBE(file_setattr, EINVAL) { return file_setattr(AT_FDCWD, ".", &long_attr.attr, sizeof long_attr.attr, 1u << 31); }
PROBE(file_setattr, EOPNOTSUPP) { return set_attr("/proc/self/status", 0); }
PROBE(file_setattr, EPERM) { become_nobody(); return set_attr("/", 0); }
PROBE(file_setattr, EROFS) { return set_attr(read_only_file(), 0); }
