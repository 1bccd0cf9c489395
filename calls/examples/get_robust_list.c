/* Look whether libc has told the kernel of a list for this thread. */
#include <splork/futex.h>
#include <stdio.h>

int main(void)
{
    struct robust_list_head *head;
    size_t len;

    if (get_robust_list(0, &head, &len) != 0) {
        perror("get_robust_list");
        return 1;
    }
    printf("%s, %zu bytes\n", head ? "a list" : "no list", len);
    return 0;
}
