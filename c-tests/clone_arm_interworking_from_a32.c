/* clone_arm_interworking_from_a32.c
 * Description: The same with a caller compiled to A32 code, inline trampoline included; Debian's compiler makes Thumb.
 * Modes: shared static inline
 * Architectures: arm
 * Cflags: -marm
 */
#include "clone_arm_interworking.c"
