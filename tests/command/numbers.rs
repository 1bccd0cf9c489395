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
    let x86 = row(0, "common", "read") + &row(437, "common", "openat2") + &row(451, "common", "cachestat");
    let x86 = format!("# The format is: <number> <abi> <name> <entry point>\n{x86}{}", row(mseal, "common", "mseal"));
    put("arch/x86/entry/syscalls/syscall_64.tbl", x86 + &row(599, "common", "frobnicate") + &row(480, "64", "newest"))?;
    put("arch/alpha/kernel/syscalls/syscall.tbl", row(572, "common", "mseal") + &row(561, "common", "cachestat"))?;
    let defines =
        "#define __NR_mseal 462\n#define __NR_openat2 437\n#define __NR_cachestat 451\n#define __NR_syscalls 470\n";
    put("include/uapi/asm-generic/unistd.h", defines.to_owned())?;
    // n64's table has both words in the second column, and both are for it alone.
    let n64 = row(437, "n64", "openat2") + &row(451, "common", "cachestat") + &row(462, "common", "mseal");
    put("arch/mips/kernel/syscalls/syscall_n64.tbl", n64)?;
    put("Makefile", "# SPDX\nVERSION = 6\nPATCHLEVEL = 11\nSUBLEVEL = 0\n".to_owned())?;
    Ok(tree)
}

/// What the small tree has, and one that is to come.
fn small_table(tree: &Path) -> Result<PathBuf, Stop> {
    let entry = |name: &str, number: u32, since: &str| {
        format!(
            "[{name}]\nabout = \"x\"\nkernel = \"SYSCALL_DEFINE0({name})\"\nc = \"int {name}(void)\"\n\
             number = {number}\nsince = \"{since}\"\n"
        )
    };
    let table = tree.with_extension("toml");
    let late = entry("open_tree_attr", 467, "6.15");
    fs::write(
        &table,
        entry("mseal", 462, "6.10") + &entry("cachestat", 451, "6.5") + &entry("openat2", 437, "5.6") + &late,
    )?;
    Ok(table)
}

pub fn numbers_agree_with_a_small_tree() -> Test {
    let tree = small_tree("numbers_same", 462)?;
    let table = small_table(&tree)?;
    let text = stage()?.splork().arg("numbers").arg("--tree").arg(&tree).arg(&table).succeed()?;
    ensure!(!text.contains("mips_n64"), "{text}");
    ensure!(text.contains("not there yet: open_tree_attr (since Linux 6.15)\n"), "{text}");
    ensure!(!text.contains("gone: open_tree_attr"), "{text}");
    let gone: Vec<&str> = text.lines().filter(|line| line.starts_with("gone: ")).collect();
    let openat2 = "gone: openat2 (since Linux 5.6) is not there on alpha";
    ensure!(gone.contains(&openat2), "{text}");
    ensure!(!text.contains("gone: mseal") && !text.contains("gone: splork"), "{text}");
    let new: Vec<&str> = text.lines().filter(|line| line.starts_with("new: ")).collect();
    ensure_equal!(new, ["new: newest, 480"], "what is new");
    ensure!(text.contains("4 tables read: 0 numbers differ"), "{text}");
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
    ensure!(text.contains("4 tables read: 2 numbers differ"), "{text}");
    Ok(())
}

/// A call that an old kernel had already.
pub fn numbers_misses_what_should_be_there() -> Test {
    let tree = small_tree("numbers_gone", 462)?;
    let path = tree.join("arch/x86/entry/syscalls/syscall_64.tbl");
    for path in
        [path, tree.join("include/uapi/asm-generic/unistd.h"), tree.join("arch/mips/kernel/syscalls/syscall_n64.tbl")]
    {
        fs::write(&path, fs::read_to_string(&path)?.replace("openat2", "openat9"))?;
    }
    let output = stage()?.splork().arg("numbers").arg("--tree").arg(&tree).arg(small_table(&tree)?).outcome()?;
    let text = String::from_utf8_lossy(&output.stdout);
    ensure!(text.contains("gone: openat2 (since Linux 5.6) is not there anywhere"), "{text}");
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    Ok(())
}

pub fn numbers_wants_a_tree() -> Test {
    let output = stage()?.splork().args(["numbers", "--tree"]).arg(scratch("numbers-none")?).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr);
    ensure_equal!(output.status.code(), Some(1), "the exit status");
    ensure!(told.contains("this is not a Linux source tree"), "{told}");
    let output = make(["numbers"]).outcome()?;
    ensure!(String::from_utf8_lossy(&output.stderr).contains("KERNEL=TREE"), "{output:?}");
    Ok(())
}

/// The tables of Debian's linux-source package, unpacked once.
fn debians(archive: &Path) -> Result<PathBuf, Stop> {
    let tree = target().join("scratch/numbers-6.1");
    if !tree.join("done").is_file() {
        scratch("numbers-6.1")?;
        let mut tar = command("tar");
        tar.args(["-xJf"]).arg(archive).args(["--strip-components=1", "--wildcards", "-C"]).arg(&tree);
        tar.args([
            "*/arch/*/syscall*.tbl",
            "*/include/uapi/asm-generic/unistd.h",
            "*/scripts/syscall.tbl",
            "linux-source-*/Makefile",
        ]);
        tar.outcome()?; // a pattern that nothing matches is no matter: 6.1 has no scripts/syscall.tbl
        fs::write(tree.join("done"), "")?;
    }
    Ok(tree)
}

/// What came to its last architectures after Linux 6.1.
const LATE: [&str; 2] = ["gone: clone3 ", "gone: memfd_secret "];

/// What is in Linux 6.1 has the same numbers there, and nothing that is as old is missing.
pub fn numbers_agree_with_debians_source() -> Test {
    let archive = Path::new("/usr/src/linux-source-6.1.tar.xz");
    if !archive.is_file() {
        return skip("linux-source-6.1 is not installed");
    }
    let tree = debians(archive)?;
    let text = stage()?.splork().current_dir(root()).arg("numbers").arg("--tree").arg(tree).arg("calls").succeed()?;
    ensure!(text.contains("16 tables read: 0 numbers differ"), "{text}");
    for line in text.lines().filter(|line| line.starts_with("gone: ")) {
        ensure!(LATE.iter().any(|late| line.contains(late)), "{line}, though 6.1 has it");
    }
    ensure!(text.contains("not there yet: mseal (since Linux 6.10)"), "6.1 has no mseal:\n{text}");
    Ok(())
}
