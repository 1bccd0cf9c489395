//! One architecture's stage, compiler and emulator, made ready when the first of its tests asks.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

use splork_table::Abi;
use splork_tests::cli::cargo;
use splork_tests::command::exists;
use splork_tests::{Run, Stage, Stop, Test, command, make, root, skip, target};

use super::list::Architecture;
use crate::c_program::Machine;

/// Debian's Rust: it comes with the sources of core, which no prebuilt target is needed with.
const CARGO: &str = "/usr/bin/cargo";
/// build-std is not stable yet; the library itself asks for no more than stable Rust.
const DEBIANS: [(&str, &str); 3] =
    [("RUSTC", "/usr/bin/rustc"), ("RUSTC_BOOTSTRAP", "1"), ("CARGO_UNSTABLE_BUILD_STD", "core,compiler_builtins")];

/// The clang of Debian's rustc; the release's own is too old for LoongArch.
pub const CLANG: &str = "clang-22";

/// The emulator has no vectors, which LoongArch's target has by default; and nobody has a gcc for Hexagon.
const TARGETS_OWN: [(&str, &str); 2] = [
    ("CARGO_TARGET_LOONGARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS", "-Ctarget-feature=-lsx"),
    ("CC_hexagon_unknown_linux_musl", CLANG),
];

/// Where the library's Rust core is from.
#[derive(Clone, Copy, PartialEq)]
pub enum Core {
    /// Built along, by Debian's cargo: for every architecture.
    Debians,
    /// Prebuilt, for the targets that the user has added, as README says; all else is as make finds it.
    Rustups,
}

pub struct CrossBuild {
    pub architecture: &'static Architecture,
    core: Core,
    /// Tables that the library has besides: SPLORK_CALLS.
    calls: Option<PathBuf>,
    machine: OnceLock<Result<Machine, Stop>>,
}

impl CrossBuild {
    pub fn new(architecture: &'static Architecture) -> CrossBuild {
        CrossBuild::with(architecture, Core::Debians)
    }

    pub fn with(architecture: &'static Architecture, core: Core) -> CrossBuild {
        CrossBuild { architecture, core, calls: None, machine: OnceLock::new() }
    }

    /// With these tables' calls in the library.
    #[allow(dead_code)] // tests/module/ has such
    pub fn with_calls(architecture: &'static Architecture, calls: PathBuf) -> CrossBuild {
        CrossBuild { calls: Some(calls), ..CrossBuild::new(architecture) }
    }

    pub fn machine(&self) -> Result<&Machine, Stop> {
        self.machine.get_or_init(|| self.prepare()).as_ref().map_err(Clone::clone)
    }

    /// target/arch/NAME: stage/ is what `make install` left, static/ and the like hold the programs.
    fn prepare(&self) -> Result<Machine, Stop> {
        let Architecture { name, gnu, qemu, processor, .. } = self.architecture;
        let abi = Abi::named(self.architecture.abi).expect("tests/conventions.rs looks");
        let (has_examples, long_bits) = (self.architecture.abi == "i386", abi.long_bits());
        let cc = format!("{gnu}-gcc");
        for needed in [Some(&*cc), *qemu].into_iter().flatten() {
            if !exists(needed) {
                return skip(format!("{needed} is not installed"));
            }
        }
        let below = if self.calls.is_some() { "arch-calls" } else { "arch" };
        let binaries = match self.core {
            Core::Debians => debian_cargo().map(|_| target().join(below).join(name))?,
            Core::Rustups => has_target(self.architecture.rust).map(|()| target().join("arch-rustup").join(name))?,
        };
        std::fs::create_dir_all(&binaries)?;
        let stage = one_at_a_time(|| Stage::installed(binaries.join("stage"), &mut self.make_install(&cc, &binaries)))?;
        let sysroot = format!("/usr/{gnu}");
        let runner = qemu.map_or(vec![], |qemu| {
            let processor = processor.map_or(vec![], |processor| vec!["-cpu", processor]);
            [&[qemu][..], &processor, &["-L", &sysroot]].concat().into_iter().map(Into::into).collect()
        });
        let mut machine = Machine { binaries, stage, compiler: vec![cc], runner, refusals: BTreeMap::new() };
        if self.architecture.abi == "m68k" {
            // A thread without CLONE_SETTLS has no thread pointer in qemu 7.2, where the kernel leaves it its parent's:
            // it must not be the one that looks up a symbol.
            machine.compiler.push("-Wl,-z,now".to_owned());
        }
        let second = self.architecture.second;
        machine.compiler.extend(second.map(|second| second.option.to_owned()));
        if (qemu.is_none() && self.architecture.runs_here()) || second.is_some() {
            // Its libc is the cross compiler's: none need be installed for a loader to find. The old tag is libc's as
            // well, which loads libgcc_s for a backtrace.
            let libraries = format!("{sysroot}/{}", second.map_or("lib", |second| second.libraries));
            let paths = format!("-rpath,{libraries},--disable-new-dtags");
            machine.compiler.push(format!("-Wl,--dynamic-linker={libraries}/ld-linux.so.2,{paths}"));
        }
        let asks = refusals_program(&machine)?;
        if !self.architecture.runs_here() {
            machine
                .refusals
                .insert("numbers".into(), "the worked examples have numbers on x86-64 and i386 alone".into());
            machine.refusals.insert("lp64".into(), "written for words of 64 bits".into());
            return Ok(machine);
        }
        machine.refusals = refusals_in(&machine.run(&asks).succeed()?);
        if !has_examples && self.calls.is_none() {
            machine.refusals.insert("numbers".into(), "the worked examples have numbers on x86 alone".into());
        }
        if qemu.is_some() {
            machine
                .refusals
                .insert("exec".into(), "the emulator leaves exec to the kernel, which lacks its programs".into());
            machine.refusals.insert("kernel".into(), "the emulator does not know the call".into());
        }
        if long_bits < 64 {
            machine.refusals.insert("lp64".into(), "written for words of 64 bits".into());
        }
        Ok(machine)
    }

    fn make_install(&self, cc: &str, binaries: &Path) -> Command {
        let Architecture { rust, gnu, second, in_c, .. } = self.architecture;
        let built = format!("BUILT={}", binaries.join("splork").display());
        if self.core == Core::Rustups {
            return make([built, format!("CARGO_BUILD_TARGET={rust}"), "install-lib".to_owned()]);
        }
        let linker = format!("CARGO_TARGET_{}_LINKER={cc}", rust.to_uppercase().replace('-', "_"));
        let settings = DEBIANS.map(|(name, value)| format!("{name}={value}")).join(" ");
        make([
            format!("CARGO=env -u RUSTFLAGS {settings} {linker} {CARGO}"),
            // What runs here is what `make check` has built already.
            format!("HOST_CARGO=env -u CARGO_BUILD_TARGET {}", cargo().get_program().display()),
            format!("CARGO_BUILD_TARGET={rust}"),
            format!("IN_C={}", if *in_c { "1" } else { "" }),
            built,
            format!("CC={cc}{}", second.map_or(String::new(), |second| format!(" {}", second.option))),
            format!("LD={gnu}-ld{}", second.map_or(String::new(), |second| format!(" -m {}", second.emulation))),
            format!("AR={gnu}-ar"),
            format!("NM={gnu}-nm"),
            format!("OBJCOPY={gnu}-objcopy"),
            format!("SPLORK_CALLS={}", self.calls.as_deref().unwrap_or(Path::new("")).display()),
            "install-lib".to_owned(),
        ])
    }
}

/// Builds share cargo's directory, so that core is built once a target; what one leaves there is the next one's to
/// replace, and is to be copied from there before.
pub fn one_at_a_time<T>(build: impl FnOnce() -> T) -> T {
    static LOCK: Mutex<()> = Mutex::new(());
    let _lock = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
    build()
}

/// Whether `rustup target add`, or the distribution, has brought it.
fn has_target(target: &str) -> Test {
    let mut rustc = command(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let directory = rustc.args(["--print", "target-libdir", "--target", target]).succeed()?;
    match Path::new(directory.trim()).is_dir() {
        true => Ok(()),
        false => skip(format!("rustc has no {target}: rustup target add brings it")),
    }
}

pub fn debian_cargo() -> Result<Command, Stop> {
    if !Path::new(CARGO).is_file() || !Path::new("/usr/lib/rustlib/src/rust/library/core").is_dir() {
        return skip("Debian's cargo-web and rust-web-src are not installed");
    }
    let mut cargo = command(CARGO);
    cargo.envs(DEBIANS).envs(TARGETS_OWN).env_remove("RUSTFLAGS").env_remove("RUSTUP_TOOLCHAIN");
    Ok(cargo)
}

/// What tells what is refused: arch/refusals.c, and its program beside the stage.
pub const REFUSALS: &str = "refusals";

/// What tells what this machine's kernel, the emulator in its place or one that is booted refuses, without splork.
fn refusals_program(machine: &Machine) -> Result<PathBuf, Stop> {
    let binary = machine.binaries.join(REFUSALS);
    let mut cc = machine.compiler();
    cc.args(["-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-static", "-o"]).arg(&binary);
    cc.arg(root().join("tests/arch/refusals.c")).succeed()?;
    Ok(binary)
}

pub fn refusals_in(told: &str) -> BTreeMap<String, String> {
    let refused = told.lines().filter_map(|line| line.split_once(": "));
    refused.map(|(need, reason)| (need.to_owned(), reason.to_owned())).collect()
}
