/* kernel_calls_refuse.c
 * Description: finit_module, kexec_load and kexec_file_load look at their arguments, and at the caller's rights; nothing is
 *     loaded.
 * Modes: shared static inline musl
 */
#include "support.h"

#include <splork/kernel.h>
#include <sys/prctl.h>

/* -1 with the code where the kernel has the call, else with ENOSYS; anything but these fails the test. Returns whether
 * it has. ENOTSUP: the architecture has no number. */
#define CHECK_FAILS_OR_LACKS(call, code) \
    ((void)(errno = 0), (call) == -1 && (errno == ENOSYS || errno == ENOTSUP) ? printf("no %s here\n", #call), 0 : fails_with(code, #call))

static int fails_with(int code, const char *call)
{
    if (errno != code)
        fprintf(stderr, "%s\n", call);
    CHECK_EQUAL(errno, code);
    return 1;
}

static int file; /* this program, which nobody may not be able to reach */

/* Flags and descriptors that no kernel takes: so nothing happens, whoever asks. */
static int has(int as_root)
{
    struct kexec_segment none = { 0 };
    int calls = 0;

    calls += CHECK_FAILS_OR_LACKS(finit_module(file, "", 0x40000000), as_root ? EINVAL : EPERM);
    calls += CHECK_FAILS_OR_LACKS(finit_module(-1, "", 0), as_root ? EBADF : EPERM);
    calls += CHECK_FAILS_OR_LACKS(finit_module(file, "", 0), as_root ? ENOEXEC : EPERM); /* a program is no module */
    calls += CHECK_FAILS_OR_LACKS(kexec_load(0, 1, &none, 0x8000), as_root ? EINVAL : EPERM);
    calls += CHECK_FAILS_OR_LACKS(kexec_load(0, KEXEC_SEGMENT_MAX + 1, &none, 0), as_root ? EINVAL : EPERM);
#ifdef __NR_kexec_file_load
    calls += CHECK_FAILS_OR_LACKS(kexec_file_load(file, file, 1, "", 0x8000), as_root ? EINVAL : EPERM);
    calls += CHECK_FAILS_OR_LACKS(kexec_file_load(-1, -1, 1, "", 0), as_root ? EBADF : EPERM);
#else
    CHECK_FAILS(kexec_file_load(-1, -1, 1, "", 0), ENOTSUP);
#endif
    return calls;
}

static int as_nobody(void *arg)
{
    (void)arg;
    CHECK_EQUAL(setuid(65534), 0);
    has(0);
    return PASS;
}

int main(void)
{
    int is_root = geteuid() == 0 && prctl(PR_CAPBSET_READ, 16 /* CAP_SYS_MODULE */, 0, 0, 0) == 1
        && prctl(PR_CAPBSET_READ, 22 /* CAP_SYS_BOOT */, 0, 0, 0) == 1;

    file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    CHECK(file >= 0);
    if (geteuid() == 0)
        pass_in_new_process(as_nobody, NULL);
    if (!has(is_root))
        SKIP_TEST("this kernel has neither modules nor kexec");
    return PASS;
}
