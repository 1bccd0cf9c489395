/* Show what each security module calls this thread. */
#include <splork/lsm.h>
#include <stdio.h>

static union {
    struct lsm_ctx first;
    char bytes[4096];
} room;

int main(void)
{
    unsigned int which = LSM_ATTR_CURRENT;
    uint32_t size = sizeof room;
    char *at = room.bytes;
    int n = lsm_get_self_attr(which, &room.first, &size, 0);

    if (n < 0) {
        perror("lsm_get_self_attr");
        return 1;
    }
    while (n-- > 0) {
        struct lsm_ctx *ctx = (struct lsm_ctx *)at;

        printf("module %llu: %.*s\n", (unsigned long long)ctx->id,
               (int)ctx->ctx_len, (const char *)ctx->ctx);
        at += ctx->len;
    }
    return 0;
}
