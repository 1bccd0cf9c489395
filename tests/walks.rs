//! `make check-walks`: what CONTRIBUTING.md says of adding a call, step by step in the copy that mutants are made in. Its
//! commands fail while a step is missing, and say which, and pass after the last.

#[allow(dead_code)] // of mutants, only the copy
mod mutant;
#[allow(dead_code)]
#[path = "mutant/tree.rs"]
mod tree;

use std::fs;
use std::process::ExitCode;

use splork_tests::command::told;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, readme, root, trials};
use tree::Tree;

fn main() -> ExitCode {
    trials![a_call_is_added_as_contributing_says].run_in_order("walks", "walks of CONTRIBUTING.md")
}

const TABLE: &str = r#"
[frobnicate]
about   = "Frobnicates a file."
kernel  = "SYSCALL_DEFINE2(frobnicate, int, fd, unsigned int, flags)"
c       = "int frobnicate(int fd, unsigned int flags)"
number  = 499
since   = "9.9"
params  = { fd = "the file", flags = "0" }
errors  = { EBADF = "fd is no descriptor." }
source  = "kernel/frob.c"
description = "Frobnicates the file behind fd."
notes   = "There is no way back."
see_also = "mmap(2)"
"#;

const EXAMPLE: &str = r#"/* Frobnicate the standard input. */
#include <splork/mm.h>
#include <stdio.h>

int main(void)
{
    if (frobnicate(0, 0) != 0) {
        perror("frobnicate");
        return 1;
    }
    return 0;
}
"#;

const PROBE: &str = "\nPROBE(frobnicate, EBADF) { return frobnicate(-1, 0); }\n";

/// The commands of a section, each a line of its block of sh.
fn commands(section: &str) -> Result<Vec<String>, Stop> {
    let text = fs::read_to_string(root().join("CONTRIBUTING.md"))?;
    let sections = text.split("\n## ").find(|text| text.starts_with(section));
    let blocks = readme::blocks(sections.ok_or_else(|| Stop::Fails(format!("no section {section:?}")))?);
    let lines = blocks.iter().filter(|block| block.language == "sh").flat_map(|block| block.text.lines());
    Ok(lines.map(|line| line.replace("NAME", "frobnicate")).collect())
}

fn append(tree: &Tree, path: &str, text: &str) -> Test {
    let path = tree.root().join(path);
    let old = fs::read_to_string(&path).unwrap_or_default();
    Ok(fs::write(path, old + text)?)
}

/// The commands that fail; each must say this of what is missing.
fn failing(tree: &Tree, expected: &[(&str, &str)]) -> Test {
    for line in commands("A call of Linux")? {
        let mut shell = command("sh");
        shell.args(["-c", &line]).current_dir(tree.root()).env_remove("CARGO_TARGET_DIR");
        let output = shell.outcome()?;
        let text = told(&shell, &output);
        match expected.iter().find(|(part, _)| line.contains(part)) {
            None => ensure!(output.status.success(), "it should pass: {text}"),
            Some((_, said)) => ensure!(!output.status.success() && text.contains(said), "no {said:?}: {text}"),
        }
    }
    Ok(())
}

fn a_call_is_added_as_contributing_says() -> Test {
    const HEADER: (&str, &str) = ("--test header", "make header");
    const EXAMPLES: (&str, &str) = ("--test examples", "calls/examples/NAME.c is missing for frobnicate");
    const ERRNO: (&str, &str) = ("--test errno", "nothing provokes EBADF of frobnicate: write a PROBE");
    ensure_equal!(commands("A call of Linux")?.len(), 4, "the commands of the section");

    let tree = Tree::made()?;
    append(&tree, "calls/mm.toml", TABLE)?;
    failing(&tree, &[HEADER, EXAMPLES, ERRNO])?;
    let mut make = splork_tests::make(["header"]);
    make.current_dir(tree.root()).env_remove("CARGO_TARGET_DIR").succeed()?;
    failing(&tree, &[EXAMPLES, ERRNO])?;
    append(&tree, "calls/examples/frobnicate.c", EXAMPLE)?;
    append(&tree, "tests/errno/probes/memory.c", PROBE)?;
    failing(&tree, &[])?;
    Tree::made().map(drop)
}
