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
    let beside: Vec<&str> = beside.split_whitespace().collect();
    ensure!(beside.join(" ").contains("frob 910. Upstream they give way to its next, 120"), "no such words:\n{first}");

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

/// Patches that were there would be sent along with these; and what is refused leaves nothing.
pub fn patches_of_another_series_are_left_alone() -> Test {
    if !exists("git") {
        return skip("git is not installed");
    }
    let directory = made("command-patch-others")?;
    let out = directory.join("out");
    fs::create_dir(&out)?;
    fs::write(out.join("0003-mine.patch"), "mine\n")?;
    let refused = patch(&directory)?;
    let told = String::from_utf8_lossy(&refused.stderr);
    ensure!(!refused.status.success() && told.contains("0003-mine.patch: is there, and not of this series"), "{told}");
    ensure_equal!(fs::read_dir(&out)?.count(), 1, "the files in there");
    fs::remove_file(out.join("0003-mine.patch"))?;
    fs::write(out.join("man2"), "a file\n")?;
    let refused = patch(&directory)?;
    ensure!(!refused.status.success(), "a file was taken for a directory: {refused:?}");
    ensure_equal!(fs::read_dir(&out)?.count(), 1, "the files beside what is no directory");
    Ok(())
}

/// A first line that names all calls would have more columns than git's readers.
pub fn many_calls_have_a_short_subject() -> Test {
    if !exists("git") {
        return skip("git is not installed");
    }
    let directory = made("command-patch-many")?;
    let table = directory.join("frob.toml");
    let one = fs::read_to_string(&table)?;
    let more = (1..9).map(|index| {
        let number = format!("= {}", 910 + index);
        one.replace("frob", &format!("frob_another_{index}")).replace("= 910", &number)
    });
    let all = more.collect::<String>();
    fs::write(&table, one + &all)?;
    let output = patch(&directory)?;
    ensure!(output.status.success(), "{output:?}");
    let subject = |name: &str| {
        let text = fs::read_to_string(directory.join("out").join(name))?;
        let line = text.lines().find(|line| line.starts_with("Subject: ")).unwrap_or_default();
        Ok::<String, Stop>(line.to_owned())
    };
    ensure_equal!(
        subject("0001-9-calls-of-frob-add-the-system-calls.patch")?,
        "Subject: [PATCH 1/2] 9 calls of frob: add the system calls",
        "the first"
    );
    ensure_equal!(
        subject("0002-selftests-ask-for-9-calls-of-frob.patch")?,
        "Subject: [PATCH 2/2] selftests: ask for 9 calls of frob",
        "the second"
    );
    Ok(())
}
