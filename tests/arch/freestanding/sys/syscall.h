/* As much of libc's header as splork asks for: LoongArch's numbers are the generic ones. */
#include <asm-generic/unistd.h>
