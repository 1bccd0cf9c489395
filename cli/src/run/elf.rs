//! What the loader looks at in an ELF file.

use std::fmt;

use object::elf::{DT_NEEDED, DT_SONAME, ET_DYN, FileHeader32, FileHeader64, PT_INTERP};
use object::read::elf::{Dyn, FileHeader, ProgramHeader, Sym};
use object::{Endianness, FileKind};

#[derive(PartialEq)]
pub struct Kind {
    bits: u32,
    is_little: bool,
    machine: u16,
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let name = match self.machine {
            object::elf::EM_386 => "i386",
            object::elf::EM_X86_64 if self.bits == 32 => "x32",
            object::elf::EM_X86_64 => "x86-64",
            object::elf::EM_ARM => "arm",
            object::elf::EM_AARCH64 => "aarch64",
            object::elf::EM_RISCV => "riscv",
            object::elf::EM_PPC64 => "powerpc64",
            object::elf::EM_S390 => "s390x",
            object::elf::EM_LOONGARCH => "loongarch",
            object::elf::EM_MIPS => "mips",
            number => return write!(out, "{} bits of machine {number}", self.bits),
        };
        let order = if self.is_little { "little" } else { "big" };
        write!(out, "{name} ({} bits, {order}-endian)", self.bits)
    }
}

pub struct Elf {
    pub kind: Kind,
    /// Rather than a program that is fixed to its addresses; position-independent programs are shared objects too.
    pub is_shared: bool,
    pub soname: Option<String>,
    /// None in a static program.
    pub interpreter: Option<String>,
    pub needed: Vec<String>,
    /// Symbols that other libraries must define.
    pub imports: Vec<String>,
    pub exports: Vec<String>,
    /// Whose notes it has.
    pub note_owners: Vec<String>,
    pub is_go: bool,
}

impl Elf {
    pub fn parse(data: &[u8]) -> Result<Elf, String> {
        let done = match FileKind::parse(data) {
            Ok(FileKind::Elf32) => read::<FileHeader32<Endianness>>(data),
            Ok(FileKind::Elf64) => read::<FileHeader64<Endianness>>(data),
            Ok(_) => return Err("it is not an ELF file".to_owned()),
            Err(error) => Err(error),
        };
        done.map_err(|error| error.to_string())
    }
}

fn read<Header: FileHeader<Endian = Endianness>>(data: &[u8]) -> object::Result<Elf> {
    let header = Header::parse(data)?;
    let endian = header.endian()?;
    let kind = Kind {
        bits: if header.is_class_64() { 64 } else { 32 },
        is_little: endian == Endianness::Little,
        machine: header.e_machine(endian),
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (mut interpreter, mut note_owners) = (None, Vec::new());
    for segment in header.program_headers(endian, data)? {
        if segment.p_type(endian) == PT_INTERP {
            let path = segment.data(endian, data).unwrap_or_default();
            interpreter = Some(text(path).trim_end_matches('\0').to_owned());
        }
        if let Some(mut notes) = segment.notes(endian, data)? {
            while let Some(note) = notes.next()? {
                note_owners.push(text(note.name()));
            }
        }
    }
    let sections = header.sections(endian, data)?;
    let names = sections.iter().filter_map(|section| sections.section_name(endian, section).ok());
    let is_go = names.into_iter().any(|name| name == b".note.go.buildid" || name == b".gopclntab");
    let symbols = sections.symbols(endian, data, object::elf::SHT_DYNSYM)?;
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    for symbol in symbols.iter() {
        let list = if symbol.is_undefined(endian) { &mut imports } else { &mut exports };
        list.push(text(symbol.name(endian, symbols.strings())?));
    }
    let (mut soname, mut needed) = (None, Vec::new());
    if let Some((entries, link)) = sections.dynamic(endian, data)? {
        let strings = sections.strings(endian, data, link)?;
        for entry in entries {
            match entry.tag32(endian) {
                Some(DT_NEEDED) => needed.push(text(entry.string(endian, strings)?)),
                Some(DT_SONAME) => soname = Some(text(entry.string(endian, strings)?)),
                _ => {}
            }
        }
    }
    let is_shared = header.e_type(endian) == ET_DYN;
    Ok(Elf { kind, is_shared, soname, interpreter, needed, imports, exports, note_owners, is_go })
}
