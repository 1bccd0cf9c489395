//! What `splork kernel --module` writes, and what it refuses. Real kernels' headers build it in check-kernel.

use std::fs;
use std::path::Path;
use std::process::Output;

use splork_tests::cli::splork;
use splork_tests::command::setting;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch};

fn module(tables: &[&Path], directory: &Path, more: &[&str]) -> Result<Output, Stop> {
    splork()?.arg("kernel").args(tables).arg("--module").arg(directory).args(more).outcome()
}

/// Every file in there, by its name.
fn content(directory: &Path) -> Result<Vec<(String, String)>, Stop> {
    let mut files = Vec::new();
    for file in fs::read_dir(directory)? {
        let path = file?.path();
        if path.is_file() {
            files.push((path.display().to_string(), fs::read_to_string(path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// Twice is as once, and what was filled in stays.
pub fn a_module_has_the_very_source_of_a_tree() -> Test {
    let directory = super::made("module-source")?;
    let (table, out) = (directory.join("frob.toml"), directory.join("module"));
    super::kernel(&directory, &[])?;
    let written = module(&[&table], &out, &[])?;
    ensure!(written.status.success(), "{written:?}");
    let told = String::from_utf8_lossy(&written.stderr);
    ensure!(told.contains("note: for test machines and virtual machines"), "not told what it is not:\n{told}");
    let source = fs::read_to_string(out.join("frob.c"))?;
    ensure_equal!(source, fs::read_to_string(directory.join("linux/kernel/frob.c"))?, "frob.c");
    fs::write(out.join("frob.c"), source + "/* mine */\n")?;
    let filled = content(&out)?;
    let again = module(&[&table], &out, &[])?;
    ensure_equal!(String::from_utf8_lossy(&again.stdout), "the directory has everything already\n", "the second time");
    ensure_equal!(content(&out)?, filled, "the directory");
    let rows = fs::read_to_string(out.join("splork_calls.h"))?;
    for row in ["(910, __x64_sys_frob)", "(910, __ia32_sys_frob)", "(910, __arm64_sys_frob)"] {
        ensure!(rows.contains(row), "{row} is not in\n{rows}");
    }
    Ok(())
}

/// A number leads to what the kernel's macros make of the source, for programs of each width.
pub fn numbers_lead_to_the_entry_of_each_width() -> Test {
    let out = scratch("module-widths")?.join("module");
    let skeletons = root().join("tests/kernel/calls/skeletons.toml");
    ensure!(module(&[&skeletons], &out, &["--numbers", "387"])?.status.success(), "it failed");
    let rows = fs::read_to_string(out.join("splork_calls.h"))?;
    // In the order of their names: another_clone, many, no_arguments, plain, wide.
    for row in [
        "(390, __x64_sys_plain)",
        "(390, __ia32_sys_plain)",
        "(391, __x64_sys_wide)",
        "(391, __ia32_compat_sys_wide)",
        "(391, __arm64_sys_wide)",
        "CLONE(skeletons)",
    ] {
        ensure!(rows.contains(row), "{row} is not in\n{rows}");
    }
    Ok(())
}

/// Copies that have other numbers are read like the tables that they are of, and in their place; nobody else may have
/// such numbers.
pub fn copies_have_numbers_that_tables_may_not() -> Test {
    let directory = super::made("module-numbers")?;
    let out = directory.join("module");
    let examples = root().join("calls/splork.toml");
    let written = module(&[&directory.join("frob.toml"), &examples], &out, &["--numbers", "400"])?;
    ensure_equal!(written.status.code(), Some(1), "the exit status for four calls from 400 on");
    let told = String::from_utf8_lossy(&written.stderr);
    ensure!(told.contains("there are 3 numbers up to 402, for 4 calls: --numbers 387 has room"), "{told}");
    ensure!(!out.exists(), "something was written");

    for (first, said) in [("386", "from 387 to 402"), ("403", "from 387 to 402")] {
        let refused = module(&[&examples], &out, &["--numbers", first])?;
        ensure!(String::from_utf8_lossy(&refused.stderr).contains(said), "--numbers {first}: {refused:?}");
        ensure!(!refused.status.success() && !out.exists(), "--numbers {first} was taken");
    }

    ensure!(module(&[&examples], &out, &["--numbers", "400"])?.status.success(), "it failed");
    let copy = out.join("calls/splork.toml");
    splork()?.arg("check").arg(&copy).succeed()?;
    let header = splork()?.arg("header").arg(&copy).succeed()?;
    ensure!(header.contains("define __NR_clone_nice 400"), "the header has another number:\n{header}");
    let shown = splork()?.env("SPLORK_CALLS", out.join("calls")).args(["calls", "splork"]).succeed()?;
    ensure!(shown.contains("401") && !shown.contains("900"), "the copy is not in its table's place:\n{shown}");
    let twice = module(&[&copy], &out, &["--numbers", "387"])?;
    ensure!(twice.status.success(), "a copy cannot be copied: {twice:?}");
    let text = fs::read_to_string(&copy)?;
    ensure!(text.contains("x86_64 = 387, i386 = 387, arm64 = 387"), "{text}");

    fs::write(directory.join("frob.toml"), fs::read_to_string(directory.join("frob.toml"))?.replace("= 910", "= 400"))?;
    let refused = splork()?.arg("check").arg(directory.join("frob.toml")).outcome()?;
    ensure!(String::from_utf8_lossy(&refused.stderr).contains("a number from 600 to 999"), "{refused:?}");
    Ok(())
}

/// Nothing of anybody's is overwritten, and nothing half-written.
pub fn a_directory_of_others_is_left_alone() -> Test {
    let directory = super::made("module-others")?;
    let table = directory.join("frob.toml");
    for (name, text, said) in [
        ("Makefile", "all:\n", "Makefile: exists and was not made by"),
        ("frob.c", "int frobs;\n", "frob.c: exists and has none of the table's calls"),
    ] {
        let out = scratch("module-others-out")?;
        fs::write(out.join(name), text)?;
        let refused = module(&[&table], &out, &[])?;
        let told = String::from_utf8_lossy(&refused.stderr);
        ensure!(!refused.status.success() && told.contains(said), "{name}:\n{told}");
        ensure_equal!(content(&out)?.len(), 1, "the files beside {name}");
    }
    let out = scratch("module-others-out")?;
    fs::create_dir(out.join("calls"))?;
    fs::write(out.join("calls/frob.toml"), fs::read_to_string(&table)?)?;
    let refused = module(&[&table], &out, &["--numbers", "400"])?;
    let told = String::from_utf8_lossy(&refused.stderr);
    ensure!(
        !refused.status.success() && told.contains("calls/frob.toml: exists and was not written by splork"),
        "{told}"
    );
    ensure_equal!(content(&out)?.len(), 0, "the files beside calls/");
    for name in ["splork_frame", "splork_clone", "splork_claims"] {
        let own = directory.join(name).with_extension("toml");
        fs::copy(&table, &own)?;
        let refused = module(&[&own], &directory.join("module"), &[])?;
        let told = String::from_utf8_lossy(&refused.stderr);
        ensure!(told.contains(&format!("{name}.o is a file of the module itself")), "{told}");
        ensure!(!refused.status.success() && !directory.join("module").exists(), "{name}: something was written");
    }
    let file = directory.join("file");
    fs::write(&file, "")?;
    ensure!(!module(&[&table], &file, &[])?.status.success(), "a file was taken for a directory");
    let neither = splork()?.arg("kernel").arg(&table).outcome()?;
    ensure_equal!(neither.status.code(), Some(2), "the exit status with neither --tree nor --module");
    Ok(())
}

/// What is wrong with its settings `make module` says before it writes or fetches anything.
pub fn wrong_settings_are_told_before_anything_is_written() -> Test {
    let directory = super::made("module-settings")?;
    let (tables, out) = (directory.join("frob.toml"), directory.join("module"));
    let splork = splork()?.get_program().to_owned();
    for (what, settings, said) in [
        ("build", &[("TABLES", "")][..], "error: give TABLES=DIR"),
        ("build", &[("TABLES", "/nowhere")], "error: cannot read /nowhere"),
        ("build", &[("MACHINE", "sparc")], "error: MACHINE=sparc: write amd64 or arm64"),
        ("build", &[("KDIR", "/nowhere")], "error: KDIR=/nowhere: no kernel headers there"),
        ("build", &[("KDIR", "/usr")], "error: KDIR=/usr: no kernel headers there"),
        ("build", &[("NUMBERS", "5")], "error: --numbers 5: take one from 387 to 402"),
        ("try", &[], "error: give PROGRAM=FILE"),
        ("try", &[("PROGRAM", "/nowhere/try 5")], "error: PROGRAM: there is no file /nowhere/try"),
        ("try", &[("PROGRAM", "/bin/true"), ("KDIR", "/usr")], "error: KDIR=/usr: no kernel headers there"),
    ] {
        let mut script = command(root().join("kernel/module.sh"));
        script.arg(what).env("SPLORK", &splork).env("VM", "false").env("MODULE", &out).env("TABLES", &tables);
        script.env("STOCK", directory.join("stock")).env("NUMBERS", "400").env("MACHINE", "amd64");
        script.envs(["KDIR", "SUITES", "PROGRAM"].map(|name| (name, "")));
        let refused = script.envs(settings.iter().copied()).outcome()?;
        let told = String::from_utf8_lossy(&refused.stderr);
        ensure!(!refused.status.success() && told.starts_with(said), "{what} {settings:?}: {}\n{told}", refused.status);
        ensure!(!out.exists() && !directory.join("stock").exists(), "{what} {settings:?}: something was written");
    }
    Ok(())
}

/// A directory without headers that has a Makefile is no kernel's.
pub fn a_module_wants_headers() -> Test {
    let directory = super::made("module-headers")?;
    let out = directory.join("module");
    ensure!(module(&[&directory.join("frob.toml")], &out, &[])?.status.success(), "it failed");
    let other = directory.join("other");
    fs::create_dir(&other)?;
    fs::write(other.join("Makefile"), "modules clean:\n")?;
    let refused = command("make").arg("-C").arg(&out).arg(setting("KDIR", &other)).outcome()?;
    let told = String::from_utf8_lossy(&refused.stderr);
    let said = format!("error: there are no kernel headers in {}", other.display());
    ensure!(!refused.status.success() && told.contains(&said), "{}\n{told}", refused.status);
    Ok(())
}
