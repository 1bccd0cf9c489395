//! README.md and calls/README.md say what is so: their commands are run, their tables compared.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use splork_table::abi::ABIS;
use splork_table::typedefs;
use splork_table::{Call, Table};
use splork_tests::command::told;
use splork_tests::files::copy_to;
use splork_tests::readme;
use splork_tests::{Run, Stop, Test, command, ensure, ensure_equal, root, scratch, target, trials};

fn main() -> ExitCode {
    trials![
        commands_do_what_readme_says,
        every_call_is_in_the_list,
        the_tables_format_names_every_abi_and_type,
        readme_is_short,
    ]
    .run("readme", "tests of README")
}

fn home_of(variable: &str, usual: &str) -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(usual);
    std::env::var_os(variable).map_or_else(home, PathBuf::from)
}

/// From the first block to the last in one shell, as a reader would, in a fresh clone and with an empty home.
fn commands_do_what_readme_says() -> Test {
    let clone = scratch("readme")?;
    copy_to(&clone)?;
    let blocks = readme::blocks(&fs::read_to_string(root().join("README.md"))?);
    readme::write(&blocks, &clone)?;
    let mut shell = command("sh");
    shell.arg("readme.sh").current_dir(&clone).env("HOME", clone.join("home"));
    shell.env("CARGO_HOME", home_of("CARGO_HOME", ".cargo")).env("RUSTUP_HOME", home_of("RUSTUP_HOME", ".rustup"));
    shell.env("CARGO_TARGET_DIR", target().join("readme"));
    let output = shell.outcome()?;
    ensure!(output.status.success(), "{}", told(&shell, &output));

    let compared = readme::compare(&blocks, &String::from_utf8_lossy(&output.stdout))?;
    ensure!(compared > 0, "no output was compared");
    Ok(())
}

fn table() -> Result<Table, Stop> {
    Table::read(&[root().join("calls")]).map_err(|report| Stop::Fails(report.to_string()))
}

/// A row for each header, with its calls and the kernel that has each first, and no other row.
fn every_call_is_in_the_list() -> Test {
    let readme = fs::read_to_string(root().join("README.md"))?;
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `<")).collect();
    let mut expected = Vec::new();
    for family in table()?.families {
        let header = if family.name == "splork" { "splork.h".to_owned() } else { format!("splork/{}.h", family.name) };
        let named = |call: &Call| match &call.since {
            Some(since) => format!("`{}` {since}", call.name),
            None => format!("`{}`", call.name),
        };
        let calls: Vec<String> = family.calls.iter().map(named).collect();
        expected.push(format!("| `<{header}>` | {} |", calls.join(", ")));
    }
    ensure_equal!(rows.join("\n"), expected.join("\n"), "the list of calls");
    Ok(())
}

fn the_tables_format_names_every_abi_and_type() -> Test {
    let text = fs::read_to_string(root().join("calls/README.md"))?;
    let paragraph = |beginning: &str| {
        let found = text.split("\n\n").find(|paragraph| paragraph.starts_with(beginning));
        found.map(str::to_owned).ok_or_else(|| Stop::Fails(format!("no paragraph begins with {beginning}")))
    };
    let named = paragraph("ABIs: ")?;
    let mut named: Vec<&str> = named["ABIs: ".len()..].trim_end_matches('.').split_whitespace().collect();
    let mut abis: Vec<&str> = ABIS.iter().map(|abi| abi.name).collect();
    named.sort();
    abis.sort();
    ensure_equal!(named, abis, "the ABIs of calls/README.md and those of table/src/abi.rs");

    let types = paragraph("Types: ")?;
    let is_word = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    let named: Vec<&str> = types.split(is_word).filter(|word| word.ends_with("_t")).collect();
    for word in &named {
        ensure!(typedefs::all().any(|ty| ty == *word), "{word} is no type of the table's");
    }
    let digits = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    for ty in typedefs::all().filter(|ty| !digits(ty)) {
        ensure!(types.contains(ty), "calls/README.md does not name the type {ty}");
    }
    Ok(())
}

fn readme_is_short() -> Test {
    let lines = fs::read_to_string(root().join("README.md"))?.lines().count();
    ensure!(lines <= 200, "README.md has {lines} lines");
    Ok(())
}
