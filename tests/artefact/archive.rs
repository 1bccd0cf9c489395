//! libsplork.a.

use std::collections::BTreeSet;

use object::elf::*;
use object::endian::LittleEndian as Little;
use object::read::archive::ArchiveFile;
use object::read::elf::SectionHeader;
use splork_tests::table::expected_in_archive;
use splork_tests::{Stop, Test, ensure, ensure_equal, libraries};

use super::elf::{Elf, Symbol};
use super::shared::OF_LIBC;

/// Its members, by name.
fn members() -> Result<Vec<(String, Vec<u8>)>, Stop> {
    let data = std::fs::read(libraries()?.archive())?;
    let mut members = vec![];
    for member in ArchiveFile::parse(&*data)?.members() {
        let member = member?;
        let name = String::from_utf8_lossy(member.name()).into_owned();
        members.push((name, member.data(&*data)?.to_vec()));
    }
    Ok(members)
}

fn object() -> Result<Vec<u8>, Stop> {
    let (_, data) = members()?.pop().ok_or_else(|| Stop::Fails("the archive is empty".into()))?;
    Ok(data)
}

fn globals(keep: impl Fn(&Symbol) -> bool) -> Result<BTreeSet<String>, Stop> {
    let data = object()?;
    let symbols = Elf::parse(&data)?.symbols(SHT_SYMTAB)?;
    let kept = symbols.into_iter().filter(|symbol| !symbol.name.is_empty() && symbol.is_global() && keep(symbol));
    Ok(kept.map(|symbol| symbol.name).collect())
}

pub fn archive_holds_one_object_of_ours() -> Test {
    let members = members()?;
    let names: Vec<&str> = members.iter().map(|(name, _)| &**name).collect();
    ensure_equal!(names, ["splork.o"], "the members");
    let data = object()?;
    for symbol in Elf::parse(&data)?.symbols(SHT_SYMTAB)? {
        let name = symbol.name;
        ensure!(!name.contains("compiler_builtins") && !name.contains("panicking"), "there is {name}");
    }
    Ok(())
}

/// musl calls a `__clone` of its own by that name, which must stay the one that is called.
pub fn archive_defines_what_the_library_exports_but_not_dunder_clone() -> Test {
    let expected = expected_in_archive()?;
    ensure!(!expected.contains("__clone") && expected.contains("clone"), "the list of exports: {expected:?}");
    ensure_equal!(globals(Symbol::is_defined)?, expected, "the global definitions");
    Ok(())
}

pub fn archive_needs_libc_alone() -> Test {
    let needed = globals(|symbol| !symbol.is_defined())?;
    let strangers: Vec<&String> = needed.iter().filter(|name| !OF_LIBC.contains(&&***name)).collect();
    ensure!(strangers.is_empty(), "undefined, and not libc's: {strangers:?}");
    ensure!(needed.contains("__errno_location"), "errno is not libc's: {needed:?}");
    Ok(())
}

pub fn archive_brings_no_state_no_constructor_and_no_executable_stack() -> Test {
    let data = object()?;
    let elf = Elf::parse(&data)?;
    for section in elf.sections.iter() {
        let name = String::from_utf8_lossy(elf.sections.section_name(Little, section)?);
        let flags = section.sh_flags(Little);
        ensure!(!matches!(section.sh_type(Little), SHT_INIT_ARRAY | SHT_FINI_ARRAY), "{name} runs at load");
        ensure!(flags & u64::from(SHF_TLS) == 0, "{name} is thread-local");
        ensure!(flags & u64::from(SHF_WRITE) == 0 || section.sh_size(Little) == 0, "{name} is writable");
    }
    ensure!(elf.section(".note.splork").is_none(), "it says that it has settings");
    let stack = elf.section(".note.GNU-stack").map(|section| section.sh_flags(Little) & u64::from(SHF_EXECINSTR));
    ensure_equal!(stack, Some(0), "the executable flag of .note.GNU-stack");
    Ok(())
}

pub fn archive_is_marked_for_shadow_stacks() -> Test {
    Elf::parse(&object()?)?.is_marked_for_shadow_stacks()
}

pub fn trampolines_of_the_archive_start_with_endbr64() -> Test {
    Elf::parse(&object()?)?.trampolines_start_with_endbr64()
}
