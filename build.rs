//! Tables in, $OUT_DIR/{number,register,calls,clone_calls,arch}.rs out; and the linker's arguments for the shared library.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use splork_table::abi::ByteOrder;
use splork_table::{Abi, Table};

fn main() -> ExitCode {
    println!("cargo:rerun-if-env-changed=SPLORK_CALLS");
    let out = PathBuf::from(var("OUT_DIR"));
    let root = PathBuf::from(var("CARGO_MANIFEST_DIR"));
    let width = var("CARGO_CFG_TARGET_POINTER_WIDTH").parse().expect("cargo gives a number");
    let is_little = var("CARGO_CFG_TARGET_ENDIAN") == "little";
    let order = if is_little { ByteOrder::Little } else { ByteOrder::Big };
    let abi = Abi::of_target(&var("CARGO_CFG_TARGET_ARCH"), width).map(|abi| abi.in_order(order));
    let abi = abi.as_ref();
    if let Some(how) = abi.and_then(|abi| abi.miscompiled) {
        let target = var("TARGET");
        eprintln!(
            "error: Rust's code for {target} is wrong ({how}): `make IN_C=1 CARGO_BUILD_TARGET={target}` makes the library from C"
        );
        return ExitCode::FAILURE;
    }

    let mut tables = vec![root.join("calls")];
    tables.extend(env::var_os("SPLORK_CALLS").filter(|dir| !dir.is_empty()).map(PathBuf::from));
    for dir in &tables {
        println!("cargo:rerun-if-changed={}", dir.display());
    }
    let table = match Table::read(&tables) {
        Ok(table) => table,
        Err(report) => {
            eprint!("{report}");
            return ExitCode::FAILURE;
        }
    };
    let rust = splork_table::rust::print(&table, abi);
    write(&out.join("number.rs"), &rust.numbers);
    write(&out.join("calls.rs"), &rust.calls());
    write(&out.join("register.rs"), &registers(abi));
    write(&out.join("clone_calls.rs"), &rust.clone_calls);
    write(&out.join("arch.rs"), &arch_module(&root, abi));
    link_arguments(abi);
    ExitCode::SUCCESS
}

const UNSUPPORTED: &str = "unsupported.rs";

/// The `mod` line for the one architecture file, by the target's row in table/src/abi.rs. SPLORK_ARCH_FILE names another, for
/// tests of what has none.
fn arch_module(root: &Path, abi: Option<&Abi>) -> String {
    println!("cargo:rerun-if-env-changed=SPLORK_ARCH_FILE");
    let target_abi = env::var("CARGO_CFG_TARGET_ABI").unwrap_or_default();
    let of_row = abi.and_then(|abi| abi.arch_file_of(&target_abi)).unwrap_or(UNSUPPORTED);
    let file = env::var("SPLORK_ARCH_FILE").unwrap_or_else(|_| of_row.to_owned());
    let path = root.join("src/arch").join(&file);
    println!("cargo:rerun-if-changed={}", path.display());
    let lines = [
        format!("#[path = {path:?}]"),
        "#[allow(unused_imports)] // clone is for C alone".to_owned(),
        "mod imp;".to_owned(),
        "#[allow(dead_code)] // the constructor alone asks".to_owned(),
        format!("pub const IS_HANDLED: bool = {};", file != UNSUPPORTED),
        "/// What the kernel adds to the address of a stack.".to_owned(),
        format!("pub const STACK_BIAS: usize = {};", abi.map_or(0, |abi| abi.stack_bias)),
        "#[allow(dead_code)] // few files ask".to_owned(),
        format!("pub const TARGET: &str = {:?};", var("TARGET")),
    ];
    lines.join("\n") + "\n"
}

fn registers(abi: Option<&Abi>) -> String {
    let (register, raw, word) = match abi.is_some_and(Abi::has_wide_registers) {
        true => ("u64", "i64", "i64"),
        false => ("usize", "isize", "core::ffi::c_long"),
    };
    format!(
        "/// An argument of a system call.\npub type Register = {register};\n\
         /// The kernel's result of one: an error is -4095..-1.\npub type Raw = {raw};\n\
         /// An argument of one that starts a child, in the array of all.\npub type Word = {word};\n"
    )
}

fn link_arguments(abi: Option<&Abi>) {
    let major = var("CARGO_PKG_VERSION_MAJOR");
    println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libsplork.so.{major}");
    // The C start files would bring relocations and functions that run at each start, for what Rust does not use.
    println!("cargo:rustc-cdylib-link-arg=-nostartfiles");
    // Children that share memory return into the library: dlclose must not take it from under them.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    // Calls from the library to its own exported functions go straight there, without a relocation.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-Bsymbolic-functions");
    // The libc crate asks for this itself, unless another package of the workspace builds it with its feature `std`.
    println!("cargo:rustc-cdylib-link-arg=-lc");
    // An undefined symbol must be an error of this link, not of each program's start.
    println!("cargo:rustc-cdylib-link-arg=-Wl,-z,defs");
    // Unoptimized code calls functions of core whose unwind tables name Rust's personality routine. None of them
    // unwinds here, so the name may be 0.
    if var("PROFILE") == "debug" {
        println!("cargo:rustc-cdylib-link-arg=-Wl,--defsym=rust_eh_personality=0");
    }
    // Where functions of C's are whole in assembly, arch/build.rs says which.
    for name in env::var("DEP_SPLORK_ARCH_NAMES").unwrap_or_default().split_whitespace() {
        println!("cargo:rustc-cdylib-link-arg=-Wl,--defsym={name}");
    }
    for argument in abi.map_or(&[][..], |abi| abi.link_arguments) {
        println!("cargo:rustc-cdylib-link-arg={argument}");
    }
}

fn var(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name} for build scripts"))
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
