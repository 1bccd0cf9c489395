//! Architectures whose assembly the crate in arch/ has a C compiler make.

use std::fs;

use splork_tests::cli::cargo;
use splork_tests::command::exists;
use splork_tests::{Run, Test, command, ensure, root, scratch, skip};

use super::cross_build::debian_cargo;

const RUST: &str = "mips64el-unknown-linux-gnuabi64";

/// Rust's targets, the file that each has, Debian's package of a compiler.
const TARGETS: [(&str, &str, &str); 6] = [
    ("hexagon-unknown-linux-musl", "hexagon.S", "clang"),
    (RUST, "mips64.S", "gcc-mips64el-linux-gnuabi64"),
    ("mipsel-unknown-linux-gnu", "mips.S", "gcc-mipsel-linux-gnu"),
    ("mips-unknown-linux-gnu", "mips.S", "gcc-mips-linux-gnu"),
    ("sparc64-unknown-linux-gnu", "sparc.S", "gcc-sparc64-linux-gnu"),
    ("sparc-unknown-linux-gnu", "sparc.S", "gcc-multilib-sparc64-linux-gnu"),
];

fn sources() -> Result<Vec<std::path::PathBuf>, splork_tests::Stop> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("arch"))? {
        found.extend(Some(entry?.path()).filter(|path| path.extension().is_some_and(|extension| extension == "S")));
    }
    ensure!(!found.is_empty(), "arch/ has no .S");
    Ok(found)
}

/// Nothing of it is built where Rust assembles all.
pub fn x86_64_needs_libc_alone() -> Test {
    let tree = |target: &str| {
        cargo().current_dir(root()).args(["tree", "--prefix=none", "-p", "splork", "--target", target]).succeed()
    };
    let here = tree("x86_64-unknown-linux-gnu")?;
    ensure!(here.contains("libc v"), "{here}");
    for other in ["splork-arch v", "cc v"] {
        ensure!(!here.contains(other), "x86-64's build has {other}:\n{here}");
        ensure!(tree(RUST)?.contains(other), "{RUST}'s build has no {other}");
    }
    Ok(())
}

/// Another compiler could make something of some of it.
pub fn assembly_refuses_another_compiler() -> Test {
    for source in sources()? {
        let name = source.display().to_string();
        let output = command("cc").args(["-c", "-o", "/dev/null"]).arg(&source).outcome()?;
        let said = String::from_utf8_lossy(&output.stderr);
        let asks = said.lines().any(|line| line.contains("error: #error") && line.contains("needs a C compiler for"));
        ensure!(!output.status.success() && asks, "{name} with cc: {said}");
    }
    Ok(())
}

/// One sentence names the compiler, its package and how to name another.
pub fn a_missing_compiler_is_named() -> Test {
    for (rust, file, package) in TARGETS {
        let variable = format!("CC_{}", rust.replace('-', "_"));
        let mut cargo = debian_cargo()?;
        cargo.current_dir(root()).args(["build", "-q", "-p", "splork-arch", "--target", rust, "--target-dir"]);
        cargo.arg(scratch("arch-no-compiler")?).env(&variable, "/nowhere/gcc");
        let output = cargo.env_remove("CARGO_UNSTABLE_BUILD_STD").outcome()?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(!output.status.success(), "{rust}: it builds with no compiler");
        let beginning = format!("error: {file} needs a C compiler");
        let sentence = said.lines().find(|line| line.trim_start().starts_with(&beginning));
        let wanted = [rust, package, &variable, "/nowhere/gcc"];
        ensure!(sentence.is_some_and(|sentence| wanted.iter().all(|word| sentence.contains(word))), "{rust}: {said}");
    }
    Ok(())
}

/// The compiler of one word size would make the other's objects without a word.
pub fn assembly_refuses_another_word_size() -> Test {
    let compiler = "sparc64-linux-gnu-gcc";
    if !exists(compiler) {
        return skip(format!("{compiler} is not installed"));
    }
    for (option, width, is_right) in [("-m64", 64, true), ("-m32", 32, true), ("-m64", 32, false), ("-m32", 64, false)]
    {
        let mut cc = command(compiler);
        cc.args([option, "-c", "-o", "/dev/null"]).arg(format!("-DSPLORK_POINTER_WIDTH={width}"));
        let output = cc.arg(root().join("arch/sparc.S")).outcome()?;
        ensure!(output.status.success() == is_right, "{option} where Rust has {width} bits: {}", output.status);
    }
    Ok(())
}
