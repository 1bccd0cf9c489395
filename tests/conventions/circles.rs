//! No module leans on one that leans on it, in several steps or in one: each can be read, and changed, from its leaves up.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use splork_tests::files::files;
use splork_tests::{Stop, Test, ensure, ensure_equal, root};

use super::paths::{Module, Reference, references};

/// Where each crate's sources are.
const CRATES: [&str; 4] = ["src", "table/src", "cli/src", "benches/src"];

/// Circles that are the nature of the thing. The head of the first file says why, with the word "circle" in it.
const REASONED: [&[&str]; 1] = [&[
    "src/arch/mod.rs",
    "src/fallback.rs",
    "src/preload.rs",
    "src/preload/arguments.rs",
    "src/preload/clone_slots.rs",
    "src/preload/file.rs",
    "src/preload/lost.rs",
    "src/preload/route.rs",
    "src/preload/sys.rs",
    "src/preload/trace.rs",
    "src/raw.rs",
]];

type Graph = BTreeMap<String, BTreeSet<String>>;

pub fn modules_go_in_no_circles() -> Test {
    let mut found = BTreeSet::new();
    for sources in CRATES {
        found.extend(circles(&graph(sources)?));
    }
    let reasoned: BTreeSet<Vec<String>> = REASONED
        .iter()
        .map(|files| files.iter().map(|file| (*file).to_owned()).collect::<BTreeSet<_>>().into_iter().collect())
        .collect();
    let shown =
        |circles: &BTreeSet<Vec<String>>| circles.iter().map(|circle| circle.join(" ")).collect::<Vec<_>>().join("\n");
    ensure_equal!(shown(&found), shown(&reasoned), "the circles of modules, and those with a reason");
    for files in REASONED {
        let text = fs::read_to_string(root().join(files[0]))?;
        let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
        ensure!(head.contains("circle"), "{} does not say why it is in a circle", files[0]);
    }
    Ok(())
}

/// The test itself would pass if it saw nothing: what is certainly there must be found.
pub fn circles_are_seen() -> Test {
    let graph = graph("table/src")?;
    let leads = |from: &str, to: &str| graph.get(from).is_some_and(|all| all.contains(to));
    ensure!(leads("table/src/lower.rs", "table/src/abi.rs"), "a use of one name is not seen");
    ensure!(leads("table/src/table.rs", "table/src/check/mod.rs"), "a use of a module is not seen");
    ensure!(leads("table/src/header/prototype.rs", "table/src/call.rs"), "a re-export is not followed");
    let made = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "d")];
    let mut graph = Graph::new();
    for (from, to) in made {
        graph.entry(from.to_owned()).or_default().insert(to.to_owned());
    }
    ensure_equal!(
        circles(&graph),
        [vec!["a".to_owned(), "b".into(), "c".into()]].into(),
        "the circles of a small graph"
    );
    Ok(())
}

/// Who leans on whom, by the names of files.
fn graph(sources: &str) -> Result<Graph, Stop> {
    let mut modules: BTreeMap<Module, String> = BTreeMap::new();
    for path in files()?.iter().filter(|path| path.starts_with(sources)) {
        if let Some(module) = module(sources, path) {
            modules.insert(module, path.display().to_string());
        }
    }
    ensure!(modules.len() > 5, "{sources} has {} modules", modules.len());
    let mut all: BTreeMap<&Module, Vec<Reference>> = BTreeMap::new();
    for (module, file) in &modules {
        all.insert(
            module,
            references(&fs::read_to_string(root().join(file))?, module, &|path| modules.contains_key(path))?,
        );
    }
    let mut graph = Graph::new();
    for (module, references) in &all {
        let from = &modules[*module];
        for reference in references.iter().filter(|reference| !reference.is_re_export) {
            let home = home(&reference.path, &modules, &all);
            let to = &modules[&home];
            if to != from && !is_elsewhere(to, reference.path.get(home.len()))? {
                graph.entry(from.clone()).or_default().insert(to.clone());
            }
        }
    }
    Ok(graph)
}

/// Whether the file declares a module of this name whose own file is outside of the crate.
fn is_elsewhere(file: &str, name: Option<&String>) -> Result<bool, Stop> {
    let Some(name) = name else { return Ok(false) };
    Ok(fs::read_to_string(root().join(file))?.lines().any(|line| line == format!("mod {name};")))
}

/// A file's module, by the names from the crate's root on.
fn module(sources: &str, path: &Path) -> Option<Module> {
    let below = path.strip_prefix(sources).ok()?.to_str()?.strip_suffix(".rs")?;
    let mut names: Module = below.split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|last| last == "mod" || names.len() == 1 && ["lib", "main"].contains(&last.as_str())) {
        names.pop();
    }
    let is_test = names.iter().any(|name| name == "tests");
    (!is_test && !below.contains("/bin/")).then_some(names)
}

/// The module that has what the path names, through re-exports.
fn home(path: &[String], modules: &BTreeMap<Module, String>, all: &BTreeMap<&Module, Vec<Reference>>) -> Module {
    let length = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length])).unwrap_or_default();
    let module = path[..length].to_vec();
    let exported = path.get(length).and_then(|name| {
        let references = all.get(&module)?;
        references.iter().find(|reference| reference.is_re_export && reference.path.last() == Some(name))
    });
    match exported {
        Some(reference) if reference.path != path => home(&reference.path, modules, all),
        _ => module,
    }
}

/// The sets of nodes that all lead to each other.
fn circles(graph: &Graph) -> BTreeSet<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        graph.keys().map(|node| (node, reachable(graph, node))).collect();
    let mut circles = BTreeSet::new();
    for (node, others) in &reached {
        if others.contains(node) {
            let back = |other: &&String| reached.get(*other).is_some_and(|all| all.contains(node));
            circles.insert(others.iter().copied().filter(back).cloned().collect());
        }
    }
    circles
}

fn reachable<'a>(graph: &'a Graph, from: &String) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&String> = graph.get(from).into_iter().flatten().collect();
    while let Some(node) = next.pop() {
        if reached.insert(node) {
            next.extend(graph.get(node).into_iter().flatten());
        }
    }
    reached
}
