/* Name the file system and the mount point of the root mount. */
#include <fcntl.h>
#include <splork/mount.h>
#include <stdio.h>

static union {
    struct statmount mount;
    char bytes[4096];
} answer;

int main(void)
{
    struct mnt_id_req req = { .size = MNT_ID_REQ_SIZE_VER0,
                              .mnt_id = LSMT_ROOT };
    uint64_t id;
    uint64_t wanted = STATMOUNT_FS_TYPE | STATMOUNT_MNT_POINT;

    if (listmount(&req, (void *)&id, 1, 0) != 1) {
        perror("listmount");
        return 1;
    }
    req.mnt_id = id;
    req.param = wanted;
    if (statmount(&req, &answer.mount, sizeof answer, 0) != 0) {
        perror("statmount");
        return 1;
    }
    if ((answer.mount.mask & wanted) == wanted)
        printf("%s on %s\n", answer.mount.str + answer.mount.fs_type,
               answer.mount.str + answer.mount.mnt_point);
    return 0;
}
