//! Assembles the target's .S, which needs a C compiler for it.

use std::env;
use std::process::ExitCode;

/// By Rust's target_arch, pointer width and byte order: the file, and Debian's package of a compiler.
const FILES: [([&str; 3], &str, &str); 7] = [
    (["hexagon", "32", "little"], "hexagon.S", "clang"),
    (["mips", "32", "little"], "mips.S", "gcc-mipsel-linux-gnu"),
    (["mips", "32", "big"], "mips.S", "gcc-mips-linux-gnu"),
    (["sparc", "32", "big"], "sparc.S", "gcc-multilib-sparc64-linux-gnu"),
    (["sparc64", "64", "big"], "sparc.S", "gcc-sparc64-linux-gnu"),
    (["mips64", "64", "little"], "mips64.S", "gcc-mips64el-linux-gnuabi64"),
    (["mips64", "64", "big"], "mips64.S", "gcc-mips64-linux-gnuabi64"),
];

const LIBRARY: &str = "splork_arch";

/// What C's names mean in the shared library. rustc exports no name that only assembly defines.
const NAMES: &str = "clone=splork_arch_clone __clone=splork_arch_clone splork_clone3=splork_arch_clone3";

fn main() -> ExitCode {
    let abi = ["ARCH", "POINTER_WIDTH", "ENDIAN"].map(|what| var(&format!("CARGO_CFG_TARGET_{what}")));
    let Some((_, file, package)) = FILES.iter().find(|(target, ..)| *target == abi) else {
        return ExitCode::SUCCESS; // as a member of the workspace, it may be built where nobody wants it
    };
    let target = var("TARGET");
    let variable = format!("CC_{}", target.replace('-', "_"));
    println!("cargo:rerun-if-changed=."); // it may include others
    for name in [&*variable, "TARGET_CC", "CC"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    // All that it would say of where it looks would stand before the one sentence that helps.
    let mut build = cc::Build::new();
    build.cargo_metadata(false).file(file).define("SPLORK_POINTER_WIDTH", &*abi[1]);
    if env::var_os("CARGO_FEATURE_PRELOAD").is_some() {
        build.define("SPLORK_PRELOAD", None);
    }
    if abi[0] == "sparc" {
        build.flag("-m32"); // Debian's compiler is that of sparc64
        if ["CC", "TARGET_CC", &variable].iter().all(|name| env::var_os(name).is_none()) {
            build.compiler("sparc64-linux-gnu-gcc");
        }
    }
    let assembled = build.try_compile(LIBRARY);
    if let Err(error) = assembled {
        eprintln!(
            "error: {file} needs a C compiler for {target} (Debian: {package}; {variable} names another): {error}"
        );
        return ExitCode::FAILURE;
    }
    println!("cargo:names={NAMES}");
    println!("cargo:rustc-link-lib=static={LIBRARY}");
    println!("cargo:rustc-link-search=native={}", var("OUT_DIR"));
    ExitCode::SUCCESS
}

fn var(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name} for build scripts"))
}
