//! Architectures that Debian 12 has no libc for: free-standing programs, linked with LLVM's own linker.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use splork_tests::command::{exists, told};
use splork_tests::{Run, Stop, Test, command, ensure, root, skip, target};

use super::cross_build::{CLANG, debian_cargo, one_at_a_time};
use crate::c_program::{Mode, outcome};

pub const LINKER: &str = "ld.lld-22";
/// RISC-V's: Debian 12 has none of these architectures', which take the generic numbers and errors too.
const KERNEL_HEADERS: &str = "/usr/riscv64-linux-gnu/include";

pub struct Freestanding {
    pub name: &'static str,
    pub rust: &'static str,
    pub qemu: &'static [&'static str],
    /// clang's target, and what else it must know.
    pub clang: &'static [&'static str],
    /// What the child's call of fn looks like, and a line before it that is nowhere else.
    pub call_of_fn: (&'static str, &'static str),
    /// The return address, as unwind tables have it.
    pub return_address: &'static str,
    /// A system call's instruction, where all others are known by name.
    pub lint: Option<&'static str>,
    programs: [OnceLock<Result<PathBuf, Stop>>; 2],
}

pub static FREESTANDING: [Freestanding; 3] = [
    Freestanding {
        name: "loongarch64",
        rust: "loongarch64-unknown-linux-gnu",
        qemu: &["qemu-loongarch64"],
        clang: &["--target=loongarch64-linux-gnu", "-mno-lsx"],
        call_of_fn: ("move\t$ra, $zero", "\tjirl\t$ra, "),
        return_address: "R1",
        lint: Some("syscall"),
        programs: [const { OnceLock::new() }; 2],
    },
    Freestanding {
        name: "riscv32",
        rust: "riscv32gc-unknown-linux-gnu",
        qemu: &["qemu-riscv32"],
        clang: &["--target=riscv32-linux-gnu", "-march=rv32gc"],
        call_of_fn: ("li\tra, 0x0", "\tjalr\t"),
        return_address: "X1",
        lint: Some("ecall"),
        programs: [const { OnceLock::new() }; 2],
    },
    Freestanding {
        name: "hexagon",
        rust: "hexagon-unknown-linux-musl",
        qemu: &["qemu-hexagon", "-cpu", "v67"],
        clang: &["--target=hexagon-linux-musl", "-G0"],
        call_of_fn: ("r0 = r9 }", "callr r8 }"),
        return_address: "R31",
        lint: None,
        programs: [const { OnceLock::new() }; 2],
    },
];

pub fn named(name: &str) -> &'static Freestanding {
    FREESTANDING.iter().find(|architecture| architecture.name == name).expect("a name of the list")
}

impl Freestanding {
    /// Where everything of its is put.
    pub fn directory(&self) -> PathBuf {
        target().join("arch").join(self.name)
    }

    pub fn run(&self) -> Result<Command, Stop> {
        if !exists(self.qemu[0]) {
            return skip(format!("{} is not installed", self.qemu[0]));
        }
        let mut run = command(self.qemu[0]);
        run.args(&self.qemu[1..]);
        Ok(run)
    }

    /// The compiler, with these options.
    pub fn compiler(&self, options: &[&str]) -> Result<Command, Stop> {
        if let Some(missing) = [CLANG, LINKER].into_iter().find(|program| !exists(program)) {
            return skip(format!("{missing} is not installed"));
        }
        let mut cc = command(CLANG);
        cc.args(self.clang).args(["-ffreestanding", "-fasynchronous-unwind-tables"]).args(options);
        cc.arg("-isystem").arg(root().join("tests/arch/freestanding")).args(["-idirafter", KERNEL_HEADERS]);
        Ok(cc)
    }

    /// A static program of a file of tests/arch, with this archive or, by -DSPLORK_INLINE, without.
    pub fn build(&self, source: &str, options: &[&str], binary: &Path, archive: Option<&Path>) -> Test {
        std::fs::create_dir_all(binary.parent().expect("it lies below target/"))?;
        let object = binary.with_extension("o");
        let mut cc =
            self.compiler(&["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-fno-pie", "-ffunction-sections"])?;
        cc.args(options).args(archive.is_none().then_some("-DSPLORK_INLINE"));
        cc.arg("-c").arg("-o").arg(&object).arg(root().join("tests/arch").join(source)).succeed()?;
        // clang would find hexagon's linker, with options that it has not.
        let mut linker = command(LINKER);
        linker.args(["-static", "--gc-sections", "--eh-frame-hdr", "-o"]).arg(binary).arg(&object).args(archive);
        linker.succeed()?;
        Ok(())
    }

    /// freestanding.c, built once a mode.
    pub fn program(&self, mode: Mode) -> Result<&Path, Stop> {
        let build = || {
            let binary = self.directory().join(mode.name()).join("freestanding");
            let archive = if mode == Mode::Inline { None } else { Some(self.archive()?) };
            let include = format!("-I{}", root().join("include").display());
            self.build("freestanding.c", &["-O2", &include], &binary, archive.as_deref())?;
            Ok(binary)
        };
        let built = &self.programs[usize::from(mode == Mode::Inline)];
        built.get_or_init(build).as_ref().map(PathBuf::as_path).map_err(Clone::clone)
    }

    /// The library's archive, as cargo leaves it: what trims it links with a libc.
    fn archive(&self) -> Result<PathBuf, Stop> {
        let mut cargo = debian_cargo()?;
        cargo.args(["rustc", "-q", "--release", "-p", "splork", "--no-default-features", "--crate-type", "staticlib"]);
        cargo.args(["--target", self.rust]);
        let archive = self.directory().join("libsplork.a");
        std::fs::create_dir_all(self.directory())?;
        one_at_a_time(|| {
            cargo.succeed()?;
            std::fs::copy(target().join(self.rust).join("release/libsplork.a"), &archive)?;
            Ok(archive)
        })
    }
}

/// clone, clone3 by its fallback, splork_spawn: each word in its place, errno, the child's registers and exit status.
pub fn children_start_as_they_should(architecture: &Freestanding, mode: Mode) -> Test {
    let program = architecture.program(mode)?;
    ends_with_0(architecture.run()?.arg(program), program)
}

/// A child that does not get its words leaves its parent waiting.
pub fn ends_with_0(run: &mut Command, program: &Path) -> Test {
    let output = outcome(run, &program.with_extension("out"))?;
    ensure!(output.status.success(), "{}", told(run, &output));
    Ok(())
}

pub fn found(program: &str) -> String {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let file = std::env::split_paths(&path).map(|directory| directory.join(program)).find(|file| file.is_file());
    file.as_deref().unwrap_or(Path::new(program)).display().to_string()
}
