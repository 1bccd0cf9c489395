//! `splork numbers` on trees of kernel tables.

use std::fs;
use std::path::{Path, PathBuf};

use splork_tests::command::told;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, make, root, scratch, skip, stage, target};

/// Just enough of a tree: two tables and the generic header, with a few rows each.
fn small_tree(name: &str, mseal: u32) -> Result<PathBuf, Stop> {
    let tree = scratch(name)?;
    let put = |path: &str, text: String| -> Test {
        let path = tree.join(path);
        fs::create_dir_all(path.parent().expect("below the tree"))?;
        fs::write(path, text)?;
        Ok(())
    };
    let row = |number: u32, abi: &str, name: &str| format!("{number}\t{abi}\t{name}\tsys_{name}\n");
    let x86 = row(0, "common", "read") + &row(435, "common", "clone3") + &row(451, "common", "cachestat");
    let x86 = format!("# The format is: <number> <abi> <name> <entry point>\n{x86}{}", row(mseal, "common", "mseal"));
    put("arch/x86/entry/syscalls/syscall_64.tbl", x86 + &row(599, "common", "frobnicate") + &row(480, "64", "newest"))?;
    put("arch/alpha/kernel/syscalls/syscall.tbl", row(572, "common", "mseal") + &row(561, "common", "cachestat"))?;
    let defines =
        "#define __NR_mseal 462\n#define __NR_clone3 435\n#define __NR_cachestat 451\n#define __NR_syscalls 470\n";
    put("include/uapi/asm-generic/unistd.h", defines.to_owned())?;
    Ok(tree)
}

pub fn numbers_agree_with_a_small_tree() -> Test {
    let tree = small_tree("numbers-same", 462)?;
    let text = stage()?.splork().arg("numbers").arg("--tree").arg(&tree).succeed()?;
    let gone: Vec<&str> = text.lines().filter(|line| line.starts_with("gone: ")).collect();
    let clone3 = "gone: clone3 (since Linux 5.3) is not there on alpha";
    ensure!(gone.contains(&clone3), "{text}");
    ensure!(!text.contains("gone: mseal") && !text.contains("gone: splork"), "{text}");
    let new: Vec<&str> = text.lines().filter(|line| line.starts_with("new: ")).collect();
    ensure_equal!(new, ["new: newest, 480"], "what is new");
    ensure!(text.contains("3 tables read: 0 numbers different"), "{text}");
    Ok(())
}

pub fn numbers_names_what_differs() -> Test {
    let tree = small_tree("numbers-other", 463)?;
    stage()?;
    let mut numbers = make(["numbers", &format!("KERNEL={}", tree.display())]);
    let output = numbers.outcome()?;
    let text = told(&numbers, &output);
    ensure!(!output.status.success(), "{text}");
    for abi in ["x86_64", "x32"] {
        let expected =
            format!("different: mseal on {abi}: 462 in our table, 463 in arch/x86/entry/syscalls/syscall_64.tbl");
        ensure!(text.contains(&expected), "{text}");
    }
    ensure!(text.contains("3 tables read: 2 numbers different"), "{text}");
    Ok(())
}

pub fn numbers_wants_a_tree() -> Test {
    let output = stage()?.splork().args(["numbers", "--tree"]).arg(scratch("numbers-none")?).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    ensure!(told.contains("this is no Linux source tree"), "{told}");
    let output = make(["numbers"]).outcome()?;
    ensure!(String::from_utf8_lossy(&output.stderr).contains("KERNEL=TREE"), "{output:?}");
    Ok(())
}

/// The tables of Debian's linux-source package, unpacked once.
fn debians(archive: &Path) -> Result<PathBuf, Stop> {
    let tree = target().join("scratch/numbers-debian");
    if !tree.join("done").is_file() {
        scratch("numbers-debian")?;
        let mut tar = command("tar");
        tar.args(["-xJf"]).arg(archive).args(["--strip-components=1", "--wildcards", "-C"]).arg(&tree);
        tar.args(["*/arch/*/syscall*.tbl", "*/include/uapi/asm-generic/unistd.h", "*/scripts/syscall.tbl"]);
        tar.outcome()?; // a pattern that nothing matches is no matter: 6.1 has no scripts/syscall.tbl
        fs::write(tree.join("done"), "")?;
    }
    Ok(tree)
}

/// What came to its last architectures after Linux 6.1.
const LATE: [&str; 3] = ["gone: clone3 ", "gone: memfd_secret ", "gone: set_mempolicy_home_node "];

/// What is in Linux 6.1 has the same numbers there, and nothing that is as old is missing.
pub fn numbers_agree_with_debians_source() -> Test {
    let archive = Path::new("/usr/src/linux-source-6.1.tar.xz");
    if !archive.is_file() {
        return skip("linux-source-6.1 is not installed");
    }
    let tree = debians(archive)?;
    let text = stage()?.splork().current_dir(root()).arg("numbers").arg("--tree").arg(tree).arg("calls").succeed()?;
    ensure!(text.contains("16 tables read: 0 numbers different"), "{text}");
    for line in text.lines().filter(|line| line.starts_with("gone: ")) {
        let since = line.split("since Linux ").nth(1).and_then(|rest| rest.split(')').next()).unwrap_or_default();
        let version: Vec<u32> = since.split('.').filter_map(|part| part.parse().ok()).collect();
        let came_late = LATE.iter().any(|late| line.contains(late));
        ensure!(version > vec![6, 1] || came_late, "{line}, though 6.1 has it");
    }
    ensure!(text.contains("gone: mseal (since Linux 6.10)"), "6.1 has no mseal:\n{text}");
    Ok(())
}
