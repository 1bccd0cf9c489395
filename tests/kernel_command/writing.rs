//! How `splork kernel` writes into a tree, and takes out what it has written.

use std::fs;
use std::process::Output;

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, skip};

use super::{content, kernel, made, refused};

/// A directory stands where the selftest's file is to be, which shows only when the files take their places.
pub fn an_error_while_files_take_their_places_leaves_nothing() -> Test {
    let directory = made("command-rename")?;
    // A directory cannot be replaced by a file; what reads it beforehand takes it for none.
    fs::create_dir_all(directory.join("linux/tools/testing/selftests/frob/.gitignore"))?;
    let before = content(&directory)?;
    let output = kernel(&directory, &[])?;
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    ensure_equal!(content(&directory)?, before, "the tree");
    fs::remove_dir_all(directory.join("linux/tools/testing/selftests/frob"))?;
    fs::create_dir(directory.join("linux/tools/testing/selftests/Makefile.splork-new"))?;
    refused(&kernel(&directory, &[])?, "cannot write", &before, &directory)?;
    ensure!(!directory.join("linux/tools/testing/selftests/frob").exists(), "the selftest's directory is left");
    Ok(())
}

/// Where one of the files cannot go, whichever it is, what went before is back and what was rewritten is as it was.
pub fn an_error_while_files_are_removed_leaves_all() -> Test {
    let directory = made("command-remove-error")?;
    let bare = content(&directory)?;
    kernel(&directory, &[])?;
    let before = content(&directory)?;
    let added: Vec<&String> = before.keys().filter(|path| !bare.contains_key(*path)).collect();
    ensure!(added.len() > 2, "too few files to remove: {added:?}");
    for path in added {
        let in_the_way = format!("{path}.splork-old");
        fs::create_dir(&in_the_way)?; // a file cannot take a directory's name
        refused(&kernel(&directory, &["--remove"])?, path, &before, &directory)?;
        fs::remove_dir(&in_the_way)?;
    }
    ensure!(kernel(&directory, &["--remove"])?.status.success(), "it failed with nothing in the way");
    ensure_equal!(content(&directory)?, bare, "the tree in the end");
    Ok(())
}

pub fn two_runs_at_once_lose_nothing() -> Test {
    let directory = made("command-at-once")?;
    let names = ["one", "two", "three", "four", "five", "six"];
    for (index, name) in names.iter().enumerate() {
        let table = fs::read_to_string(directory.join("frob.toml"))?.replace("frob", name);
        let line = table.lines().find(|line| line.starts_with("number")).unwrap_or_default().to_owned();
        fs::write(directory.join(format!("{name}.toml")), table.replace(&line, &format!("number = {}", 950 + index)))?;
    }
    let run = |name: &&str| {
        let mut splork = splork()?;
        splork.arg("kernel").arg(directory.join(format!("{name}.toml"))).arg("--tree").arg(directory.join("linux"));
        splork.outcome()
    };
    let outputs: Vec<Result<Output, Stop>> = std::thread::scope(|scope| {
        let runs: Vec<_> = names.iter().map(|name| scope.spawn(move || run(name))).collect();
        runs.into_iter().map(|run| run.join().expect("it does not panic")).collect()
    });
    for output in outputs {
        let output = output?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    for path in ["include/linux/syscalls.h", "kernel/sys_ni.c", "arch/x86/entry/syscalls/syscall_64.tbl"] {
        let text = fs::read_to_string(directory.join("linux").join(path))?;
        for name in names {
            ensure!(text.contains(name), "{path} has lost {name}:\n{text}");
        }
    }
    Ok(())
}

pub fn a_link_stays_one() -> Test {
    let directory = made("command-link")?;
    let (kconfig, elsewhere) = (directory.join("linux/init/Kconfig"), directory.join("Kconfig"));
    fs::rename(&kconfig, &elsewhere)?;
    std::os::unix::fs::symlink(&elsewhere, &kconfig)?;
    ensure!(kernel(&directory, &[])?.status.success(), "it failed");
    ensure!(fs::symlink_metadata(&kconfig)?.is_symlink(), "the link was replaced");
    ensure!(fs::read_to_string(&elsewhere)?.contains("config FROB_SYSCALLS\n"), "the option is not there");
    Ok(())
}

pub fn the_trees_owner_keeps_it() -> Test {
    // SAFETY: it cannot fail.
    if unsafe { libc::geteuid() } != 0 {
        return skip("only root can give a tree to somebody");
    }
    const OWNER: u32 = 12345;
    let directory = made("command-owner")?;
    command("chown").arg("-R").arg(format!("{OWNER}:{OWNER}")).arg(directory.join("linux")).succeed()?;
    ensure!(kernel(&directory, &[])?.status.success(), "it failed");
    let others = command("find").arg(directory.join("linux")).args(["!", "-user", &OWNER.to_string()]).succeed()?;
    ensure_equal!(others, "", "what belongs to others");
    Ok(())
}

pub fn what_was_put_in_is_taken_out_again() -> Test {
    let directory = made("command-remove")?;
    let before = content(&directory)?;
    kernel(&directory, &[])?;
    let dry = kernel(&directory, &["--remove", "--dry-run"])?;
    ensure!(String::from_utf8_lossy(&dry.stdout).contains("+++ /dev/null"), "{dry:?}");
    ensure!(kernel(&directory, &["--remove"])?.status.success(), "it failed");
    ensure_equal!(content(&directory)?, before, "the tree");
    ensure!(!directory.join("linux/tools/testing/selftests/frob").exists(), "the selftest's directory is left");
    let again = kernel(&directory, &["--remove"])?;
    ensure_equal!(String::from_utf8_lossy(&again.stdout), "the tree has nothing of it\n", "the second time");

    kernel(&directory, &[])?;
    let skeleton = directory.join("linux/kernel/frob.c");
    fs::write(&skeleton, fs::read_to_string(&skeleton)? + "/* mine */\n")?;
    let told = kernel(&directory, &["--remove"])?;
    let told = String::from_utf8_lossy(&told.stderr);
    ensure!(told.contains("note: kernel/frob.c: edited, so it stays; --force removes it"), "{told}");
    ensure!(skeleton.is_file(), "the edited file is gone");

    kernel(&directory, &[])?;
    ensure!(kernel(&directory, &["--remove", "--force"])?.status.success(), "it failed");
    ensure_equal!(content(&directory)?, before, "the tree after --force");

    kernel(&directory, &[])?;
    let syscalls = directory.join("linux/include/linux/syscalls.h");
    fs::write(&syscalls, fs::read_to_string(&syscalls)?.replace("sys_frob(", "sys_frob(struct mine *mine, "))?;
    let edited = content(&directory)?;
    refused(&kernel(&directory, &["--remove"])?, "include/linux/syscalls.h:", &edited, &directory)
}
