/* See whether the caller may bind(2) to ports below 1024. */
#include <splork/capability.h>
#include <stdio.h>

#define NET_BIND_SERVICE 10     /* of capabilities(7) */

int main(void)
{
    struct __user_cap_header_struct header = {
        .version = _LINUX_CAPABILITY_VERSION_3,
    };
    struct __user_cap_data_struct data[2];

    if (capget(&header, data) != 0) {
        perror("capget");
        return 1;
    }
    if (data[0].effective & 1u << NET_BIND_SERVICE)
        puts("any port");
    else
        puts("ports from 1024 on");
    return 0;
}
