//! include/ is what `splork header` prints from calls/, byte for byte.

use std::fs;
use std::path::Path;

use splork_tests::cli::splork;
use splork_tests::{Run, Stop, Test, ensure, ensure_equal, root, scratch};

use crate::{headers, include};

/// The files below a directory and their texts.
fn tree(top: &Path) -> Result<Vec<(String, String)>, Stop> {
    let mut files = Vec::new();
    let mut directories = vec![top.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory)? {
            let path = entry?.path();
            if path.is_dir() {
                directories.push(path);
            } else {
                let name = path.strip_prefix(top).expect("it lies below").display().to_string();
                files.push((name, fs::read_to_string(&path)?));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Names first: a difference in a file's text is then shown as the first line that differs.
fn same(actual: &[(String, String)], expected: &[(String, String)], remedy: &str) -> Test {
    let names = |files: &[(String, String)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    ensure_equal!(names(actual), names(expected), "the files, {remedy}");
    for ((name, actual), (_, expected)) in actual.iter().zip(expected) {
        let mut lines = actual.lines().zip(expected.lines()).enumerate();
        if let Some((index, (actual, expected))) = lines.find(|(_, (actual, expected))| actual != expected) {
            ensure_equal!(actual, expected, "{name}, line {}, {remedy}", index + 1);
        }
        ensure!(actual == expected, "{name} is shorter or longer than it should be, {remedy}");
    }
    Ok(())
}

pub fn committed_headers_are_what_the_tables_print() -> Test {
    let out = scratch("header-current")?;
    splork()?.arg("header").arg("--out").arg(&out).arg("calls").succeed()?;
    same(&tree(&include())?, &tree(&out)?, "`make header` brings include/ up to date")
}

/// The output depends on the tables alone: not on where they are, how they are named or in which order, or on the
/// locale and the clock.
pub fn headers_are_the_same_from_everywhere() -> Test {
    let out = scratch("header-elsewhere")?;
    let calls = root().join("calls");
    splork()?.arg("header").arg("--out").arg(out.join("first")).arg("calls").succeed()?;
    splork()?.current_dir(&out).args(["header", "--out", "second"]).arg(&calls).succeed()?;

    let mut tables: Vec<_> = fs::read_dir(&calls)?.collect::<Result<Vec<_>, _>>()?;
    tables.retain(|table| table.path().extension().is_some_and(|ending| ending == "toml"));
    tables.sort_by_key(|table| std::cmp::Reverse(table.file_name()));
    let mut reversed = splork()?;
    reversed.args(["header", "--out"]).arg(out.join("third")).args(tables.iter().map(|table| table.path()));
    reversed.env("LC_ALL", "tr_TR.UTF-8").env("TZ", "Asia/Tokyo").env("SOURCE_DATE_EPOCH", "1").succeed()?;

    let first = tree(&out.join("first"))?;
    same(&tree(&out.join("second"))?, &first, "from another directory")?;
    same(&tree(&out.join("third"))?, &first, "from tables in reversed order")
}

/// make and compilers go by times.
pub fn headers_that_are_right_are_not_touched() -> Test {
    let out = scratch("header-untouched")?;
    let print = || splork()?.arg("header").arg("--out").arg(&out).arg("calls").succeed();
    print()?;
    let header = out.join("splork.h");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(&header)?.set_modified(long_ago)?;
    print()?;
    ensure!(fs::metadata(&header)?.modified()? == long_ago, "a header was written again though it was right");
    Ok(())
}

pub fn each_header_names_its_command_in_line_1() -> Test {
    for name in headers()? {
        let text = fs::read_to_string(include().join(&name))?;
        let first = text.lines().next().unwrap_or_default();
        ensure!(first.starts_with(&format!("/* <{name}> - generated from ")), "{name} begins with {first:?}");
        ensure!(first.contains("make header") && first.contains("do not edit"), "{name} begins with {first:?}");
    }
    Ok(())
}

/// `//` ends no comment in C90, where it may even change what the code means.
pub fn headers_have_c90_comments_only() -> Test {
    for name in headers()? {
        let text = fs::read_to_string(include().join(&name))?;
        let mut code = text.as_str();
        while let Some((before, after)) = code.split_once("/*") {
            ensure!(!before.contains("//"), "{name} has a // comment in {before:?}");
            code = after.split_once("*/").map_or("", |(_, rest)| rest);
        }
        ensure!(!code.contains("//"), "{name} has a // comment in {code:?}");
    }
    Ok(())
}
