//! What libsplork.so can change: it may run in signal handlers and between clone and exec, where state of its own would
//! be in an unknown condition.

use object::elf::*;
use object::endian::LittleEndian as Little;
use object::read::elf::{ProgramHeader, SectionHeader};
use splork_tests::{Stop, Test, ensure, ensure_equal, libraries};

use super::elf::{Elf, Symbol};

/// As rustc mangles what preload.rs has, written before main, once; and the count of lines that a trace has lost.
const SETTINGS: [&str; 3] = ["7preload15SETTINGS_ACTIVE17h", "7preload4lost4LOST17h", "7preload8SETTINGS17h"];

/// What the loader writes, and then seals.
const LOADERS: [&str; 5] = [".dynamic", ".got", ".got.plt", ".init_array", ".relro_padding"];

/// Not a byte of the writable sections is anything else's, named or not.
pub fn writable_memory_is_the_settings_alone() -> Test {
    let data = std::fs::read(libraries()?.shared_library())?;
    let elf = Elf::parse(&data)?;
    let Some(relro) = elf.segment(PT_GNU_RELRO)? else {
        return Err(Stop::Fails("there is no GNU_RELRO segment".into()));
    };
    let sealed = relro.p_vaddr(Little)..relro.p_vaddr(Little) + relro.p_memsz(Little);
    let symbols = elf.symbols(SHT_SYMTAB)?;
    let mut found: Vec<&str> = vec![];
    for (index, section) in elf.sections.iter().enumerate() {
        let name = String::from_utf8_lossy(elf.sections.section_name(Little, section)?);
        let size = section.sh_size(Little);
        if section.sh_flags(Little) & u64::from(SHF_WRITE) == 0 || size == 0 {
            continue;
        }
        if sealed.contains(&section.sh_addr(Little)) {
            ensure!(LOADERS.contains(&&*name), "{name} is written to");
            continue;
        }
        let is_here = |symbol: &&Symbol| usize::from(symbol.section) == index && symbol.kind == STT_OBJECT;
        let objects: Vec<&Symbol> = symbols.iter().filter(is_here).collect();
        let named: u64 = objects.iter().map(|symbol| symbol.size).sum();
        let padding = size - named;
        ensure!(padding < section.sh_addralign(Little).max(1), "{padding} bytes of {name} have no name");
        found.extend(objects.iter().map(|symbol| &*symbol.name));
    }
    found.sort();
    ensure_equal!(found.len(), SETTINGS.len(), "how many objects can be changed: {found:?}");
    for (name, expected) in found.iter().zip(SETTINGS) {
        ensure!(name.contains(expected), "{name} can be changed");
    }
    Ok(())
}
