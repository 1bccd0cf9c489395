/* Give up all capabilities. */
#include <splork/capability.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    struct __user_cap_header_struct header = {
        .version = _LINUX_CAPABILITY_VERSION_3,
    };
    struct __user_cap_data_struct data[2];

    memset(data, 0, sizeof data);
    if (capset(&header, data) != 0) {
        perror("capset");
        return 1;
    }
    puts("none are left");
    return 0;
}
