//! table/tests/upstream_lines.txt, of which every line must be a declaration that the tables take, has the lines of the
//! kernel's own source.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use splork_tests::trials::Trials;
use splork_tests::{Stop, Test, command, ensure, root, skip};

pub fn add(trials: &mut Trials) {
    for (version, least) in [("6.1", 470), ("6.12", 480)] {
        let name = format!("upstream_lines_are_those_of_linux_{}", version.replace('.', "_"));
        trials.test(name, move || are_those_of(version, least));
    }
}

fn are_those_of(version: &str, least: usize) -> Test {
    let archive = format!("/usr/src/linux-source-{version}.tar.xz");
    if !Path::new(&archive).is_file() {
        return skip(format!("linux-source-{version} is not installed"));
    }
    let listed = fs::read_to_string(root().join("table/tests/upstream_lines.txt"))?;
    // As they are in the source, some without a blank behind a comma.
    let listed: BTreeSet<String> = listed.lines().filter_map(whole).collect();
    let found = lines(&archive)?;
    let unknown: Vec<&String> = found.iter().filter(|line| !listed.contains(line.as_str())).collect();
    ensure!(found.len() >= least, "only {} lines were found in {archive}", found.len());
    ensure!(unknown.is_empty(), "table/tests/upstream_lines.txt has no {unknown:#?}");
    println!("{} lines", found.len());
    Ok(())
}

/// Every SYSCALL_DEFINEn line of the C sources, on one line each. The archive is read, not unpacked.
fn lines(archive: &str) -> Result<BTreeSet<String>, Stop> {
    let mut tar = command("tar");
    tar.args(["-xJOf", archive, "--wildcards", "*.c"]).stdout(Stdio::piped());
    let mut tar = tar.spawn()?;
    let mut source = BufReader::new(tar.stdout.take().expect("it is piped"));
    let (mut found, mut line, mut declaration) = (BTreeSet::new(), Vec::new(), String::new());
    while source.read_until(b'\n', &mut line)? > 0 {
        if !declaration.is_empty() || line.starts_with(b"SYSCALL_DEFINE") {
            declaration += &String::from_utf8_lossy(&line);
            if let Some(whole) = whole(&declaration) {
                found.insert(whole);
                declaration.clear();
            }
        }
        line.clear();
    }
    ensure!(tar.wait()?.success(), "{archive} cannot be read");
    Ok(found)
}

/// Up to the parenthesis that closes the first, without comments, blanks as in the list.
fn whole(declaration: &str) -> Option<String> {
    let mut text = declaration.to_owned();
    while let Some((before, rest)) = text.split_once("/*") {
        text = format!("{before} {}", rest.split_once("*/")?.1);
    }
    let mut depth = 0;
    let end = text.char_indices().find_map(|(at, character)| {
        depth += match character {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        (character == ')' && depth == 0).then_some(at)
    })?;
    let words: Vec<&str> = text[..end].split_whitespace().collect();
    let joined = words.join(" ").replace(" ,", ",").replace("( ", "(");
    let parameters: Vec<&str> = joined.split(',').map(str::trim).collect();
    Some(parameters.join(", ") + ")")
}
