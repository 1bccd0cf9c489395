/* Give a key back once no memory has it any more. */
#include <splork/mm.h>
#include <stdio.h>

int main(void)
{
    int key = pkey_alloc(0, 0);

    if (key < 0 || pkey_free(key) != 0) {
        perror("protection keys");
        return 1;
    }
    if (pkey_free(key) != 0)
        perror("a second time");
    return 0;
}
