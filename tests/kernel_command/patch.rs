//! `splork kernel --patch`: what git makes of the changes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use splork_tests::command::exists;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, skip};

use super::{content, kernel_in, made};

const AUTHOR: [(&str, &str); 4] = [
    ("GIT_AUTHOR_NAME", "Ann Author"),
    ("GIT_AUTHOR_EMAIL", "ann@example.org"),
    ("GIT_COMMITTER_NAME", "Ann Author"),
    ("GIT_COMMITTER_EMAIL", "ann@example.org"),
];

fn patch(directory: &Path) -> Result<Output, Stop> {
    let mut splork = splork_tests::cli::splork()?;
    kernel_in(&mut splork, &directory.join("frob.toml"), directory).arg("--patch").arg(directory.join("out"));
    splork.envs(AUTHOR).outcome()
}

fn git(directory: &Path) -> Command {
    let mut git = command("git");
    git.arg("-C").arg(directory.join("linux")).envs(AUTHOR);
    git
}

/// The series, applied by git, is what the command does to a tree itself; a source that is filled in goes along.
pub fn patches_are_what_is_done() -> Test {
    if !exists("git") {
        return skip("git is not installed");
    }
    let directory = made("command-patch")?;
    let before = content(&directory)?;
    let output = patch(&directory)?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.success(), "{told}");
    ensure_equal!(content(&directory)?, before, "the tree");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure_equal!(
        printed,
        "new     0001-frob-add-the-system-call.patch\nnew     0002-selftests-ask-for-frob.patch\nnew     man2/frob.2\n",
        "what it prints"
    );
    let first = fs::read_to_string(directory.join("out/0001-frob-add-the-system-call.patch"))?;
    for part in [
        "From: Ann Author <ann@example.org>",
        "Subject: [PATCH 1/2] frob(): add the system call",
        "\nSigned-off-by: Ann Author <ann@example.org>\n---\n",
    ] {
        ensure!(first.contains(part), "{part:?} is not in\n{first}");
    }
    let beside = first.split_once("\n---\n").map_or("", |(_, beside)| beside);
    ensure!(beside.contains("upstream's next") || beside.contains("its next, 120"), "no word of the number:\n{first}");

    // Filled in, and with the calls in the tree already: the patches have it all the same.
    ensure!(super::kernel(&directory, &[])?.status.success(), "it failed");
    let source = directory.join("linux/kernel/frob.c");
    fs::write(&source, fs::read_to_string(&source)?.replace("\treturn 0;\n", "\treturn 42;\n"))?;
    let after = content(&directory)?;
    ensure!(patch(&directory)?.status.success(), "it failed on a tree with the calls");
    ensure_equal!(content(&directory)?, after, "the tree with the calls");

    for (path, _) in after.iter().filter(|(path, _)| !before.contains_key(*path)) {
        fs::remove_file(path)?;
    }
    before.iter().try_for_each(|(path, text)| fs::write(path, text))?;
    git(&directory).args(["init", "-q"]).succeed()?;
    git(&directory).args(["add", "."]).succeed()?;
    git(&directory).args(["commit", "-q", "-m", "base"]).succeed()?;
    let mut apply = git(&directory);
    apply.args(["am", "-q"]);
    for name in ["0001-frob-add-the-system-call.patch", "0002-selftests-ask-for-frob.patch"] {
        apply.arg(directory.join("out").join(name));
    }
    apply.succeed()?;
    fs::remove_dir_all(directory.join("linux/.git"))?;
    ensure_equal!(content(&directory)?, after, "the tree with the patches");
    Ok(())
}

pub fn without_an_author_there_is_no_patch() -> Test {
    if !exists("git") {
        return skip("git is not installed");
    }
    let directory = made("command-patch-author")?;
    let mut splork = splork_tests::cli::splork()?;
    kernel_in(&mut splork, &directory.join("frob.toml"), &directory).arg("--patch").arg(directory.join("out"));
    splork.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").env("HOME", &directory);
    splork.env("GIT_CONFIG_COUNT", "1").env("GIT_CONFIG_KEY_0", "user.useConfigOnly").env("GIT_CONFIG_VALUE_0", "true");
    // Above the tree there may be a repository with settings of its own.
    let output = splork.env("GIT_CEILING_DIRECTORIES", &directory).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure!(!output.status.success() && told.contains("git config --global user.name"), "{told}");
    ensure!(!directory.join("out").exists(), "something was written");
    Ok(())
}
