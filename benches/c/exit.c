/* The shortest program: what starts it is all that takes time. */
#include <sys/syscall.h>

void _start(void)
{
    __asm__ __volatile__ ("syscall" : : "a" (SYS_exit_group), "D" (0));
    __builtin_unreachable();
}
