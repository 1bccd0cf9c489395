//! The headers in every standard of C and C++ that a compiler on this machine knows, without a warning. A test for each
//! compiler and standard, with the system's headers, and with others: newer kernels', newer libcs'.

use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::command::exists;
use splork_tests::trials::Trials;
use splork_tests::{Run, Stop, Test, command, scratch, skip};

use crate::include;
use crate::newest::{self, newest_glibc, newest_kernel, newest_musl};
use crate::units::{Extent, files, outspoken};

const C: [&str; 7] = ["c90", "c99", "c11", "c17", "c2x", "gnu90", "gnu2x"];
const CPP: [&str; 7] = ["c++98", "c++11", "c++14", "c++17", "c++20", "c++2b", "gnu++98"];
/// Each is one more way to look at 32-bit pointers and longs, on a 64-bit machine.
const NARROW: [(&str, &str); 3] = [("gcc", "-m32"), ("gcc", "-mx32"), ("clang", "-m32")];

/// Compilers and standards, C++ or not, to try the newest kernel headers with, beside the system's libc.
const NEWEST: [(&str, &str, bool); 5] = [
    ("gcc", "c90", false),
    ("clang", "c99", false),
    ("musl-gcc", "gnu2x", false),
    ("g++", "c++98", true),
    ("clang++", "c++20", true),
];

/// The same for the newest libcs, with the newest kernel headers; and how many units.
const NEWEST_LIBC: [(&str, &str, bool, Extent); 6] = [
    ("gcc", "gnu17", false, Extent::Each),
    ("gcc", "c90", false, Extent::Together),
    ("clang", "c11", false, Extent::Together),
    ("clang-22", "gnu2x", false, Extent::Together),
    ("g++", "gnu++17", true, Extent::Each),
    ("clang++", "c++98", true, Extent::Together),
];

const WARNINGS: [&str; 7] =
    ["-Wall", "-Wextra", "-Werror", "-pedantic", "-Wstrict-prototypes", "-Wundef", "-Wconversion"];

/// What some programs ask for besides, of which some is beyond what inline functions can do: it is theirs to read.
const PROGRAMS_WARNINGS: [(&str, &str, bool, &[&str]); 6] = [
    ("gcc", "gnu17", false, &["-Wbad-function-cast", "-Wcast-qual", "-Wshadow", "-Wcast-align", "-Wredundant-decls"]),
    ("gcc", "c90", false, &["-Wbad-function-cast", "-Wdeclaration-after-statement"]),
    ("g++", "c++17", true, &["-Wold-style-cast", "-Wuseless-cast", "-Wzero-as-null-pointer-constant"]),
    ("clang", "gnu17", false, &["-Wused-but-marked-unused", "-Wbad-function-cast", "-Wcast-qual", "-Wsign-conversion"]),
    ("clang++", "c++17", true, &["-Wold-style-cast", "-Wused-but-marked-unused", "-Wzero-as-null-pointer-constant"]),
    ("clang-22", "gnu17", false, &["-Wused-but-marked-unused", "-Wbad-function-cast", "-Wunsafe-buffer-usage"]),
];

fn knows(compiler: &str, option: &str, language: &str) -> bool {
    let mut probe = command(compiler);
    probe.args([option, "-fsyntax-only", "-x", language, "/dev/null"]).succeed().is_ok()
}

/// A compiler, what it is to be told of, and what it is given.
struct Compilation<'a> {
    compiler: &'a str,
    standard: &'a str,
    is_cpp: bool,
    include: &'a Path,
    options: Vec<String>,
}

impl Compilation<'_> {
    fn of(&self, units: &dyn Fn(&str) -> Result<Vec<PathBuf>, Stop>) -> Test {
        let (language, ending) = if self.is_cpp { ("c++", "cc") } else { ("c", "c") };
        if !exists(self.compiler) {
            return skip(format!("{} is not installed", self.compiler));
        }
        let standard = format!("-std={}", self.standard);
        if !knows(self.compiler, &standard, language) {
            return skip(format!("this {} knows no {standard}", self.compiler));
        }
        let mut cc = command(self.compiler);
        cc.args([&standard, "-fsyntax-only", "-I"]).arg(self.include).args(&self.options);
        // C++ has no other prototypes than strict ones, and g++ says so.
        cc.args(WARNINGS.iter().filter(|warning| !self.is_cpp || **warning != "-Wstrict-prototypes"));
        cc.args(units(ending)?).succeed()?;
        Ok(())
    }
}

fn compile(compiler: &str, standard: &str, is_cpp: bool, options: Vec<String>, extent: Extent) -> Test {
    let include = &outspoken()?;
    Compilation { compiler, standard, is_cpp, include, options }.of(&|ending| files(ending, extent))
}

/// As programs include them; the one that uses them aside.
fn compile_with_warnings(compiler: &str, standard: &str, is_cpp: bool, warnings: &[&str]) -> Test {
    let options = warnings.iter().map(|warning| (*warning).to_owned()).collect();
    Compilation { compiler, standard, is_cpp, include: &include(), options }.of(&|ending| {
        let mut units = files(ending, Extent::Together)?;
        units.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("use")));
        Ok(units)
    })
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
    let options = vec![machine.to_owned(), stubs, "-isystem/usr/include/x86_64-linux-gnu".to_owned()];
    compile(compiler, "gnu11", false, options, Extent::Together)
}

/// With kernel headers of many years later, where less or nothing is ours to supply. musl-gcc gets kernel headers so.
fn compile_with_newest_kernel(compiler: &str, standard: &str, is_cpp: bool) -> Test {
    let options = newest_kernel()?.map(|path| format!("-isystem{}", path.display()));
    compile(compiler, standard, is_cpp, options.to_vec(), Extent::Together)
}

fn compile_with_newest_glibc(compiler: &str, standard: &str, is_cpp: bool, extent: Extent) -> Test {
    if !exists(compiler) {
        return skip(format!("{compiler} is not installed"));
    }
    let behind = [newest_glibc()?, newest_kernel()?].concat();
    compile(compiler, standard, is_cpp, newest::options(compiler, &[], &behind)?, extent)
}

fn compile_with_newest_musl(compiler: &str, standard: &str, is_cpp: bool, extent: Extent) -> Test {
    if !exists(compiler) {
        return skip(format!("{compiler} is not installed"));
    }
    compile(compiler, standard, is_cpp, newest::options(compiler, &[newest_musl()?], &newest_kernel()?)?, extent)
}

/// tcc has no -fsyntax-only, and its lack of __has_include sets the system's own headers at odds. Its output goes to a file of our own: as root it would replace even a device by a file.
fn compile_by_tcc() -> Test {
    if !exists("tcc") {
        return skip("tcc is not installed");
    }
    let object = scratch("header-tcc")?.join("unit.o");
    let alone = |file: &PathBuf| !file.to_string_lossy().contains("_system");
    for file in files("c", Extent::Together)?.into_iter().filter(alone) {
        command("tcc").arg("-I").arg(include()).arg("-c").arg(file).arg("-o").arg(&object).succeed()?;
    }
    Ok(())
}

pub fn add_to(trials: &mut Trials) {
    let here = |compiler: &'static str, standard: &'static str, is_cpp| {
        let name = format!("clean_in::{compiler}::{standard}");
        (name, move || compile(compiler, standard, is_cpp, Vec::new(), Extent::Together))
    };
    for standard in C {
        for (name, test) in ["gcc", "clang"].map(|compiler| here(compiler, standard, false)) {
            trials.test(name, test);
        }
    }
    for standard in CPP {
        for (name, test) in ["g++", "clang++"].map(|compiler| here(compiler, standard, true)) {
            trials.test(name, test);
        }
    }
    for (name, test) in ["c90", "c99", "gnu2x"].map(|standard| here("musl-gcc", standard, false)) {
        trials.test(name, test);
    }
    for (compiler, standard, is_cpp) in NEWEST {
        let name = format!("clean_with_the_newest_kernel_headers::{compiler}::{standard}");
        trials.test(name, move || compile_with_newest_kernel(compiler, standard, is_cpp));
    }
    for (compiler, standard, is_cpp, extent) in NEWEST_LIBC {
        trials.test(format!("clean_with_the_newest_glibc::{compiler}::{standard}"), move || {
            compile_with_newest_glibc(compiler, standard, is_cpp, extent)
        });
        trials.test(format!("clean_with_the_newest_musl::{compiler}::{standard}"), move || {
            compile_with_newest_musl(compiler, standard, is_cpp, extent)
        });
    }
    for (compiler, standard, is_cpp, warnings) in PROGRAMS_WARNINGS {
        let name = format!("clean_under_programs_warnings::{compiler}::{standard}");
        trials.test(name, move || compile_with_warnings(compiler, standard, is_cpp, warnings));
    }
    trials.test("clean_in::tcc", compile_by_tcc);
    for (compiler, machine) in NARROW {
        trials.test(format!("clean_in::{compiler}::{machine}"), move || compile_narrow(compiler, machine));
    }
}
