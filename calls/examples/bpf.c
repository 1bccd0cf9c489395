/* Make a map of one element, set it, and read it. */
#include <linux/bpf.h>
#include <splork/security.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    union bpf_attr attr;
    uint32_t key = 0;
    uint64_t set = 42, got = 0;
    int map;

    memset(&attr, 0, sizeof attr);
    attr.map_type = BPF_MAP_TYPE_ARRAY;
    attr.key_size = sizeof key;
    attr.value_size = sizeof set;
    attr.max_entries = 1;
    map = bpf(BPF_MAP_CREATE, &attr, sizeof attr);

    memset(&attr, 0, sizeof attr);
    attr.map_fd = map;
    attr.key = (uintptr_t)&key;
    attr.value = (uintptr_t)&set;
    if (bpf(BPF_MAP_UPDATE_ELEM, &attr, sizeof attr) != 0) {
        perror("bpf");
        return 1;
    }
    attr.value = (uintptr_t)&got;
    bpf(BPF_MAP_LOOKUP_ELEM, &attr, sizeof attr);
    printf("%llu\n", (unsigned long long)got);
    return 0;
}
