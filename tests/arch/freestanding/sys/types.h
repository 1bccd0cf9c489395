/* As much of libc's header as splork asks for. */
typedef int pid_t;
typedef long ssize_t;
