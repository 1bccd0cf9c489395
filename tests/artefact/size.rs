//! What splork costs: on disk, and in a program that is linked statically.

use std::fs;
use std::path::Path;

use object::elf::*;
use object::endian::LittleEndian as Little;
use object::read::elf::SectionHeader;
use splork_table::Table;
use splork_tests::clone_length::clone_is_short;
use splork_tests::disassembly::Disassembly;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, libraries, root, scratch};

use super::elf::Elf;

const KIB: u64 = 1024;

fn stripped(file: &Path, to: &Path) -> Result<u64, Stop> {
    command("strip").arg("-o").arg(to).arg(file).succeed()?;
    Ok(fs::metadata(to)?.len())
}

/// What a call may add beyond the first of them: code, symbol, name, line of the unwind table.
const PER_CALL: u64 = 120;
const CALLS_IN_32_KIB: u64 = 71;

/// With all tables.
pub fn shared_library_is_small() -> Test {
    let size = stripped(&libraries()?.shared_library(), &scratch("size-shared")?.join("libsplork.so"))?;
    let table = Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))?;
    let calls = table.calls().count() as u64;
    let limit = 32 * KIB + PER_CALL * calls.saturating_sub(CALLS_IN_32_KIB);
    ensure!(size < limit, "libsplork.so has {size} bytes for {calls} calls, and may have {limit}");
    println!("libsplork.so: {size} bytes stripped");
    Ok(())
}

const HELLO: &str = r#"
#include <stdio.h>
#ifdef CALLS
# include <splork/mm.h>
#endif

int main(void)
{
    puts("hello");
#ifdef CALLS
    return mseal(0, 0, 1) == 0;
#else
    return 0;
#endif
}
"#;

/// The bytes that are loaded: sizes of files go in pages.
fn loaded(file: &Path) -> Result<u64, Stop> {
    let data = fs::read(file)?;
    let elf = Elf::parse(&data)?;
    let sections = elf.sections.iter().filter(|section| section.sh_flags(Little) & u64::from(SHF_ALLOC) != 0);
    Ok(sections.map(|section| section.sh_size(Little)).sum())
}

pub fn static_programs_pay_for_what_they_call() -> Test {
    let directory = scratch("size-static")?;
    let source = directory.join("hello.c");
    fs::write(&source, HELLO)?;
    let build = |name: &str, options: &[&str]| -> Result<u64, Stop> {
        let binary = directory.join(name);
        let mut cc = compiler();
        cc.args(["-O2", "-static", "-Wl,--gc-sections", "-ffunction-sections", "-o"]).arg(&binary);
        cc.args(options).arg("-I").arg(libraries()?.include()).arg(&source);
        if !options.is_empty() {
            cc.arg(libraries()?.archive());
        }
        cc.succeed()?;
        loaded(&binary)
    };
    let (without, with) = (build("without", &[])?, build("with", &["-DCALLS"])?);
    ensure!(with > without, "the call costs nothing, so it is not there");
    ensure!(with - without < KIB, "hello has {without} bytes, and with one call {with}");
    println!("one call: {} bytes of a static program", with - without);
    Ok(())
}

/// Of the parent, in the shared library and in the archive.
pub fn clone_and_clone3_are_short() -> Test {
    const ABI: &str = "x86_64";
    let stage = libraries()?;
    clone_is_short(ABI, "libsplork.so", &Disassembly::of(&stage.shared_library(), "objdump", ABI, None)?)?;
    let archive = scratch("clone-length")?.join("libsplork.a");
    fs::copy(stage.archive(), &archive)?;
    clone_is_short(ABI, "libsplork.a", &Disassembly::of_archive(&archive, &mut command("cc"), "objdump", ABI)?)
}
