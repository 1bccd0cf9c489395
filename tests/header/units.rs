//! The translation units that compilers are given: headers of ours alone, twice, together, and in every order with the
//! system's, as library, inline, and without plain names.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_tests::{Stop, scratch};

use crate::{headers, include};

/// How much there is to compile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Each header twice, and all of them before and behind all of the system's.
    Together,
    /// Each header before and behind all of the system's, and all before and behind each of the system's, too.
    Each,
}

/// What programs include beside ours, as far as libc's and the kernel's headers bear each other; those that do not are
/// linux/fcntl.h with fcntl.h, linux/signal.h with signal.h, linux/time.h with time.h. musl-gcc comes without the kernel's.
const SYSTEM: [&str; 35] = [
    "sched.h",
    "fcntl.h",
    "signal.h",
    "time.h",
    "poll.h",
    "sys/mman.h",
    "sys/stat.h",
    "sys/xattr.h",
    "sys/epoll.h",
    "sys/uio.h",
    "sys/wait.h",
    "sys/prctl.h",
    "sys/membarrier.h",
    "linux/sched.h",
    "linux/landlock.h",
    "linux/mman.h",
    "linux/futex.h",
    "linux/openat2.h",
    "linux/xattr.h",
    "linux/fs.h",
    "sys/mount.h",
    "linux/mount.h",
    "linux/kcmp.h",
    "linux/nsfs.h",
    "linux/ioprio.h",
    "linux/membarrier.h",
    "linux/seccomp.h",
    "linux/bpf.h",
    "linux/perf_event.h",
    "linux/userfaultfd.h",
    "linux/mempolicy.h",
    "sys/syscall.h",
    "asm/unistd.h",
    "unistd.h",
    "errno.h",
];

/// What bears ours, but not all of those.
const ALONE: [&str; 21] = [
    "sys/pidfd.h",
    "sys/quota.h",
    "sys/rseq.h",
    "sys/socket.h",
    "sys/ptrace.h",
    "sys/vfs.h",
    "pthread.h",
    "spawn.h",
    "semaphore.h",
    "linux/capability.h",
    "linux/close_range.h",
    "linux/io_uring.h",
    "linux/kexec.h",
    "linux/lsm.h",
    "linux/module.h",
    "linux/prctl.h",
    "linux/quota.h",
    "linux/rseq.h",
    "linux/sched/types.h",
    "linux/stat.h",
    "linux/types.h",
];

fn including<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    names.into_iter().map(|name| format!("#include <{}>\n", name.as_ref())).collect()
}

/// Where it is there. Old compilers lack __has_include but have all of glibc's headers, which has no sys/membarrier.h.
fn system(name: &str) -> String {
    let include = format!(
        "#ifdef __has_include\n# if __has_include(<{name}>)\n#  include <{name}>\n# endif\n\
         #elif defined(__GLIBC__)\n# include <{name}>\n#endif\n"
    );
    let condition = match name {
        // musl-gcc comes without what sys/rseq.h would need; before Linux 6.8 sched/types.h has libc's struct sched_param.
        "linux/sched/types.h" => "defined(SCHED_ATTR_SIZE_VER0) || __GLIBC_PREREQ(2, 41)",
        // Its functions have parameters called class.
        "linux/ioprio.h" => "defined(__GLIBC__) && !defined(__cplusplus)",
        // musl's sys/membarrier.h has macros of the names of its enumerators.
        "linux/membarrier.h" => "defined(__GLIBC__)",
        "sys/membarrier.h" => "!defined(__GLIBC__)",
        _ => return include,
    };
    format!("#if {condition}\n{include}#endif\n")
}

/// __GLIBC__ comes from any header of glibc's.
const GLIBC: &str = "#include <limits.h>\n#ifndef __GLIBC_PREREQ\n# define __GLIBC_PREREQ(major, minor) 0\n#endif\n";

/// A unit without its modes. Those that come in one mode are Extent::Each's: what is inline includes the same headers, and
/// which names are left out does not bear on the order of all others.
struct Order {
    name: String,
    text: String,
    modes: usize,
}

fn orders() -> Result<Vec<Order>, Stop> {
    let headers = headers()?;
    let all = including(&headers);
    let forward = format!("{GLIBC}{}", SYSTEM.iter().map(|name| system(name)).collect::<String>());
    let backward = format!("{GLIBC}{}", SYSTEM.iter().rev().map(|name| system(name)).collect::<String>());
    let gnu = "#undef _GNU_SOURCE\n#define _GNU_SOURCE\n";
    let mut units = Vec::new();
    let mut unit = |modes, name: &str, text| units.push(Order { name: name.replace(['/', '.'], "_"), text, modes });
    unit(4, "all_in_order", all.clone());
    unit(4, "all_reversed", including(headers.iter().rev()));
    unit(4, "behind_system", format!("{forward}{all}"));
    unit(4, "before_system", format!("{all}{forward}"));
    unit(4, "behind_reversed_system", format!("{backward}{all}"));
    unit(4, "before_reversed_system", format!("{all}{backward}"));
    unit(4, "behind_gnu_system", format!("{gnu}{forward}{all}"));
    unit(4, "before_gnu_system", format!("{gnu}{all}{forward}"));
    unit(2, "use", format!("{all}{}", include_str!("use.c")));
    for header in &headers {
        let one = including([header]);
        unit(2, header, including([header, header]));
        unit(1, &format!("{header}_behind_system"), format!("{forward}{one}"));
        unit(1, &format!("{header}_before_system"), format!("{one}{forward}"));
        unit(1, &format!("{header}_behind_reversed_system"), format!("{backward}{one}"));
        unit(1, &format!("{header}_before_reversed_system"), format!("{one}{backward}"));
    }
    for header in SYSTEM.iter().chain(&ALONE) {
        unit(1, &format!("behind_{header}_system"), format!("{GLIBC}{}{all}", system(header)));
        unit(1, &format!("before_{header}_system"), format!("{all}{GLIBC}{}", system(header)));
    }
    Ok(units)
}

/// Ways to include ours: what the file's name ends in, and what is defined before.
const MODES: [(&str, &str); 4] = [
    ("", ""),
    ("_inline", "#define SPLORK_INLINE\n"),
    ("_no_names", "#define SPLORK_NO_NAMES\n"),
    ("_no_names_inline", "#define SPLORK_NO_NAMES\n#define SPLORK_INLINE\n"),
];

/// The units as files of this ending, written once.
pub fn files(ending: &str, extent: Extent) -> Result<Vec<PathBuf>, Stop> {
    static WRITTEN: OnceLock<Result<Vec<(PathBuf, bool)>, Stop>> = OnceLock::new();
    let written = WRITTEN.get_or_init(|| {
        let directory = scratch("header-units")?;
        let mut written = Vec::new();
        for Order { name, text, modes } in orders()? {
            for (mode, defines) in &MODES[..modes] {
                // A unit without any declaration is not C90.
                let text = format!("{defines}{text}typedef int not_empty;\n");
                for ending in ["c", "cc"] {
                    let path = directory.join(format!("{name}{mode}.{ending}"));
                    fs::write(&path, &text)?;
                    written.push((path, modes > 1));
                }
            }
        }
        Ok(written)
    });
    let wanted = |(path, is_together): &&(PathBuf, bool)| {
        path.extension().is_some_and(|found| found == ending) && (*is_together || extent == Extent::Each)
    };
    Ok(written.clone()?.iter().filter(wanted).map(|(path, _)| path.clone()).collect())
}

/// The headers without the pragma that keeps compilers from warning about what is inline.
pub fn outspoken() -> Result<PathBuf, Stop> {
    static WRITTEN: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    WRITTEN.get_or_init(|| write_outspoken(&scratch("header-outspoken")?)).clone()
}

fn write_outspoken(directory: &Path) -> Result<PathBuf, Stop> {
    fs::create_dir(directory.join("splork"))?;
    let is_pragma = |line: &&str| line.contains("pragma GCC system_header");
    for header in headers()? {
        let text = fs::read_to_string(include().join(&header))?;
        let lines: String = text.lines().filter(|line| !is_pragma(line)).map(|line| format!("{line}\n")).collect();
        fs::write(directory.join(header), lines)?;
    }
    Ok(directory.to_owned())
}
