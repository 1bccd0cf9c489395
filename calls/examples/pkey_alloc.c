/* Get a key, and give it back. */
#include <splork/mm.h>
#include <stdio.h>

int main(void)
{
    int key = pkey_alloc(0, PKEY_DISABLE_WRITE);

    if (key < 0) {
        perror("protection keys");  /* the machine may have none */
        return 1;
    }
    printf("key %d: memory with it can be read alone\n", key);
    return pkey_free(key) != 0;
}
