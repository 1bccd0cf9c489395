/* As much of libc's header as splork asks for: these architectures' numbers are the generic ones. */
#include <asm-generic/unistd.h>
