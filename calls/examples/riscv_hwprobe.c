/* Ask whether all processors have the vector extension. */
#include <splork/arch.h>
#include <stdio.h>

int main(void)
{
    struct riscv_hwprobe pair = {
        .key = RISCV_HWPROBE_KEY_IMA_EXT_0,
    };

    if (riscv_hwprobe(&pair, 1, 0, NULL, 0) != 0) {
        perror("riscv_hwprobe");
        return 1;
    }
    puts(pair.value & RISCV_HWPROBE_IMA_V ? "vectors" : "none");
    return 0;
}
