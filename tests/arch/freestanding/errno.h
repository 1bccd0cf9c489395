/* As much of libc's header as splork asks for. */
#include <asm-generic/errno.h>

#define ENOTSUP EOPNOTSUPP

int *__errno_location(void);
#define errno (*__errno_location())
