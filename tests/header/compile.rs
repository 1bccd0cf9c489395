//! Every header, alone and with the others, before and behind the system's headers, as library and inline, without a
//! warning in every standard of C and C++ that a compiler on this machine knows. A test for each compiler and standard.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use splork_tests::command::exists;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, scratch, skip};

use crate::layout::newest_headers;
use crate::{headers, include};

const C: [&str; 7] = ["c90", "c99", "c11", "c17", "c2x", "gnu90", "gnu2x"];
const CPP: [&str; 7] = ["c++98", "c++11", "c++14", "c++17", "c++20", "c++2b", "gnu++98"];
/// Each is one more way to look at 32-bit pointers and longs, on a 64-bit machine.
const NARROW: [(&str, &str); 3] = [("gcc", "-m32"), ("gcc", "-mx32"), ("clang", "-m32")];

/// Compilers and standards, C++ or not, to try the newest kernel headers with.
const NEWEST: [(&str, &str, bool); 7] = [
    ("gcc", "c90", false),
    ("gcc", "gnu2x", false),
    ("clang", "c99", false),
    ("clang", "gnu2x", false),
    ("musl-gcc", "gnu2x", false),
    ("g++", "c++98", true),
    ("clang++", "c++20", true),
];

const WARNINGS: [&str; 7] =
    ["-Wall", "-Wextra", "-Werror", "-pedantic", "-Wstrict-prototypes", "-Wundef", "-Wconversion"];

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

fn including<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    names.into_iter().map(|name| format!("#include <{}>\n", name.as_ref())).collect()
}

/// The translation units: name and text.
fn units() -> Result<Vec<(String, String)>, Stop> {
    let headers = headers()?;
    let all = including(&headers);
    // Old compilers lack __has_include but have all of glibc's headers, which has no sys/membarrier.h.
    let include = |name: &&str| match *name {
        "sys/membarrier.h" => "#ifndef __GLIBC__\n# include <sys/membarrier.h>\n#endif\n".to_owned(),
        // Its functions have parameters called class.
        "linux/ioprio.h" => {
            "#if defined(__GLIBC__) && !defined(__cplusplus)\n# include <linux/ioprio.h>\n#endif\n".to_owned()
        }
        // musl's sys/membarrier.h has macros of the names of its enumerators.
        "linux/membarrier.h" => "#ifdef __GLIBC__\n# include <linux/membarrier.h>\n#endif\n".to_owned(),
        name if name.starts_with("linux/") || name.starts_with("asm/") => format!(
            "#ifdef __has_include\n# if __has_include(<{name}>)\n#  include <{name}>\n# endif\n\
             #elif defined(__GLIBC__)\n# include <{name}>\n#endif\n"
        ),
        name => format!("#include <{name}>\n"),
    };
    let forward: String = SYSTEM.iter().map(include).collect();
    let backward: String = SYSTEM.iter().rev().map(include).collect();
    // __GLIBC__ comes from any header of glibc's.
    let system = format!("#include <limits.h>\n{forward}");
    let reversed = format!("#include <limits.h>\n{backward}");
    let mut units: Vec<(String, String)> =
        headers.iter().map(|name| (name.replace(['/', '.'], "_"), including([name, name]))).collect();
    units.push(("all_in_order".into(), all.clone()));
    units.push(("all_reversed".into(), including(headers.iter().rev())));
    units.push(("behind_system".into(), format!("{system}{all}")));
    units.push(("before_system".into(), format!("{all}{system}")));
    units.push(("behind_reversed_system".into(), format!("{reversed}{all}")));
    units.push(("before_reversed_system".into(), format!("{all}{reversed}")));
    units.push(("behind_gnu_system".into(), format!("#undef _GNU_SOURCE\n#define _GNU_SOURCE\n{system}{all}")));
    units.push(("before_gnu_system".into(), format!("#undef _GNU_SOURCE\n#define _GNU_SOURCE\n{all}{system}")));
    units.push(("use".into(), format!("{all}{}", include_str!("use.c"))));
    for (_, text) in &mut units {
        *text += "typedef int not_empty;\n"; // a unit without any declaration is not C90
    }
    let inline: Vec<_> =
        units.iter().map(|(name, text)| (format!("{name}_inline"), format!("#define SPLORK_INLINE\n{text}"))).collect();
    units.extend(inline);
    Ok(units)
}

/// The units as files of this ending, written once.
fn files(ending: &str) -> Result<Vec<PathBuf>, Stop> {
    static DIRECTORY: OnceLock<Result<PathBuf, Stop>> = OnceLock::new();
    let directory = DIRECTORY.get_or_init(|| {
        let directory = scratch("header-compile")?;
        for (name, text) in units()? {
            fs::write(directory.join(format!("{name}.c")), &text)?;
            fs::write(directory.join(format!("{name}.cc")), &text)?;
        }
        Ok(directory)
    });
    let mut files = Vec::new();
    for entry in fs::read_dir(directory.clone()?)? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn knows(compiler: &str, option: &str, language: &str) -> bool {
    let mut probe = command(compiler);
    probe.args([option, "-fsyntax-only", "-x", language, "/dev/null"]).succeed().is_ok()
}

fn compile(compiler: &str, standard: &str, is_cpp: bool, options: &[&str]) -> Test {
    let (language, ending) = if is_cpp { ("c++", "cc") } else { ("c", "c") };
    if !exists(compiler) {
        return skip(format!("{compiler} is not installed"));
    }
    let standard = format!("-std={standard}");
    if !knows(compiler, &standard, language) {
        return skip(format!("this {compiler} knows no {standard}"));
    }
    let mut cc = command(compiler);
    cc.args([&standard, "-fsyntax-only", "-I"]).arg(include()).args(options);
    // C++ has no other prototypes than strict ones, and g++ says so.
    cc.args(WARNINGS.iter().filter(|warning| !is_cpp || **warning != "-Wstrict-prototypes"));
    cc.args(files(ending)?).succeed()?;
    Ok(())
}

/// 32-bit code is checked without a 32-bit libc: its headers are the same but for one stub.
fn compile_narrow(compiler: &str, machine: &str) -> Test {
    if !exists(compiler) {
        return skip(format!("{compiler} is not installed"));
    }
    if !knows(compiler, machine, "c") {
        return skip(format!("this {compiler} knows no {machine}"));
    }
    if !Path::new("/usr/include/x86_64-linux-gnu/sys/syscall.h").is_file() {
        return skip("the headers of libc are not where Debian has them");
    }
    let stubs = scratch(&format!("header-stubs-{compiler}{machine}"))?;
    fs::create_dir(stubs.join("gnu"))?;
    for name in ["stubs-32.h", "stubs-x32.h"] {
        fs::write(stubs.join("gnu").join(name), "")?;
    }
    let stubs = format!("-isystem{}", stubs.display());
    compile(compiler, "gnu11", false, &[machine, &stubs, "-isystem/usr/include/x86_64-linux-gnu"])
}

/// With kernel headers of many years later, where less or nothing is ours to supply. musl-gcc gets kernel headers so.
fn compile_with_newest(compiler: &str, standard: &str, is_cpp: bool) -> Test {
    let [architecture, include] = newest_headers()?;
    let options = [architecture, include].map(|path| format!("-isystem{}", path.display()));
    compile(compiler, standard, is_cpp, &[&options[0], &options[1]])
}

/// tcc has no -fsyntax-only, and its lack of __has_include sets the system's own headers at odds. Its output goes to a file of our own: as root it would replace even a device by a file.
fn compile_by_tcc() -> Test {
    if !exists("tcc") {
        return skip("tcc is not installed");
    }
    let object = scratch("header-tcc")?.join("unit.o");
    let alone = |file: &PathBuf| !file.to_string_lossy().contains("_system");
    for file in files("c")?.into_iter().filter(alone) {
        command("tcc").arg("-I").arg(include()).arg("-c").arg(file).arg("-o").arg(&object).succeed()?;
    }
    Ok(())
}

pub fn add_to(trials: &mut Trials) {
    for (c, cpp) in [("gcc", "g++"), ("clang", "clang++")] {
        for standard in C {
            trials.test(format!("clean_in::{c}::{standard}"), move || compile(c, standard, false, &[]));
        }
        for standard in CPP {
            trials.test(format!("clean_in::{cpp}::{standard}"), move || compile(cpp, standard, true, &[]));
        }
    }
    for standard in ["c90", "c99", "gnu2x"] {
        trials.test(format!("clean_in::musl-gcc::{standard}"), move || compile("musl-gcc", standard, false, &[]));
    }
    for (compiler, standard, is_cpp) in NEWEST {
        let name = format!("clean_with_the_newest_kernel_headers::{compiler}::{standard}");
        trials.test(name, move || compile_with_newest(compiler, standard, is_cpp));
    }
    trials.test("clean_in::tcc", compile_by_tcc);
    for (compiler, machine) in NARROW {
        trials.test(format!("clean_in::{compiler}::{machine}"), move || compile_narrow(compiler, machine));
    }
}
