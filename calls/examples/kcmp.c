/* See whether two descriptors are of one open file. */
#include <splork/process.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int other = dup(STDOUT_FILENO);
    int order = kcmp(getpid(), getpid(), KCMP_FILE, STDOUT_FILENO,
                     other);

    if (order < 0) {
        perror("kcmp");
        return 1;
    }
    puts(order == 0 ? "the same open file" : "two open files");
    return 0;
}
