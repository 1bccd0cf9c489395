//! `splork calls --all` and `--as-kernel`.

use std::fs;

use serde_json::Value;
use splork_tests::{Run, Test, ensure, ensure_equal, root, stage};

fn lines(arguments: &[&str]) -> Result<Vec<Vec<String>>, splork_tests::Stop> {
    let text = stage()?.splork().arg("calls").args(arguments).succeed()?;
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect();
    Ok(text.lines().take_while(|line| !line.is_empty()).map(words).collect())
}

/// All rows of the file, by its own words.
pub fn all_calls_of_the_data_are_listed() -> Test {
    let listed = lines(&["--all"])?;
    let text = fs::read_to_string(root().join("linux/calls.tsv"))?;
    let mut rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let head = rows.next().expect("its columns");
    let abi = splork_table::Abi::of_target(std::env::consts::ARCH, usize::BITS).map_or("", |abi| abi.name);
    let column = head.iter().position(|name| *name == abi).expect("this machine's");
    let rows: Vec<_> = rows.collect();
    ensure_equal!(listed.len(), rows.len() + 1, "lines, the head among them");
    for (line, row) in listed[1..].iter().zip(rows) {
        ensure_equal!([line[0].as_str(), line[1].as_str(), line[3].as_str()], [row[0], row[column], row[3]], "{row:?}");
        let is_later = row[2].split(' ').any(|word| word.starts_with(&format!("{abi}=")));
        ensure!(is_later || line[2] == row[1], "{line:?} of {row:?}");
    }
    Ok(())
}

/// What is not known is said, in the list and for programs.
pub fn what_is_not_known_is_said() -> Test {
    let text = stage()?.splork().args(["calls", "--all", "tuxcall"]).succeed()?;
    ensure!(text.contains("since -: nobody has found out; splork run --as-kernel does not deny it."), "{text}");
    let text = stage()?
        .splork()
        .args(["calls", "--all", "--json", "--as-kernel", "5.4", "tuxcall", "openat2", "read"])
        .succeed()?;
    let calls: Vec<Value> = serde_json::from_str(&text)?;
    let of = |name: &str| calls.iter().find(|call| call["name"] == name).cloned().unwrap_or_default();
    ensure_equal!((&of("tuxcall")["since"], &of("tuxcall")["kernel_has_it"]), (&Value::Null, &Value::Null), "tuxcall");
    ensure_equal!(
        (&of("openat2")["since"], &of("openat2")["kernel_has_it"]),
        (&"5.6".into(), &false.into()),
        "openat2"
    );
    ensure_equal!((&of("read")["numbers"]["i386"], &of("read")["kernel_has_it"]), (&3.into(), &true.into()), "read");
    Ok(())
}

/// The kernel that runs is not asked.
pub fn the_catalogue_is_as_that_kernel_has_it() -> Test {
    for (version, has, lacks) in
        [("5.4", "clone3", "openat2"), ("5.6", "openat2", "close_range"), ("99.0", "fchroot", "clone_nice")]
    {
        let listed = lines(&["--as-kernel", version])?;
        let kernel =
            |name: &str| listed.iter().find(|line| line[0] == name).map(|line| line[4].clone()).unwrap_or_default();
        ensure_equal!(
            (kernel(has), kernel(lacks)),
            ("yes".to_owned(), "no".to_owned()),
            "{has} and {lacks} of {version}"
        );
        ensure!(listed.iter().all(|line| line[0] != "refused"), "{version}");
    }
    let output = stage()?.splork().args(["calls", "--as-kernel", "five"]).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(output.status.code() == Some(1) && told.contains("not a Linux version"), "{told}");
    let output = stage()?.splork().args(["calls", "--all", "opnat2"]).outcome()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    ensure!(
        output.status.code() == Some(1) && told.contains("Linux has no call opnat2; did you mean openat2?"),
        "{told}"
    );
    Ok(())
}
