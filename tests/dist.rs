//! `make dist`: what a release holds, and that it is the same whoever packs it.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::ExitCode;

use splork_tests::release::{release, unpack};
use splork_tests::table::shipped;
use splork_tests::{Run, Stop, Test, command, compiler, ensure, ensure_equal, root, scratch, trials, version};

fn main() -> ExitCode {
    trials![
        release_holds_what_a_build_without_network_needs,
        packing_again_elsewhere_gives_the_same_bytes,
        single_headers_need_nothing_else,
        changelog_begins_with_this_version,
    ]
    .run("dist", "tests of make dist")
}

/// The release, unpacked.
fn unpacked(name: &str) -> Result<PathBuf, Stop> {
    unpack(&scratch(name)?)
}

fn release_holds_what_a_build_without_network_needs() -> Test {
    let tree = unpacked("dist-holds")?;
    for call in shipped()?.calls() {
        let page = tree.join(format!("man/man2/{}.2", call.name));
        ensure!(page.is_file(), "{} is not in the release", page.display());
    }
    for family in &shipped()?.families {
        let header = tree.join("include").join(family.header());
        ensure!(header.is_file(), "{} is not in the release", header.display());
    }
    let tracked = command("git").args(["ls-files", "--cached"]).outcome()?;
    for path in String::from_utf8_lossy(&tracked.stdout).lines() {
        ensure!(tree.join(path).symlink_metadata().is_ok(), "{path} is not in the release");
    }
    let lock: toml::Table = fs::read_to_string(tree.join("Cargo.lock"))?.parse()?;
    let packages = lock["package"].as_array().expect("an array");
    let mut crates = 0;
    for package in packages.iter().filter(|package| package.get("source").is_some()) {
        let word = |key: &str| package[key].as_str().expect("a string").to_owned();
        let manifest = tree.join(format!("vendor/{}-{}/Cargo.toml", word("name"), word("version")));
        ensure!(manifest.is_file(), "{} is not in the release", manifest.display());
        crates += 1;
    }
    ensure!(crates > 50, "{crates} crates");
    // All that cargo asks is answered from the tarball.
    let home = scratch("dist-home")?;
    let mut metadata = command("cargo");
    metadata.args(["metadata", "--format-version", "1", "--locked", "--offline"]).current_dir(&tree);
    metadata.env("CARGO_HOME", home).succeed().map(drop)
}

/// Without git, in another directory, under another umask and time zone, crates vendored anew.
fn packing_again_elsewhere_gives_the_same_bytes() -> Test {
    let first = release()?;
    let top = scratch("dist-again")?;
    let tree = unpack(&top)?;
    for made in ["vendor", ".cargo", "single", "man/man2"] {
        fs::remove_dir_all(tree.join(made))?;
    }
    let mut dist = command("tools/dist.sh");
    dist.current_dir(&tree)
        .env("TZ", "Pacific/Kiritimati")
        .env("LANG", "tr_TR.UTF-8")
        .env("BUILT", &top)
        .env("VERSION", version()?);
    dist.env("COMMAND", splork_tests::target().join("splork/bin/splork")).env("CARGO", "cargo");
    // SAFETY: umask(2) is async-signal-safe.
    unsafe {
        dist.pre_exec(|| {
            libc::umask(0o077);
            Ok(())
        })
    };
    dist.succeed()?;
    let again = top.join(first.file_name().expect("a file"));
    ensure!(fs::read(&again)? == fs::read(&first)?, "{} and {} differ", first.display(), again.display());
    Ok(())
}

/// The oldest and the newest of each, and what most have.
const LANGUAGES: [&str; 7] = [
    "-std=c89",
    "-std=gnu99",
    "-std=c11 -D_GNU_SOURCE",
    "-std=c2x",
    "-x c++ -std=c++98",
    "-x c++ -std=c++11",
    "-x c++ -std=c++23",
];

/// Alone, all in one file, and beside each other: a project takes one or several, in C and in C++.
fn single_headers_need_nothing_else() -> Test {
    let tree = unpacked("dist-single")?;
    let directory = tree.join("single");
    let names: BTreeSet<String> = fs::read_dir(&directory)?
        .map(|entry| Ok(entry?.file_name().display().to_string()))
        .collect::<Result<_, Stop>>()?;
    let family = |name: &str| if name == "splork" { "splork.h".to_owned() } else { format!("splork-{name}.h") };
    let mut expected: BTreeSet<String> = shipped()?.families.iter().map(|known| family(&known.name)).collect();
    expected.insert("splork-all.h".to_owned());
    ensure_equal!(names, expected, "the files in single/");

    let compile = |what: &str, headers: &[&String]| -> Test {
        let mut text: String = headers.iter().map(|name| format!("#include \"{name}\"\n")).collect();
        text += "int main(void) { return 0; }\n";
        let source = directory.join("program.c");
        fs::write(&source, text)?;
        for language in LANGUAGES {
            let mut cc = compiler();
            cc.args(language.split(' '))
                .args(["-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only"])
                .arg(&source);
            cc.succeed().map_err(|stop| Stop::Fails(format!("{what}: {stop:?}")))?;
        }
        Ok(())
    };
    for name in &names {
        compile(name, &[name])?;
    }
    compile("all of them", &names.iter().collect::<Vec<_>>())?;
    compile("all of them, the other way", &names.iter().rev().collect::<Vec<_>>())
}

/// Whoever sets a tag finds there what it brings.
fn changelog_begins_with_this_version() -> Test {
    let text = fs::read_to_string(root().join("CHANGELOG.md"))?;
    let newest = text.lines().find_map(|line| line.strip_prefix("## ")).unwrap_or_default();
    ensure_equal!(newest.split(' ').next(), Some(&*version()?), "the newest version in CHANGELOG.md");
    Ok(())
}
