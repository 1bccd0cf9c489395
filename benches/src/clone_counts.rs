//! 2, by architecture: instructions of clone and clone3 in the disassembly, of the shared library and of the archive.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use splork_tests::command::exists;
use splork_tests::disassembly::Disassembly;
use splork_tests::{Stop, clone_length, command, target, version};

use crate::architectures::ARCHITECTURES;
use crate::library::Library;
use crate::program::out;
use crate::table::{Report, Row};

/// Where an architecture's code is and who shows it.
struct Code {
    name: &'static str,
    abi: &'static str,
    objdump: String,
    shared: PathBuf,
    archive: PathBuf,
    /// To make a library of the archive; none where it is a program with one.
    cc: Option<String>,
    /// The compiler's, for the other of its word sizes.
    option: Option<&'static str>,
    glibc: Option<PathBuf>,
}

pub fn measure(plain: &Library, report: &mut Report) -> Result<(), Stop> {
    let built = |name: &str| target().join("arch").join(name);
    let library = format!("libsplork.so.{}", version()?);
    let native = Code {
        name: "x86-64",
        abi: "x86_64",
        objdump: "objdump".into(),
        shared: plain.shared.clone(),
        archive: plain.archive.clone(),
        cc: Some("cc".into()),
        option: None,
        glibc: None, // clones.rs lets it run
    };
    let cross = ARCHITECTURES.iter().map(|architecture| Code {
        name: architecture.name,
        abi: architecture.abi,
        objdump: format!("{}-objdump", architecture.gnu),
        shared: built(architecture.name).join("splork").join(&library),
        archive: built(architecture.name).join("splork/libsplork.a"),
        cc: Some(format!("{}-gcc", architecture.gnu)),
        option: architecture.second.map(|second| second.option),
        glibc: Some(architecture.libc().into()),
    });
    // tests/arch/loongarch_shared.rs leaves it.
    let loongarch = Code {
        name: "loongarch64",
        abi: "loongarch64",
        objdump: "llvm-objdump-22".into(),
        shared: built("loongarch64").join("splork").join(&library),
        archive: built("loongarch64").join("static/freestanding"),
        cc: None,
        option: None,
        glibc: None,
    };
    for code in [native].into_iter().chain(cross).chain([loongarch]) {
        rows(&code, report)?;
    }
    report.rows.sort_by_key(|row| row.point);
    Ok(())
}

fn rows(code: &Code, report: &mut Report) -> Result<(), Stop> {
    let most = clone_length::most(code.abi)?;
    let glibc = match &code.glibc {
        Some(glibc) if glibc.exists() && exists(&code.objdump) => {
            Disassembly::of(glibc, &code.objdump, code.abi, Some(&["clone"]))?.count("clone")
        }
        _ => None,
    };
    for (what, is_archive) in [("", false), (", archive", true)] {
        let counts = counts(code, is_archive)?;
        let parts = counts.as_ref().map_or("", |(.., parts)| parts);
        let row = Row::new(2, format!("{}: clone, parent{what}{}", code.name, parts)).against("glibc's clone");
        report.add(match (&counts, glibc) {
            (Err(reason), _) => row.skipped(reason),
            (Ok((clone, ..)), Some(glibc)) => {
                row.counts(*clone, glibc, "instructions").reach(format!("≤ {most}"), *clone <= most)
            }
            (Ok((clone, ..)), None) => {
                row.against("").figure(format!("{clone} instructions")).reach(format!("≤ {most}"), *clone <= most)
            }
        });
        let row = Row::new(2, format!("{}: clone3, parent{what}", code.name));
        report.add(match counts {
            Err(reason) => row.skipped(&reason),
            Ok((clone, clone3, _)) => {
                row.figure(format!("{clone3} instructions")).reach(format!("≤ clone's {clone}"), clone3 <= clone)
            }
        });
    }
    Ok(())
}

/// clone's and clone3's, and what of them is a trampoline's; or why not.
fn counts(code: &Code, is_archive: bool) -> Result<Result<(u64, u64, String), String>, Stop> {
    let file = if is_archive { &code.archive } else { &code.shared };
    if !file.exists() {
        return Ok(Err("make check-arch has not built it".to_owned()));
    }
    if let Some(missing) = [Some(&code.objdump), code.cc.as_ref()].into_iter().flatten().find(|tool| !exists(tool)) {
        return Ok(Err(format!("{missing} is not installed")));
    }
    let disassembly = match &code.cc {
        Some(cc) if is_archive => of_archive(code, file, command(cc).args(code.option))?,
        _ => Disassembly::of(file, &code.objdump, code.abi, None)?,
    };
    let counts = disassembly.count("clone").zip(clone_length::clone3(code.abi, &disassembly));
    let counts = counts.map(|(clone, clone3)| (clone, clone3, clone_length::parts(&disassembly)));
    Ok(counts.ok_or_else(|| "the way through it leaves it or is not to be seen".to_owned()))
}

fn of_archive(code: &Code, archive: &Path, cc: &mut Command) -> Result<Disassembly, Stop> {
    let directory = out("clone-counts").join(code.name);
    fs::create_dir_all(&directory)?;
    let copy = directory.join("libsplork.a");
    fs::copy(archive, &copy)?;
    Disassembly::of_archive(&copy, cc, &code.objdump, code.abi)
}
