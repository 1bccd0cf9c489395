/* Count the mounts of this namespace. */
#include <splork/mount.h>
#include <stdio.h>

int main(void)
{
    struct mnt_id_req req = { .size = MNT_ID_REQ_SIZE_VER0,
                              .mnt_id = LSMT_ROOT };
    uint64_t ids[64];
    long all = 0;
    ssize_t n;

    while ((n = listmount(&req, (void *)ids, 64, 0)) > 0) {
        all += n;
        req.param = ids[n - 1];     /* go on behind the last */
    }
    if (n < 0) {
        perror("listmount");
        return 1;
    }
    printf("%ld mounts\n", all);
    return 0;
}
