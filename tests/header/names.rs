//! Programs that have something of ours already: functions of the calls' names, an older struct clone_args, a libc header
//! that can be included once only.

use std::fs;

use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, scratch};

use crate::include;
use crate::symbols::undefined;

/// Compiles a program with these headers before the system's. The symbols that it needs from elsewhere.
fn symbols(name: &str, headers: &[(&str, &str)], program: &str, options: &[&str]) -> Result<Vec<String>, Stop> {
    let directory = scratch(&format!("header-names-{name}"))?;
    for (path, text) in headers {
        let path = directory.join("system").join(path);
        fs::create_dir_all(path.parent().expect("it lies in one"))?;
        fs::write(path, text)?;
    }
    let (source, object) = (directory.join("program.c"), directory.join("program.o"));
    fs::write(&source, program)?;
    let mut cc = command("gcc");
    cc.args(["-std=gnu17", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function", "-c", "-isystem"]);
    cc.arg(directory.join("system")).args(options).arg("-I").arg(include()).arg(&source).arg("-o").arg(&object);
    cc.succeed()?;
    undefined(&object)
}

/// As test suites have them; pidfd_open is glibc's as well.
const OWN: &str = "
static int openat2(int dir, int path) { return dir + path; }
static char *futex_wait(void) { return 0; }
static double pidfd_open(double pid) { return pid; }
#include <splork/all.h>
int uses(void)
{
    struct open_how how = { 0, 0, 0 };
    return openat2(1, 2) + (futex_wait() != 0) + (pidfd_open(1) > 0) + splork_openat2(-1, \"\", &how, sizeof how)
         + splork_futex_wait(&how, 0, 1, 0, 0, 0) + splork_pidfd_open(1, 0) + splork(0, 1);
}
";

pub fn programs_keep_functions_of_their_own() -> Test {
    let found = symbols("own", &[], OWN, &["-DSPLORK_NO_NAMES"])?;
    ensure_equal!(found, ["splork", "splork_futex_wait", "splork_openat2", "splork_pidfd_open"], "symbols asked for");
    let found = symbols("own-inline", &[], OWN, &["-DSPLORK_NO_NAMES", "-DSPLORK_INLINE", "-O1"])?;
    ensure_equal!(found, ["__errno_location"], "symbols asked for inline");
    Ok(())
}

/// Linux 5.3's, but for the comments.
const SHORT: &str = "#ifndef _LINUX_SCHED_H\n#define _LINUX_SCHED_H\n#include <linux/types.h>\n#define CLONE_PIDFD 0x00001000\n\
    struct clone_args { __aligned_u64 flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls; };\n#endif\n";

const ASKS: &str = "
_Static_assert(sizeof(struct clone_args) == CLONE_ARGS_SIZE_VER2, \"the struct is whole\");
_Static_assert(CLONE_AUTOREAP == 1ULL << 34 && CLONE_NNP == 1ULL << 35 && CLONE_PIDFD_AUTOKILL == 1ULL << 36
               && CLONE_EMPTY_MNTNS == 1ULL << 37 && CLONE_INTO_CGROUP == 1ULL << 33, \"the flags\");
struct clone_args request = { .set_tid_size = 0, .cgroup = 3 };
int start(int (*fn)(void *)) { return clone3(&request, sizeof request, fn, 0); }
";

pub fn short_clone_args_are_replaced() -> Test {
    let ways = [
        "#include <splork.h>\n",
        "#include <linux/sched.h>\n#include <splork.h>\n",
        "#include <splork.h>\n#include <linux/sched.h>\n",
        "#include <sched.h>\n#include <splork.h>\n",
    ];
    for (index, way) in ways.iter().enumerate() {
        for (age, headers) in [("old", &[("linux/sched.h", SHORT)][..]), ("new", &[])] {
            let found = symbols(&format!("clone-{age}-{index}"), headers, &format!("{way}{ASKS}"), &[])?;
            ensure_equal!(found, ["splork_clone3"], "symbols asked for, {age} headers, {way}");
        }
    }
    Ok(())
}

/// Linux 4.19's, without the struct sched_param that keeps a program from including it beside sched.h.
const SHORT_ATTR: &str = "#ifndef _LINUX_SCHED_TYPES_H\n#define _LINUX_SCHED_TYPES_H\n#include <linux/types.h>\n\
    #define SCHED_ATTR_SIZE_VER0 48\nstruct sched_attr { __u32 size, sched_policy; __u64 sched_flags; __s32 sched_nice;\n\
    __u32 sched_priority; __u64 sched_runtime, sched_deadline, sched_period; };\n#endif\n";

const ASKS_ATTR: &str = "
_Static_assert(sizeof(struct sched_attr) == SCHED_ATTR_SIZE_VER1, \"the struct is whole\");
struct sched_attr request = { .sched_util_max = 3 };
int set(void) { return splork_sched_setattr(0, &request, 0); }
";

/// The younger structs that have grown: fields.rs has real headers to ask for those.
pub fn short_sched_attr_is_replaced() -> Test {
    for (index, way) in [
        "#include <splork/sched.h>\n",
        "#include <linux/sched/types.h>\n#include <splork/sched.h>\n",
        "#include <splork/sched.h>\n#include <linux/sched/types.h>\n",
    ]
    .iter()
    .enumerate()
    {
        for (age, headers) in [("old", &[("linux/sched/types.h", SHORT_ATTR)][..]), ("new", &[])] {
            if age == "new" && index > 0 {
                continue; // of Linux 6.1 they do not bear sched.h beside them
            }
            let name = format!("sched-{age}-{index}");
            let found = symbols(&name, headers, &format!("{way}{ASKS_ATTR}"), &["-DSPLORK_NO_NAMES"])?;
            ensure_equal!(found, ["splork_sched_setattr"], "symbols asked for, {age} headers, {way}");
        }
    }
    Ok(())
}

/// As glibc 2.43 has it: the guard is asked for and never defined.
const ONCE: &str = "#ifndef _PIDFD_H\n#include <sys/types.h>\n#define PIDFD_GET_INFO 0xc040ff0b\n\
    struct pidfd_info { unsigned long long mask; };\n#include_next <sys/pidfd.h>\n#endif\n";

pub fn sys_pidfd_h_is_included_once() -> Test {
    let glibc = [("sys/pidfd.h", ONCE)];
    for way in [
        "#include <splork/pidfd.h>\n#include <splork/pidfd.h>\n",
        "#include <sys/pidfd.h>\n#include <splork/all.h>\n",
        "#include <splork/all.h>\n#include <sys/pidfd.h>\n",
    ] {
        let program = format!("{way}int calls(void) {{ return pidfd_open(1, 0) + (int)sizeof(struct pidfd_info); }}\n");
        let found = symbols("pidfd", &glibc, &program, &["-D_GNU_SOURCE"])?;
        ensure!(found.iter().all(|symbol| symbol.ends_with("pidfd_open")), "{way} needs {found:?}");
    }
    Ok(())
}
