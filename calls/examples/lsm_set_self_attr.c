/* Have AppArmor run the next program under the profile "web". */
#include <splork/lsm.h>
#include <stdio.h>
#include <string.h>

static union {
    struct lsm_ctx ctx;
    char bytes[sizeof(struct lsm_ctx) + sizeof "exec web"];
} request;

int main(void)
{
    request.ctx.id = LSM_ID_APPARMOR;
    request.ctx.len = sizeof request;
    request.ctx.ctx_len = sizeof "exec web";
    strcpy((char *)request.ctx.ctx, "exec web");
    if (lsm_set_self_attr(LSM_ATTR_EXEC, &request.ctx,
                          sizeof request, 0) != 0) {
        perror("lsm_set_self_attr");    /* no AppArmor, say */
        return 1;
    }
    puts("execve(2) will change the profile");
    return 0;
}
