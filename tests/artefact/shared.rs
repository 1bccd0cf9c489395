//! libsplork.so.

use std::collections::BTreeSet;

use object::elf::*;
use object::endian::LittleEndian as Little;
use object::read::elf::{ProgramHeader, SectionHeader};
use splork_tests::table::expected_exports;
use splork_tests::{Stop, Test, ensure, ensure_equal, libraries, version};

use super::elf::{Elf, Symbol};

/// What the compiler may turn into a call, and errno.
pub const OF_LIBC: [&str; 6] = ["__errno_location", "bcmp", "memcmp", "memcpy", "memmove", "memset"];

fn read() -> Result<Vec<u8>, Stop> {
    Ok(std::fs::read(libraries()?.shared_library())?)
}

pub fn soname_is_the_major_version() -> Test {
    let version = version()?;
    let major = version.split('.').next().unwrap_or_default();
    ensure_equal!(Elf::parse(&read()?)?.dynamic_strings(DT_SONAME)?, [format!("libsplork.so.{major}")], "DT_SONAME");
    Ok(())
}

pub fn libc_is_the_only_library_needed() -> Test {
    ensure_equal!(Elf::parse(&read()?)?.dynamic_strings(DT_NEEDED)?, ["libc.so.6"], "DT_NEEDED");
    Ok(())
}

/// A versioned clone would not interpose glibc's: the loader looks for clone@GLIBC_2.2.5 and passes others by.
pub fn no_symbol_is_versioned() -> Test {
    let data = read()?;
    let elf = Elf::parse(&data)?;
    ensure!(elf.dynamic(DT_VERDEF)?.is_empty(), "there are version definitions");
    ensure!(elf.sections.iter().all(|section| section.sh_type(Little) != SHT_GNU_VERDEF), "a section defines versions");
    Ok(())
}

pub fn exports_are_those_of_the_tables() -> Test {
    let data = read()?;
    let mut exports = BTreeSet::new();
    for symbol in Elf::parse(&data)?.symbols(SHT_DYNSYM)? {
        if !symbol.is_defined() || !symbol.is_global() {
            continue;
        }
        let name = &symbol.name;
        ensure!(symbol.kind == STT_FUNC && symbol.size > 0, "{name} is no function with a size");
        ensure!(symbol.binding == STB_GLOBAL && symbol.visibility == STV_DEFAULT, "{name} cannot be bound to");
        exports.insert(symbol.name);
    }
    ensure_equal!(exports, expected_exports()?, "the exports");
    Ok(())
}

pub fn relocations_are_done_and_sealed_at_start() -> Test {
    let data = read()?;
    let elf = Elf::parse(&data)?;
    let flags = |tag| Ok::<u64, Stop>(elf.dynamic(tag)?.first().copied().unwrap_or_default());
    let now = flags(DT_FLAGS)? & u64::from(DF_BIND_NOW) != 0 || flags(DT_FLAGS_1)? & u64::from(DF_1_NOW) != 0;
    ensure!(now, "the library is bound lazily");
    let Some(relro) = elf.segment(PT_GNU_RELRO)? else {
        return Err(Stop::Fails("there is no GNU_RELRO segment".into()));
    };
    let sealed = relro.p_vaddr(Little)..relro.p_vaddr(Little) + relro.p_memsz(Little);
    for name in [".got", ".got.plt", ".dynamic"] {
        if let Some(section) = elf.section(name) {
            let start = section.sh_addr(Little);
            let end = start + section.sh_size(Little);
            ensure!(sealed.contains(&start) && end <= sealed.end, "{name} stays writable");
        }
    }
    Ok(())
}

/// Each relocation costs start-up time; a pointer of our own to relocate would be a table that should not be there.
pub fn relocations_are_errnos_and_the_constructors() -> Test {
    let data = read()?;
    let elf = Elf::parse(&data)?;
    let symbols = elf.symbols(SHT_DYNSYM)?;
    for relocation in elf.relocations()? {
        match relocation.kind {
            R_X86_64_GLOB_DAT | R_X86_64_JUMP_SLOT => {
                let name = &*symbols[relocation.symbol as usize].name;
                let of_the_constructor = ["environ", "secure_getenv"].contains(&name);
                ensure!(name == "__errno_location" || of_the_constructor, "a relocation to {name}");
            }
            R_X86_64_RELATIVE => {} // .init_array's: the_constructor_is_all_that_runs_at_load
            kind => return Err(Stop::Fails(format!("a relocation of type {kind} at {:#x}", relocation.offset))),
        }
    }
    Ok(())
}

/// By which `splork run` knows it from the archive's build, and from others' libraries.
pub fn settings_are_told_of_by_a_note() -> Test {
    let data = read()?;
    let note = Elf::parse(&data)?.section(".note.splork").map(|section| Ok::<_, Stop>(section.data(Little, &*data)?));
    let expected = [&7_u32.to_le_bytes()[..], &[0; 4], &1_u32.to_le_bytes(), b"splork\0\0"].concat();
    ensure_equal!(note.transpose()?, Some(&expected[..]), ".note.splork");
    Ok(())
}

pub fn no_memory_is_writable_and_executable() -> Test {
    let data = read()?;
    let elf = Elf::parse(&data)?;
    for segment in elf.segments()? {
        let flags = segment.p_flags(Little);
        ensure!(flags & PF_W == 0 || flags & PF_X == 0, "a segment at {:#x} is both", segment.p_vaddr(Little));
    }
    let stack = elf.segment(PT_GNU_STACK)?.map(|segment| segment.p_flags(Little) & PF_X);
    ensure_equal!(stack, Some(0), "the executable flag of GNU_STACK");
    ensure!(elf.dynamic(DT_TEXTREL)?.is_empty(), "there are relocations in the text");
    let flags = elf.dynamic(DT_FLAGS)?.first().copied().unwrap_or_default();
    ensure!(flags & u64::from(DF_TEXTREL) == 0, "there are relocations in the text");
    Ok(())
}

/// A child with CLONE_VM but without CLONE_SETTLS would share it with its parent.
pub fn no_state_of_ours_is_thread_local() -> Test {
    ensure!(Elf::parse(&read()?)?.segment(PT_TLS)?.is_none(), "there is a TLS segment");
    Ok(())
}

pub fn the_constructor_is_all_that_runs_at_load() -> Test {
    let data = read()?;
    let elf = Elf::parse(&data)?;
    for name in [".preinit_array", ".fini_array", ".init", ".fini", ".ctors"] {
        ensure!(elf.section(name).is_none(), "there is a section {name}");
    }
    let relocations = elf.relocations()?;
    let relative: Vec<_> = relocations.iter().filter(|relocation| relocation.kind == R_X86_64_RELATIVE).collect();
    let [relocation] = relative[..] else {
        return Err(Stop::Fails(format!("{} relative relocations", relative.len())));
    };
    let array = elf.section(".init_array").map(|section| (section.sh_addr(Little), section.sh_size(Little)));
    ensure_equal!(array, Some((relocation.offset, 8)), "the place of .init_array and its size");
    let is_named = |symbol: &Symbol| symbol.value == relocation.addend as u64 && symbol.name.contains("11constructor");
    ensure!(elf.symbols(SHT_SYMTAB)?.iter().any(is_named), ".init_array holds something else than the constructor");
    Ok(())
}

pub fn shared_library_is_marked_for_shadow_stacks() -> Test {
    Elf::parse(&read()?)?.is_marked_for_shadow_stacks()
}

pub fn trampolines_of_the_shared_library_start_with_endbr64() -> Test {
    Elf::parse(&read()?)?.trampolines_start_with_endbr64()
}

pub fn shared_library_cannot_panic() -> Test {
    let data = read()?;
    let elf = Elf::parse(&data)?;
    let mut symbols = elf.symbols(SHT_SYMTAB)?;
    symbols.extend(elf.symbols(SHT_DYNSYM)?);
    for name in symbols.iter().map(|symbol| &symbol.name) {
        let unwanted = ["panic", "_Unwind_", "rust_eh_personality", "rust_begin_unwind"];
        ensure!(!unwanted.iter().any(|part| name.contains(part)) && name != "abort", "there is a symbol {name}");
    }
    for text in ["panicked at", "core::panicking", "attempt to ", "/rustc/", ".rs\0"] {
        let found = data.windows(text.len()).any(|window| window == text.as_bytes());
        ensure!(!found, "a panic's text is there: {text:?}");
    }
    Ok(())
}
