//! Puts the tables of calls/ into the command, so that it knows its calls wherever it is installed.

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    // Asked when it runs, not when it is compiled: a tree can be moved with its target/.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let calls = Path::new(&manifest).join("../calls").canonicalize()?;
    println!("cargo::rerun-if-changed={}", calls.display());
    let mut files: Vec<_> = fs::read_dir(&calls)?.collect::<Result<Vec<_>, _>>()?;
    files.retain(|file| file.path().extension().is_some_and(|ending| ending == "toml"));
    files.sort_by_key(|file| file.file_name());
    let row = |file: &fs::DirEntry| {
        let types = file.path().with_extension("h");
        let types = if types.is_file() { format!("Some(include_str!({types:?}))") } else { "None".to_owned() };
        format!("    ({:?}, include_str!({:?}), {types}),\n", file.file_name(), file.path())
    };
    let rows: String = files.iter().map(row).collect();
    let mut examples: Vec<_> = fs::read_dir(calls.join("examples"))?.collect::<Result<Vec<_>, _>>()?;
    examples.sort_by_key(|file| file.file_name());
    let example = |file: &fs::DirEntry| {
        let path = file.path();
        path.file_stem().map(|name| format!("    ({name:?}, include_str!({path:?})),\n"))
    };
    let examples: String = examples.iter().filter_map(example).collect();
    let out = std::env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("examples.rs"), format!("&[\n{examples}]\n"))?;
    fs::write(Path::new(&out).join("tables.rs"), format!("&[\n{rows}]\n"))
}
