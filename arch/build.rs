//! Assembles the target's .S, which needs a C compiler for it.

use std::env;
use std::process::ExitCode;

/// By Rust's target_arch and pointer width: the file, and Debian's package of a compiler.
const FILES: [(&str, &str, &str, &str); 1] = [("mips64", "64", "mips64.S", "gcc-mips64el-linux-gnuabi64")];

const LIBRARY: &str = "splork_arch";

fn main() -> ExitCode {
    let (arch, width) = (var("CARGO_CFG_TARGET_ARCH"), var("CARGO_CFG_TARGET_POINTER_WIDTH"));
    let Some((.., file, package)) = FILES.iter().find(|row| (row.0, row.1) == (&*arch, &*width)) else {
        return ExitCode::SUCCESS; // as a member of the workspace, it may be built where nobody wants it
    };
    let target = var("TARGET");
    let variable = format!("CC_{}", target.replace('-', "_"));
    println!("cargo:rerun-if-changed={file}");
    for name in [&*variable, "TARGET_CC", "CC"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    // All that it would say of where it looks would stand before the one sentence that helps.
    let assembled = cc::Build::new().cargo_metadata(false).file(file).try_compile(LIBRARY);
    if let Err(error) = assembled {
        eprintln!(
            "error: {file} needs a C compiler for {target} (Debian: {package}; {variable} names another): {error}"
        );
        return ExitCode::FAILURE;
    }
    println!("cargo:rustc-link-lib=static={LIBRARY}");
    println!("cargo:rustc-link-search=native={}", var("OUT_DIR"));
    ExitCode::SUCCESS
}

fn var(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name} for build scripts"))
}
