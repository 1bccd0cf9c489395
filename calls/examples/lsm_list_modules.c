/* Count the security modules. */
#include <splork/lsm.h>
#include <stdio.h>

int main(void)
{
    uint64_t ids[32];
    uint32_t size = sizeof ids;
    int n = lsm_list_modules((void *)ids, &size, 0);

    if (n < 0) {
        perror("lsm_list_modules");
        return 1;
    }
    for (int i = 0; i < n; i++)
        printf("module %llu\n", (unsigned long long)ids[i]);
    printf("%d in all\n", n);
    return 0;
}
