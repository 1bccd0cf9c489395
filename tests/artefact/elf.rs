//! An ELF file, read as far as these tests ask.

use object::elf::*;
use object::endian::LittleEndian as Little;
use object::read::elf::{Dyn, FileHeader, ProgramHeader, Rela, SectionHeader, SectionTable, Sym, SymbolTable};
use splork_tests::{Stop, ensure, skip};

pub type Header = FileHeader64<Little>;

pub struct Elf<'a> {
    data: &'a [u8],
    header: &'a Header,
    pub sections: SectionTable<'a, Header>,
}

pub struct Symbol {
    pub name: String,
    pub value: u64,
    pub size: u64,
    pub section: u16,
    pub binding: u8,
    pub kind: u8,
    pub visibility: u8,
}

impl Symbol {
    pub fn is_defined(&self) -> bool {
        self.section != SHN_UNDEF
    }

    pub fn is_global(&self) -> bool {
        self.binding != STB_LOCAL
    }
}

pub struct Relocation {
    pub kind: u32,
    pub symbol: u32,
    pub offset: u64,
    pub addend: i64,
}

impl<'a> Elf<'a> {
    /// What is tested here below the level of ELF itself is x86-64's.
    pub fn parse(data: &'a [u8]) -> Result<Elf<'a>, Stop> {
        let header = Header::parse(data)?;
        if header.e_machine(Little) != EM_X86_64 {
            return skip("these tests know x86-64 alone");
        }
        Ok(Elf { data, header, sections: header.sections(Little, data)? })
    }

    pub fn segments(&self) -> Result<&'a [ProgramHeader64<Little>], Stop> {
        Ok(self.header.program_headers(Little, self.data)?)
    }

    pub fn segment(&self, kind: u32) -> Result<Option<&'a ProgramHeader64<Little>>, Stop> {
        Ok(self.segments()?.iter().find(|segment| segment.p_type(Little) == kind))
    }

    pub fn section(&self, name: &str) -> Option<&'a SectionHeader64<Little>> {
        self.sections.section_by_name(Little, name.as_bytes()).map(|(_, section)| section)
    }

    pub fn bytes(&self, section: &SectionHeader64<Little>) -> Result<&'a [u8], Stop> {
        Ok(section.data(Little, self.data)?)
    }

    /// The dynamic section's values under this tag.
    pub fn dynamic(&self, tag: u32) -> Result<Vec<u64>, Stop> {
        let entries = self.sections.dynamic(Little, self.data)?.map_or(&[][..], |(entries, _)| entries);
        let tagged = entries.iter().filter(|entry| entry.tag32(Little) == Some(tag));
        Ok(tagged.map(|entry| entry.d_val(Little)).collect())
    }

    /// The same where they are strings.
    pub fn dynamic_strings(&self, tag: u32) -> Result<Vec<String>, Stop> {
        let Some((_, link)) = self.sections.dynamic(Little, self.data)? else {
            return Ok(vec![]);
        };
        let strings = self.sections.strings(Little, self.data, link)?;
        let text = |offset: u64| {
            let bytes = strings.get(offset as u32).map_err(|()| Stop::Fails("a string outside the table".into()))?;
            Ok(String::from_utf8_lossy(bytes).into_owned())
        };
        self.dynamic(tag)?.into_iter().map(text).collect()
    }

    /// SHT_DYNSYM or SHT_SYMTAB, unnamed entries included so that relocations can count.
    pub fn symbols(&self, table: u32) -> Result<Vec<Symbol>, Stop> {
        let symbols: SymbolTable<Header> = self.sections.symbols(Little, self.data, table)?;
        let read = |symbol: &Sym64<Little>| {
            Ok(Symbol {
                name: String::from_utf8_lossy(symbol.name(Little, symbols.strings())?).into_owned(),
                value: symbol.st_value(Little),
                size: symbol.st_size(Little),
                section: symbol.st_shndx(Little),
                binding: symbol.st_bind(),
                kind: symbol.st_type(),
                visibility: symbol.st_visibility(),
            })
        };
        symbols.symbols().iter().map(read).collect()
    }

    pub fn relocations(&self) -> Result<Vec<Relocation>, Stop> {
        let mut all = vec![];
        for section in self.sections.iter() {
            let Some((entries, _)) = section.rela(Little, self.data)? else { continue };
            all.extend(entries.iter().map(|entry| Relocation {
                kind: entry.r_type(Little, false),
                symbol: entry.r_sym(Little, false),
                offset: entry.r_offset(Little),
                addend: entry.r_addend(Little),
            }));
        }
        Ok(all)
    }

    /// Where the code that this symbol names starts.
    fn code(&self, symbol: &Symbol) -> Result<&'a [u8], Stop> {
        let section = self.sections.section(object::SectionIndex(symbol.section.into()))?;
        let start = (symbol.value - section.sh_addr(Little)) as usize;
        Ok(&self.bytes(section)?[start..][..symbol.size as usize])
    }

    /// Hand-written code is what a file of src/arch calls spawn, clone and clone3; rustc compiles the rest.
    pub fn trampolines_start_with_endbr64(&self) -> Result<(), Stop> {
        const ENDBR64: [u8; 4] = [0xf3, 0x0f, 0x1e, 0xfa];
        let symbols = self.symbols(SHT_SYMTAB)?;
        let mut found = 0;
        for symbol in symbols.iter().filter(|symbol| symbol.is_defined() && symbol.kind == STT_FUNC) {
            let name = &symbol.name;
            // As rustc mangles the path splork::arch::imp::spawn, in either of its two schemes.
            let is_spawn = name.contains("4arch") && name.contains("5spawn");
            if is_spawn || ["clone", "splork_clone3"].contains(&&**name) {
                ensure!(self.code(symbol)?.starts_with(&ENDBR64), "{name} does not start with endbr64");
                found += 1;
            }
        }
        ensure!(found > 2, "{found} trampolines were found among {} symbols", symbols.len());
        Ok(())
    }

    pub fn is_marked_for_shadow_stacks(&self) -> Result<(), Stop> {
        let section = self.section(".note.gnu.property");
        let note = section.map(|section| self.bytes(section)).transpose()?.unwrap_or_default();
        let words: Vec<u32> =
            note.chunks_exact(4).map(|word| u32::from_le_bytes(word.try_into().expect("four bytes"))).collect();
        let feature = words.windows(3).find(|words| words[0] == GNU_PROPERTY_X86_FEATURE_1_AND && words[1] == 4);
        let bits = feature.map_or(0, |words| words[2]);
        ensure!(bits & GNU_PROPERTY_X86_FEATURE_1_SHSTK != 0, "no SHSTK among the properties: {words:x?}");
        Ok(())
    }
}
