//! The initramfs: init, the tests' list, programs with their loaders and libraries, as a newc archive.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use cpio::newc::{self, Builder};
use object::Endianness;
use object::read::elf::{Dyn, ElfFile32, ElfFile64, FileHeader, ProgramHeader};

use crate::Machine;

/// One line of /tests.
#[derive(Debug, Clone)]
pub struct VmTest {
    pub name: String,
    /// How long it may run.
    pub limit: Duration,
    /// What it finds in its environment beside PATH, HOME and TMPDIR.
    pub environment: Vec<(String, String)>,
    /// Program, with its whole path, and arguments.
    pub command: Vec<String>,
}

impl VmTest {
    pub fn new(name: impl Into<String>, program: impl Into<String>) -> VmTest {
        let limit = Duration::from_secs(120);
        VmTest { name: name.into(), limit, environment: Vec::new(), command: vec![program.into()] }
    }

    /// As init.c reads it.
    fn line(&self) -> Result<String, String> {
        let seconds = self.limit.as_secs().to_string();
        let settings = self.environment.iter().map(|(name, value)| format!("{name}={value}"));
        let words: Vec<String> =
            [self.name.clone(), seconds].into_iter().chain(settings).chain(self.command.iter().cloned()).collect();
        if let Some(word) = words.iter().find(|word| word.is_empty() || word.contains(char::is_whitespace)) {
            return Err(format!("{}: init takes no empty words and no blanks in one: {word:?}", self.name));
        }
        Ok(words.join(" ") + "\n")
    }
}

enum Content {
    Directory,
    Device(u32, u32),
    File { mode: u32, bytes: Vec<u8> },
}

pub struct Initramfs {
    machine: &'static Machine,
    entries: BTreeMap<String, Content>,
    /// The paths of what init loads, in this order.
    modules: Vec<String>,
    pub tests: Vec<VmTest>,
}

impl Initramfs {
    /// init, compiled into the directory, and the devices and mount points that it uses.
    pub fn new(machine: &'static Machine, directory: &Path) -> Result<Initramfs, String> {
        let init = directory.join("init");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("init.c");
        let (compiler, options) = machine.compiler.split_first().expect("a compiler");
        let mut compile = Command::new(compiler);
        compile.args(options).args(["-static", "-O2", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&init).arg(source);
        let output = compile.output().map_err(|error| format!("{compiler}: {error}"))?;
        if !output.status.success() {
            return Err(format!("{compiler} cannot make init:\n{}", String::from_utf8_lossy(&output.stderr)));
        }
        let mut initramfs = Initramfs { machine, entries: BTreeMap::new(), modules: Vec::new(), tests: Vec::new() };
        initramfs.file("/init", &init)?;
        for directory in ["/proc", "/sys", "/tmp", "/dev/shm", "/dev/pts"] {
            initramfs.add(directory, Content::Directory);
        }
        // The numbers are the kernel's, Documentation/admin-guide/devices.txt.
        let devices =
            [("null", 1, 3), ("zero", 1, 5), ("full", 1, 7), ("random", 1, 8), ("urandom", 1, 9), ("console", 5, 1)];
        for (name, major, minor) in devices.into_iter().chain([("tty", 5, 0), ("ptmx", 5, 2)]) {
            initramfs.add(&format!("/dev/{name}"), Content::Device(major, minor));
        }
        Ok(initramfs)
    }

    fn add(&mut self, path: &str, content: Content) {
        let path = path.trim_start_matches('/');
        for (at, _) in path.match_indices('/') {
            self.entries.entry(path[..at].to_owned()).or_insert(Content::Directory);
        }
        self.entries.insert(path.to_owned(), content);
    }

    pub fn text(&mut self, path: &str, text: &str) {
        self.add(path, Content::File { mode: 0o644, bytes: text.into() });
    }

    /// A file of ours under this path there.
    pub fn file(&mut self, path: &str, ours: &Path) -> Result<(), String> {
        let read = fs::read(ours).and_then(|bytes| Ok((bytes, fs::metadata(ours)?.permissions().mode() & 0o777)));
        let (bytes, mode) = read.map_err(|error| format!("{}: {error}", ours.display()))?;
        self.add(path, Content::File { mode, bytes });
        Ok(())
    }

    /// A kernel module of ours, to be loaded before the tests. Where it cannot be, the report has a note.
    pub fn module(&mut self, ours: &Path) -> Result<(), String> {
        let name = ours.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path = format!("/lib/modules/{name}");
        self.file(&path, ours)?;
        self.modules.push(path);
        Ok(())
    }

    /// As `file`, with the loader and all libraries that it needs; libraries that are not the compiler's must have
    /// been added before, as files.
    pub fn program(&mut self, path: &str, ours: &Path) -> Result<(), String> {
        self.file(path, ours)?;
        let width = fs::read(ours).ok().and_then(|bytes| bytes.get(4).copied()); // ELF's class: 1 is 32 bits, 2 is 64
        let mut wanted = vec![ours.to_owned()];
        let mut seen = BTreeSet::new();
        while let Some(file) = wanted.pop() {
            for name in needed(&file)? {
                if !seen.insert(name.clone()) || self.has(&name, width) {
                    continue;
                }
                let (library, place) = self.library(&name, width)?;
                self.file(&place, &library)?;
                wanted.push(library);
            }
        }
        Ok(())
    }

    /// Whether a file of this name, of the same width as the program's, was added before.
    fn has(&self, name: &str, width: Option<u8>) -> bool {
        let ending = format!("/{name}");
        let is_it =
            |content: &Content| matches!(content, Content::File { bytes, .. } if bytes.get(4).copied() == width);
        self.entries.iter().any(|(path, content)| path.ends_with(&ending) && is_it(content))
    }

    /// Where a library, or a loader with its path, lies here, and where it is to lie there. The machine's row may
    /// name directories of two widths: the right one is that of the program's own width.
    fn library(&self, name: &str, width: Option<u8>) -> Result<(PathBuf, String), String> {
        let file = name.rsplit('/').next().expect("a part");
        for (here, there) in self.machine.libraries {
            let library = Path::new(here).join(file);
            if fs::read(&library).is_ok_and(|bytes| bytes.get(4).copied() == width) {
                let place = if name.starts_with('/') { name.to_owned() } else { format!("{there}/{file}") };
                return Ok((library, place));
            }
        }
        Err(format!("{name} is not among the libraries for {}", self.machine.name))
    }

    pub fn test(&mut self, test: VmTest) {
        self.tests.push(test);
    }

    pub fn write(&self, path: &Path) -> Result<(), String> {
        let tests: Result<String, String> = self.tests.iter().map(VmTest::line).collect();
        let tests = Content::File { mode: 0o644, bytes: tests?.into_bytes() };
        let modules = self.modules.iter().map(|path| format!("{path}\n")).collect::<String>();
        let modules = Content::File { mode: 0o644, bytes: modules.into_bytes() };
        let entries = self.entries.iter().map(|(name, content)| (name.as_str(), content));
        let entries = entries.chain([("modules", &modules), ("tests", &tests)]);
        let archive = fs::File::create(path).and_then(|file| archive(entries, io::BufWriter::new(file)));
        archive.map_err(|error| format!("{}: {error}", path.display()))
    }
}

fn archive<'a>(entries: impl Iterator<Item = (&'a str, &'a Content)>, mut to: impl Write) -> io::Result<()> {
    const DIRECTORY: u32 = 0o040_000;
    const DEVICE: u32 = 0o020_000;
    const REGULAR: u32 = 0o100_000;
    for (inode, (name, content)) in (1..).zip(entries) {
        let entry = Builder::new(name).ino(inode).nlink(1);
        let (entry, bytes): (_, &[u8]) = match content {
            Content::Directory => (entry.mode(DIRECTORY | 0o755), &[]),
            Content::Device(major, minor) => (entry.mode(DEVICE | 0o666).rdev_major(*major).rdev_minor(*minor), &[]),
            Content::File { mode, bytes } => (entry.mode(REGULAR | mode), bytes),
        };
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        let mut writer = entry.write(to, length);
        writer.write_all(bytes)?;
        to = writer.finish()?;
    }
    newc::trailer(to)?.flush()
}

/// The loader's path and the names of the libraries that an ELF file asks for; none if it is static or no ELF file.
fn needed(file: &Path) -> Result<Vec<String>, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let names = match bytes.get(..5) {
        Some([0x7f, b'E', b'L', b'F', 1]) => ElfFile32::<Endianness>::parse(&*bytes).and_then(|elf| {
            let endian = elf.endian();
            names(elf.elf_header(), endian, &bytes)
        }),
        Some([0x7f, b'E', b'L', b'F', 2]) => ElfFile64::<Endianness>::parse(&*bytes).and_then(|elf| {
            let endian = elf.endian();
            names(elf.elf_header(), endian, &bytes)
        }),
        _ => Ok(Vec::new()),
    };
    names.map_err(|error| format!("{}: {error}", file.display()))
}

fn names<E: FileHeader<Endian = Endianness>>(
    header: &E,
    endian: Endianness,
    bytes: &[u8],
) -> object::Result<Vec<String>> {
    let mut found = Vec::new();
    for segment in header.program_headers(endian, bytes)? {
        if let Some(path) = segment.interpreter(endian, bytes)? {
            found.push(String::from_utf8_lossy(path).into_owned());
        }
    }
    let sections = header.sections(endian, bytes)?;
    if let Some((dynamic, link)) = sections.dynamic(endian, bytes)? {
        let strings = sections.strings(endian, bytes, link)?;
        for entry in dynamic.iter().filter(|entry| entry.tag32(endian) == Some(object::elf::DT_NEEDED)) {
            found.push(String::from_utf8_lossy(entry.string(endian, strings)?).into_owned());
        }
    }
    Ok(found)
}
