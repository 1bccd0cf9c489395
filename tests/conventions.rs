//! Conventions that no compiler keeps.

#[path = "conventions/circles.rs"]
mod circles;
#[path = "conventions/contributing.rs"]
mod contributing;
#[path = "arch/list.rs"]
mod list;
#[path = "conventions/new_call.rs"]
mod new_call;
#[path = "conventions/paths.rs"]
mod paths;
#[path = "conventions/readme_table.rs"]
mod readme_table;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use circles::{circles_are_seen, modules_go_in_no_circles};
use contributing::{
    contributing_names_each_list_of_architectures, contributing_names_what_is_there, readme_counts_the_foreign_tests,
};
use new_call::a_new_call_touches_one_table;
use readme_table::readme_lists_the_architectures_and_how_they_are_tested;
use splork_table::abi::ABIS;
use splork_tests::cli::cargo;
use splork_tests::files::files;
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, trials};

fn main() -> ExitCode {
    trials![
        architectures_are_known_to_src_arch_and_the_list_alone,
        conditions_elsewhere_are_no_architectures,
        every_architecture_file_has_a_row_and_the_contracts_items,
        readme_lists_the_architectures_and_how_they_are_tested,
        source_files_are_short,
        c_tests_say_what_they_test,
        alarms_of_c_tests_ring_before_the_harness_loses_patience,
        the_command_prints_in_one_place,
        building_the_library_needs_little,
        modules_go_in_no_circles,
        circles_are_seen,
        a_new_call_touches_one_table,
        contributing_names_what_is_there,
        contributing_names_each_list_of_architectures,
        readme_counts_the_foreign_tests,
    ]
    .run("conventions", "the conventions")
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|other| ending == *other))
}

fn text(path: &Path) -> Result<String, Stop> {
    Ok(fs::read_to_string(root().join(path))?)
}

/// Every cfg elsewhere is a place that the next architecture must not forget.
fn architectures_are_known_to_src_arch_and_the_list_alone() -> Test {
    let word = ["target", "arch"].join("_"); // else this file would be one of them
    for path in files()?.iter().filter(|path| ends_in(path, &["rs"])) {
        // arch/ picks its .S by the target's.
        let is_home = ["src/arch", "arch", "table/src/abi.rs"].iter().any(|home| path.starts_with(home));
        ensure!(is_home || !text(path)?.contains(&word), "{} mentions {word}", path.display());
        let is_cfg = text(path)?.contains(&format!("{word} ="));
        ensure!(path.starts_with("src/arch") || !is_cfg, "{} has a cfg of {word}", path.display());
    }
    Ok(())
}

/// What may depend on more than the architecture: the archive is without settings, and tests are no part of a program.
const CONDITIONS: [&str; 4] = ["feature = \"", "not(feature = \"", "test)", "not(test)"];

/// A cfg or a flag of an architecture's own is known to its file alone; what others must know is a value of its row.
fn conditions_elsewhere_are_no_architectures() -> Test {
    let marks = ["cfg(", "cfg_attr(", "cfg!("];
    for path in files()?.iter().filter(|path| ends_in(path, &["rs"]) && !path.starts_with("src/arch")) {
        if path == Path::new("tests/conventions.rs") {
            continue;
        }
        let text = text(path)?;
        for (at, mark) in marks.iter().flat_map(|mark| text.match_indices(mark)) {
            let condition = &text[at + mark.len()..];
            let line = condition.lines().next().unwrap_or_default();
            let is_known = CONDITIONS.iter().any(|known| condition.starts_with(known));
            ensure!(is_known, "{} has the condition {mark}{line}: let it be a value of the row", path.display());
        }
    }
    for path in files()?.iter().filter(|path| path.ends_with("build.rs")) {
        ensure!(!text(path)?.contains("rustc-cfg"), "{} makes conditions", path.display());
    }
    Ok(())
}

/// The names of a file's public items, in its order, its macros among them.
fn items(path: &Path) -> Result<Vec<String>, Stop> {
    let text = text(path)?;
    let mut names = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("pub ") || line.starts_with("pub(crate) ")) {
        let (_, rest) = line.split_once(' ').unwrap_or_default();
        if let Some(path) = rest.strip_prefix("use ") {
            let last = path.trim_end_matches(';').rsplit("::").next().unwrap_or_default();
            let last = if path.contains('{') { path.split(['{', '}']).nth(1).unwrap_or_default() } else { last };
            names.extend(last.split(", ").map(|name| name.rsplit(' ').next().unwrap_or_default().to_owned()));
        } else if let Some((_, rest)) = rest.split_once("fn ").or_else(|| rest.split_once("const ")) {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    Ok(names)
}

/// As src/arch/mod.rs tells of them; syscall0 to syscall6 most files have from one macro.
const CONTRACT: [&str; 8] =
    ["STACK_ALIGN", "clone_args", "spawn_saves_state", "spawn", "clone", "clone3", "export", "landing_pad"];

/// Adding an architecture is a file and a row; all files have the same items in the same order, so that two can be
/// read side by side.
fn every_architecture_file_has_a_row_and_the_contracts_items() -> Test {
    let mut listed: Vec<&str> = ABIS.iter().flat_map(|abi| abi.arch_files()).collect();
    listed.sort();
    listed.dedup();
    let mut present = Vec::new();
    for path in files()?.iter().filter(|path| path.parent() == Some(Path::new("src/arch"))) {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        if name != "mod.rs" && name != "unsupported.rs" {
            present.push(name);
        }
    }
    ensure_equal!(listed, present, "the files of table/src/abi.rs and those of src/arch");
    let contract = text(Path::new("src/arch/mod.rs"))?;
    for item in CONTRACT {
        let told = [format!("`{item}`"), format!("`{item}("), format!("`{item}!")];
        ensure!(told.iter().any(|told| contract.contains(told)), "src/arch/mod.rs does not tell of {item}");
    }
    for name in present.iter().map(|name| &**name).chain(["unsupported.rs"]) {
        let path = Path::new("src/arch").join(name);
        let mut items = items(&path)?;
        // More is a part's affair.
        items.retain(|item| CONTRACT.contains(&&**item));
        let mut contract = CONTRACT.to_vec();
        contract.retain(|item| *item != "clone" || name != "unsupported.rs");
        ensure_equal!(items, contract, "the items of src/arch/{name}");
        for count in 0..=6 {
            ensure!(text(&path)?.contains(&format!("syscall{count}")), "src/arch/{name} has no syscall{count}");
        }
    }
    Ok(())
}

/// One screen is best, 250 lines the most. Nothing is excepted; data and what is generated is no source.
fn source_files_are_short() -> Test {
    const MOST: usize = 250;
    let mut long = Vec::new();
    for path in files()? {
        let is_source = ends_in(&path, &["rs", "c", "h", "S", "sh", "py"]) || path.ends_with("Makefile");
        if is_source && !path.starts_with("include") {
            let lines = text(&path)?.lines().count();
            if lines > MOST {
                long.push(format!("{} ({lines})", path.display()));
            }
        }
    }
    ensure!(long.is_empty(), "more than {MOST} lines: {}", long.join(", "));
    Ok(())
}

fn is_c_test(path: &Path) -> bool {
    ["c-tests", "kernel/c-tests"].iter().any(|directory| path.starts_with(directory)) && ends_in(path, &["c"])
}

fn c_tests_say_what_they_test() -> Test {
    for path in files()?.iter().filter(|path| is_c_test(path)) {
        let text = text(path)?;
        let name = path.file_name().expect("a file").to_string_lossy();
        ensure!(text.starts_with(&format!("/* {name}\n * Description: ")), "{name} does not begin with what it is");
        ensure!(text.lines().take(12).any(|line| line.starts_with(" * Modes: ")), "{name} names no modes");
        let abis = text.lines().take(12).find_map(|line| line.strip_prefix(" * Architectures: ")).unwrap_or_default();
        for abi in abis.split(' ').filter(|abi| !abi.is_empty()) {
            ensure!(ABIS.iter().any(|row| row.name == abi), "{name}: there is not an ABI {abi}, so nobody runs it");
        }
    }
    Ok(())
}

/// An alarm that rings later can do nothing.
fn alarms_of_c_tests_ring_before_the_harness_loses_patience() -> Test {
    const START: &str = "const PATIENCE: Duration = Duration::from_secs(";
    let seconds = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>();
    let harness = text(Path::new("tests/c_program/mod.rs"))?;
    let patience = seconds(harness.split_once(START).map_or("", |(_, rest)| rest))?;
    for path in files()?.iter().filter(|path| path.starts_with("c-tests")) {
        for rest in text(path)?.split("alarm(").skip(1) {
            let alarm = seconds(rest)?;
            ensure!(alarm < patience, "{}: alarm({alarm}), and the harness waits {patience} s", path.display());
        }
    }
    Ok(())
}

/// Where a closed pipe is no failure, a full disk is one, and nothing steers the terminal.
fn the_command_prints_in_one_place() -> Test {
    let home = Path::new("cli/src/output.rs");
    ensure!(text(home)?.contains("io::stdout()"), "{} prints nothing", home.display());
    for path in files()?.iter().filter(|path| path.starts_with("cli/src") && *path != home) {
        for word in ["print!", "println!", "dbg!", "io::stdout", "io::stderr", "io::stdin", "anstream"] {
            ensure!(!text(path)?.contains(word), "{} has {word}: see cli/src/output.rs", path.display());
        }
    }
    Ok(())
}

/// libc is all that it depends on; the table's reader all that it is built with. cbindgen is for `make header` alone.
fn building_the_library_needs_little() -> Test {
    let tree = |edges: &str| cargo().args(["tree", "-p", "splork", "--prefix=none", "-e", edges]).succeed();
    let names =
        |tree: &str| tree.lines().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect::<Vec<_>>();
    ensure_equal!(names(&tree("normal")?), ["splork", "libc"], "what the library depends on");
    let build = names(&tree("normal,build")?);
    for heavy in ["cbindgen", "syn", "clap", "tempfile", "proptest"] {
        ensure!(!build.contains(&heavy.to_owned()), "building the library needs {heavy}");
    }
    Ok(())
}
